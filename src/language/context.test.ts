import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWord } from '../article/characters.ts';
import { DIMENSIONS, newsContext, WordContext } from './context.ts';
import { packContext } from './context-build.ts';
import { newsNgrams } from './ngrams.ts';
import { Vocabulary } from './vocabulary.ts';

function wordsOf(...words: string[]): Vocabulary {
  return new Vocabulary(Int32Array.from(words.map(hashWord)).sort());
}

/** A model of words that are all rare. */
function ngramsOf(words: Vocabulary): { words: Vocabulary; unigram: () => number } {
  return { words, unigram: () => -12 };
}

const SPACE = ['gas', 'dust', 'stars'];
const MONEY = ['bank', 'loan', 'fee'];
const SPORT = ['ball', 'goal', 'match'];
/** Words of one field point the same way, a little apart; how common they are makes up most of the vectors, as in real ones. */
const VECTORS = [SPACE, MONEY, SPORT].flatMap((field, number) =>
  field.map((word, rank) => {
    const numberAt = (d: number): number =>
      4 * rank + Math.cos(d * (number + 2) * 1.7) + 0.3 * Math.sin(d * d * (rank + number + 1));
    return [word, Array.from({ length: DIMENSIONS }, (_, d) => numberAt(d))] as const;
  }),
);
const own = wordsOf(...SPACE, ...MONEY, ...SPORT, 'of', 'discs');
const data = packContext(
  {
    vectors: VECTORS,
    triples: [
      ['discs of gas', 80],
      ['discs of unheard', 80],
    ],
    leastCount: 8,
  },
  own,
);
const context = new WordContext(data, own, ngramsOf(own));

function cosine(a: string, b: string, of: WordContext, words: Vocabulary): number {
  const [x, y] = [a, b].map((word) => {
    const vector = new Float32Array(DIMENSIONS);
    of.add(words.idOf(hashWord(word)), vector);
    return vector;
  }) as [Float32Array, Float32Array];
  const dot = (p: Float32Array, q: Float32Array): number =>
    p.reduce((sum, value, d) => sum + value * (q[d] as number), 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

describe('a model of contexts', () => {
  const id = (word: string): number => own.idOf(hashWord(word));

  it('has nearly the same vector for words of one field', () => {
    expect(cosine('gas', 'dust', context, own)).toBeGreaterThan(0.5);
    expect(cosine('gas', 'bank', context, own)).toBeLessThan(0);
  });

  it('adds nothing for a word without a vector', () => {
    const sum = new Float32Array(DIMENSIONS);
    context.add(id('of'), sum);
    context.add(-1, sum);
    expect(sum.every((value) => value === 0)).toBe(true);
    expect(context.vectorOf(id('of'))).toBeUndefined();
    context.add(id('gas'), sum);
    expect(sum.some((value) => value !== 0)).toBe(true);
  });

  it('knows the triples that were counted, in their order', () => {
    expect(context.triple(id('discs'), id('of'), id('gas'))).toBeCloseTo(Math.log(2 * 10), 0);
    expect(context.triple(id('gas'), id('of'), id('discs'))).toBe(0);
    expect(context.triple(id('discs'), id('of'), -1)).toBe(0);
  });

  it('answers by the ids of another model', () => {
    const others = wordsOf('unheard', 'gas', 'bank', 'discs', 'of', 'dust');
    const there = new WordContext(data, own, ngramsOf(others));
    expect(cosine('gas', 'dust', there, others)).toBeCloseTo(cosine('gas', 'dust', context, own), 5);
    const at = (word: string): number => others.idOf(hashWord(word));
    expect(there.triple(at('discs'), at('of'), at('gas'))).toBeGreaterThan(0);
    expect(there.vectorOf(at('unheard'))).toBeUndefined();
  });

  it('refuses to be read with words that it was not made for', () => {
    expect(() => new WordContext(data, wordsOf('gas'), ngramsOf(own), 'x.bin')).toThrow(
      'x.bin: Unexpected words of another n-gram model; make both models together',
    );
  });
});

it('finds every triple that it was given, and hardly any other', () => {
  const names = Array.from({ length: 40 }, (_, at) => `w${at}`);
  const words = wordsOf(...names);
  const triple = fc.tuple(fc.nat(39), fc.nat(39), fc.nat(39));
  fc.assert(
    fc.property(fc.uniqueArray(triple, { maxLength: 300, selector: (ids) => ids.join() }), (given) => {
      const triples = given.map((ids) => [ids.map((at) => `w${at}`).join(' '), 9] as const);
      const packed = packContext({ vectors: [], triples, leastCount: 8 }, words);
      const model = new WordContext(packed, words, ngramsOf(words));
      const worth = (ids: readonly number[]): number =>
        model.triple(...(ids.map((at) => words.idOf(hashWord(`w${at}`))) as [number, number, number]));
      const lost = given.filter((ids) => worth(ids) === 0).length;
      expect(lost).toBeLessThanOrEqual(given.length * 0.03 + 2);
      const known = new Set(given.map((ids) => ids.join()));
      let wrong = 0;
      for (let at = 0; at < 1000; at++) {
        const ids = [at % 40, Math.floor(at / 40), (at * 13) % 40];
        if (!known.has(ids.join()) && worth(ids) > 0) wrong++;
      }
      expect(wrong).toBeLessThan(25);
    }),
    { numRuns: 20 },
  );
});

it('knows that dust is nearer to stars than mud is', () => {
  const ngrams = newsNgrams();
  const news = newsContext(ngrams);
  expect(cosine('dust', 'stars', news, ngrams.words)).toBeGreaterThan(cosine('mud', 'stars', news, ngrams.words));
  const [of, solar, energy] = ['of', 'solar', 'energy'].map((word) => ngrams.idOf(hashWord(word))) as [
    number,
    number,
    number,
  ];
  expect(news.triple(of, solar, energy)).toBeGreaterThanOrEqual(0);
  expect(newsContext(ngrams)).toBe(news);
});
