import { expect, test } from 'vitest';
import { finding } from './fixture.ts';
import { evidenceLines, lineAt, opening, relatedLines } from './why.ts';

test('evidence reads as words, in the order of the rule', () => {
  expect(
    evidenceLines({
      scoreGain: 6.42173,
      df: 41,
      cues: ['sign up', 'e-mail'],
      exact_copy: true,
      nothing: undefined,
      none: [],
    }),
  ).toEqual(['score gain: 6.42', 'df: 41', 'cues: "sign up", "e-mail"', 'exact copy: yes']);
});

test('a long list is cut, and says so', () => {
  const cues = Array.from({ length: 10 }, (_, index) => `cue ${index}`);
  expect(evidenceLines({ cues })[0]).toMatch(/"cue 7" and 2 more items$/);
});

test('hostile evidence stays on one line and shows its controls', () => {
  expect(evidenceLines({ text: 'a\nb\u001b[2J', list: ['\u202e'] })).toEqual(['text: a b<ESC>[2J', 'list: "<U+202E>"']);
});

test('related places are named by line and first words', () => {
  const text = 'Head.\n\nThe first copy.\n\nThe first copy.\n';
  const start = text.indexOf('The');
  const repeat = finding(text, 'The first copy.', { nth: 2, related: [{ start, end: start + 15 }] });
  expect(relatedLines(repeat, text)).toEqual(['line 3: The first copy.']);
  expect(relatedLines(repeat, undefined)).toEqual([]);
});

test('the opening of a long passage ends at a word and never inside a character', () => {
  expect(opening('word '.repeat(40))).toBe(`${'word '.repeat(12)}word…`);
  expect(opening('😀'.repeat(300))).not.toMatch(/\p{Cs}/u);
});

test('lines are counted from 1', () => {
  expect([0, 1, 2, 3].map((offset) => lineAt('a\nb\n', offset))).toEqual([1, 1, 2, 2]);
});
