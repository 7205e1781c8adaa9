import { expect, test } from 'vitest';
import { excerpts } from './excerpt.ts';
import { finding } from './fixture.ts';
import { wdiff } from './words.ts';

const shown = (text: string, one: ReturnType<typeof finding>): string[] =>
  excerpts(text, one).excerpts.map(({ segments }) => wdiff(segments));

test('a change within a line has words around it, cut at word borders', () => {
  const text =
    'First line.\nThe people of the long valley have walked to the old mill in the quick of the night for more than three hundred years now.\nLast.';
  expect(shown(text, finding(text, 'quick', { put: 'dead' }))).toEqual([
    '… long valley have walked to the old mill in the [-quick-]{+dead+} of the night for more than three hundred years …',
  ]);
});

test('context ends with the line', () => {
  const text = 'Above.\nA quick one.\nBelow.';
  expect(shown(text, finding(text, 'quick', { put: 'small' }))).toEqual(['A [-quick-]{+small+} one.']);
});

test('whole lines that go need no words around them', () => {
  const text = 'Above.\n\nAdvertisement\n\nBelow.';
  const one = finding(text, 'Advertisement\n\n', { put: '' });
  expect(excerpts(text, one).excerpts).toEqual([{ segments: [{ kind: 'del', text: 'Advertisement ' }], whole: true }]);
});

test('an insertion at the end of a line is shown', () => {
  const text = 'No full stop\nBelow.';
  const one = finding(text, 'stop', { edits: [{ start: 12, end: 12, text: '.' }] });
  expect(shown(text, one)).toEqual(['No full stop{+.+}']);
});

test('a change of white space can be seen', () => {
  const text = 'Two  spaces, a hard\u00a0space, a bro\nken line.';
  expect(shown(text, finding(text, '  ', { put: ' ' }))).toEqual(['Two [-␣-]spaces, a hard\u00a0space, a bro']);
  expect(shown(text, finding(text, '\u00a0', { put: ' ' }))).toEqual(['Two spaces, a hard[-<NBSP>-]{+␣+}space, a bro']);
  expect(shown(text, finding(text, '\n', { put: '' }))).toEqual(['Two spaces, a hard\u00a0space, a bro[-↵-]ken line.']);
});

test('near edits share an excerpt, far ones have their own, and the rest is counted', () => {
  const line = `${'plain words '.repeat(12)}quick and fast\n`;
  const text = line.repeat(5);
  const edits = Array.from({ length: 5 }, (_, index) => {
    const start = index * line.length + line.indexOf('quick');
    return [
      { start, end: start + 5, text: 'slow' },
      { start: start + 10, end: start + 14, text: 'calm' },
    ];
  }).flat();
  const { excerpts: three, left } = excerpts(text, finding(text, 'quick', { edits }));
  expect(three).toHaveLength(3);
  expect(left).toBe(4);
  expect(wdiff(three[0]?.segments ?? [])).toMatch(/\[-quick-\]\{\+slow\+\} and \[-fast-\]\{\+calm\+\}$/);
});

test('without edits it is the place itself', () => {
  const text = 'The hearing ends and then';
  expect(shown(text, finding(text, 'and then'))).toEqual(['and then']);
  expect(excerpts(text, finding(text, 'and then', { start: 3, end: 3 }))).toEqual({ excerpts: [], left: 0 });
});

test('hostile text is neutralised, in the change and around it', () => {
  const text = 'A \u001b[31mred\u202e quick\u200b\u001b]0;title\u0007 word.';
  expect(shown(text, finding(text, 'quick\u200b\u001b]0;title\u0007', { put: 'calm\u009b' }))).toEqual([
    'A <ESC>[31mred<U+202E> [-quick<U+200B><ESC>]0;title<U+0007>-]{+calm<U+009B>+} word.',
  ]);
});
