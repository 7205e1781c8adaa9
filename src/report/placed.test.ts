import { describe, expect, test } from 'vitest';
import { finding, hostileFiles, reviewed } from './fixture.ts';
import { actionOf, placedFindings } from './placed.ts';

describe('placedFindings', () => {
  test('regions are lines and UTF-16 columns; line breaks that go along are not the last line', () => {
    const text = 'One 😀 two.\r\n\r\nAdvert\r\n\r\nThree.\n';
    const [emoji, advert] = placedFindings([
      reviewed('a.txt', text, [finding(text, 'two'), finding(text, 'Advert\r\n\r\n', { put: '' })]),
    ]);
    expect(emoji?.region).toEqual({ startLine: 1, startColumn: 8, endLine: 1, endColumn: 11 });
    expect(advert?.region).toEqual({ startLine: 3, startColumn: 1, endLine: 5, endColumn: 1 });
    expect(advert?.lastLine).toBe(3);
  });

  test('a text that is not the file has the line of its record, quotes itself and offers nothing', () => {
    const [, record, page] = hostileFiles();
    const [one, two] = placedFindings([record, page].filter((file) => file !== undefined));
    expect(one).toMatchObject({ file: 'in/many.jsonl', lastLine: 7, edits: [], regionOf: undefined });
    expect(one?.message).toMatch(/ \(“Advertisement”\)$/);
    expect(two).toMatchObject({ file: 'in/page.html', lastLine: 1, edits: [] });
  });

  test('only proposed findings; equal ids in one file are told apart, in two files they are not', () => {
    const text = 'ad ad\n';
    const same = (nth: number) => finding(text, 'ad', { nth, id: 'c-1' });
    const findings = [same(1), finding(text, 'ad', { status: 'suppressed', id: 'c-1' }), same(2)];
    const placed = placedFindings([reviewed('a.txt', text, findings), reviewed('b.txt', text, [same(1)])]);
    expect(placed.map(({ fingerprint }) => fingerprint)).toEqual(['c-1:1', 'c-1:2', 'c-1:1']);
  });
});

test.each([
  [[{ start: 0, end: 3, text: '' }], 'Delete'],
  [[{ start: 3, end: 3, text: 'x' }], 'Insert “x”'],
  [[{ start: 0, end: 3, text: 'a\u202e\nb' }], 'Replace by “a<U+202E> b”'],
  [
    [
      { start: 0, end: 1, text: '' },
      { start: 2, end: 3, text: 'x' },
    ],
    'Change 2 places',
  ],
])('the action of %j is %s', (edits, action) => {
  expect(actionOf(edits)).toBe(action);
});
