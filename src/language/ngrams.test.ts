import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWord } from '../article/characters.ts';
import { Ngrams, newsNgrams } from './ngrams.ts';
import { packNgrams } from './ngrams-build.ts';

const COUNTS = new Map([
  ['next', 10_000],
  ['week', 40_000],
  ['year', 50_000],
]);

describe('a model of counts', () => {
  const model = new Ngrams(packNgrams({ unigrams: COUNTS, bigrams: [['next week', 5000]] }, 100));
  const [next, week, year] = ['next', 'week', 'year'].map((word) => model.idOf(hashWord(word))) as [
    number,
    number,
    number,
  ];

  it('knows words and counted pairs', () => {
    expect(model.idOf(hashWord('month'))).toBe(-1);
    expect(model.knows(next, week)).toBe(true);
    expect(model.knows(week, next)).toBe(false);
    expect(model.unigram(week)).toBeCloseTo(Math.log(0.4), 1);
    expect(model.unigram(-1)).toBeCloseTo(Math.log(1 / 100_000), 5);
  });

  it('smooths a pair by the word alone, and credits a missing one with less than was cut', () => {
    expect(model.bigram(next, week)).toBeCloseTo(Math.log((5000 + 500 * 0.4) / 10_500), 1);
    expect(model.bigram(next, year)).toBeCloseTo(Math.log((0.3 + 500 * 0.5) / 10_500), 1);
    expect(model.bigram(-1, year)).toBe(model.unigram(year));
  });
});

it('finds every pair it was given, and hardly any other', () => {
  const words = Array.from({ length: 300 }, (_, i) => `w${i}`);
  const unigrams = new Map(words.map((word) => [word, 50]));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(299), fc.nat(299)), { minLength: 1, maxLength: 200, selector: (p) => p.join() }),
      (pairs) => {
        const model = new Ngrams(
          packNgrams({ unigrams, bigrams: pairs.map(([a, b]) => [`w${a} w${b}`, 7] as const) }, 1000),
        );
        const ids = words.map((word) => model.idOf(hashWord(word)));
        for (const [a, b] of pairs) expect(model.knows(ids[a] as number, ids[b] as number)).toBe(true);
        const given = new Set(pairs.map((pair) => pair.join()));
        let wrong = 0;
        for (let a = 0; a < 300; a += 7)
          for (let b = 0; b < 300; b += 7)
            if (!given.has(`${a},${b}`) && model.knows(ids[a] as number, ids[b] as number)) wrong++;
        expect(wrong).toBeLessThan(5);
      },
    ),
    // Nine pairs of which eight choose one bucket: they once lost the ninth.
    {
      numRuns: 20,
      examples: [
        [
          [
            [0, 254],
            [2, 186],
            [127, 219],
            [0, 1],
            [211, 0],
            [4, 3],
            [0, 4],
            [223, 0],
            [0, 7],
          ],
        ],
      ],
    },
  );
});

it('knows that news says “next week”, not “subsequent week”', () => {
  const model = newsNgrams();
  const of = (word: string): number => model.idOf(hashWord(word));
  expect(model.bigram(of('next'), of('week'))).toBeGreaterThan(model.bigram(of('subsequent'), of('week')) + 3);
});
