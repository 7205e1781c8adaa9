import { expect, test } from 'vitest';
import { concise } from './concise.ts';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';

test('a line for each proposed finding', () => {
  expect(concise(checkReport(sampleFiles())).split('\n').slice(1, 4)).toEqual([
    'articles/ferry.txt:7:1 safe boilerplate/newsletter/free-newsletter A newsletter sign-up form.',
    'articles/ferry.txt:15:39 review spin/lexicon/quick/dead Reads like a synonym put in for “dead of the night”.',
    'articles/ferry.txt:17:18 report spin/lexicon/guarantee/promise A quotation may have been reworded: “kept its promise” is what people say.',
  ]);
});

test('nothing to say is no output', () => {
  const text = 'Advertisement\n';
  const done = reviewed('a.txt', text, [finding(text, 'Advertisement', { status: 'superseded' })]);
  expect(concise(checkReport([done]))).toBe('');
});

test('names and messages from strangers stay on their line', () => {
  const text = 'Advertisement\n';
  const file = reviewed('a\nb.txt:1:1 safe x\u001b[2J', text, [
    finding(text, 'Advertisement', { message: 'one\ntwo \u202e' }),
  ]);
  expect(concise(checkReport([file]))).toBe(
    'a<LF>b.txt:1:1 safe x<ESC>[2J:1:1 safe boilerplate/newsletter one two <U+202E>\n',
  );
});
