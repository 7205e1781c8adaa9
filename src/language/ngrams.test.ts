import { expect, it } from 'vitest';
import { hashWord } from '../article/characters.ts';
import { Bigrams, encodeBigrams, newsBigrams } from './ngrams.ts';
import { unitsOf } from './units.ts';

it('gives back probabilities to the step of its quantisation', () => {
  const model = new Bigrams(
    encodeBigrams(
      new Map([
        ['next', 100],
        ['week', 400],
        ['.', 500],
      ]),
      [['next', 'week', 50]],
    ),
  );
  const [next, week] = [model.indexOf(hashWord('next')), model.indexOf(hashWord('week'))];
  expect(model.unigram(week)).toBeCloseTo(Math.log(0.4), 1);
  expect(model.bigram(next, week)).toBeCloseTo(Math.log(0.5), 1);
  expect(model.bigram(week, next)).toBeCloseTo(Math.log(0.4 * 0.1), 1);
  expect(model.indexOf(hashWord('month'))).toBe(-1);
  expect(model.unigram(-1)).toBeCloseTo(Math.log(1 / 1000), 1);
});

it('knows that news says “next week”, not “subsequent week”', () => {
  const model = newsBigrams();
  const of = (word: string): number => model.indexOf(hashWord(word));
  expect(model.bigram(of('next'), of('week'))).toBeGreaterThan(model.bigram(of('subsequent'), of('week')) + 3);
});

it('cuts text as the counts were cut', () => {
  const words = unitsOf('“It’s £2.5bn, non-EU,” he said – 40% up.').map((unit) => unit.word);
  expect(words).toEqual(['"', "it's", '<n>', ',', 'non', '-', 'eu', ',', '"', 'he', 'said', '-', '<n>', 'up', '.']);
});
