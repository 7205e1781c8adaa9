import { expect, it } from 'vitest';
import { parseNames, parseNameWords, spunNames } from './names.ts';

const words = parseNameWords('High\tExcessive\tA\nCourt\tCourtroom\tA\nCourt\tCourthouse\tC\n', 'words.tsv');

it('swaps the words of a name, words of rare engines only alone', () => {
  expect(spunNames('High Court', words, new Set())).toEqual([
    'High Courtroom',
    'Excessive Court',
    'Excessive Courtroom',
    'High Courthouse',
  ]);
});

it('makes no real name and nothing of one word', () => {
  expect(spunNames('High Court', words, new Set(['High Courthouse']))).not.toContain('High Courthouse');
  expect(spunNames('Court', words, new Set())).toEqual([]);
  expect(spunNames('Harbour Trust', words, new Set())).toEqual([]);
});

it('reads names without their fields, and names file and line of a bad row', () => {
  expect(parseNames('# real\nHigh Court\tgovernment\n\nRed Sea\n')).toEqual(['High Court', 'Red Sea']);
  expect(() => parseNameWords('High\tHigh\tA\n', 'words.tsv')).toThrow(/^words\.tsv:1: Unexpected row/);
});
