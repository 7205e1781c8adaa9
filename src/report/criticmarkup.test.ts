import { expect, test } from 'vitest';
import { criticmarkup } from './criticmarkup.ts';
import { finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';

const MARKS = /\{--([\s\S]*?)--\}|\{\+\+([\s\S]*?)\+\+\}|\{~~([\s\S]*?)~>([\s\S]*?)~~\}/g;
const accepted = (text: string): string =>
  text.replace(MARKS, (_, _gone, come?: string, _old?: string, fresh?: string) => come ?? fresh ?? '');
const rejected = (text: string): string =>
  text.replace(MARKS, (_, gone?: string, _come?: string, old?: string) => gone ?? old ?? '');

test('one article is the article with marks: accepted it is clean, rejected the original', () => {
  for (const file of [...sampleFiles(), ...hostileFiles()]) {
    expect(accepted(criticmarkup([file]))).toBe(file.cleaned);
    expect(rejected(criticmarkup([file]))).toBe(file.text);
  }
  expect(criticmarkup(sampleFiles().slice(0, 1))).toContain('in the {~~quick~>dead~~} of the night');
});

test('report findings are not marked', () => {
  const [ferry] = sampleFiles();
  expect(criticmarkup(ferry ? [ferry] : [])).toContain('kept its guarantee');
});

test('several articles: those that change, below their names', () => {
  const text = 'Ad. News.';
  const file = reviewed('x<<}{++y++}\n.txt', text, [finding(text, 'Ad. ', { put: '' })]);
  const [ferry, fund] = sampleFiles();
  const written = criticmarkup([ferry, fund, file].filter((one) => one !== undefined));
  expect(written.startsWith('{>> articles/ferry.txt <<}\n\nFerry to Hollin')).toBe(true);
  expect(written).not.toContain('harbour fund');
  expect(written.endsWith('{--Ad. --}News.\n')).toBe(true);
  expect(written).toContain('{>> x<<\\}{\\++y++\\}<LF>.txt <<}');
});

test('marks of the text itself forge nothing', () => {
  const text = 'Pay {++nothing++} or {~~a~>b~~}. Ad.\n';
  const file = reviewed('a.txt', text, [finding(text, ' Ad.', { put: '' })]);
  expect(criticmarkup([file])).toBe('Pay {\\++nothing++\\} or {\\~~a~>b~~\\}.{-- Ad.--}\n');
});
