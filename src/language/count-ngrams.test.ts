import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { hashWord } from '../article/characters.ts';
import { NgramCounter } from './count-ngrams.ts';
import { Ngrams } from './ngrams.ts';
import { packNgrams } from './ngrams-build.ts';
import { PairTable } from './pair-table.ts';

describe('PairTable', () => {
  it('counts as a map does while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))), (pairs) => {
        const table = new PairTable(1 << 14);
        const map = new Map<string, number>();
        for (const [before, after] of pairs) {
          table.add(before, after);
          map.set(`${before} ${after}`, (map.get(`${before} ${after}`) ?? 0) + 1);
        }
        const seen: Record<string, number> = {};
        table.forEach(1, (before, after, count) => {
          seen[`${before} ${after}`] = count;
        });
        expect(seen).toEqual(Object.fromEntries(map));
      }),
    );
  });

  it('never grows over its bound, and keeps what is frequent', () => {
    const table = new PairTable(1 << 12);
    for (let i = 0; i < 60_000; i++) {
      table.add(i, i * 7);
      if (i % 50 === 0) table.add(1, 2);
    }
    expect(table.size).toBeLessThanOrEqual(1 << 12);
    expect(table.forgotten).toBeGreaterThan(0);
    expect(table.get(1, 2)).toBeGreaterThanOrEqual(1200 - table.forgotten);
  });
});

describe('NgramCounter', () => {
  const text = 'The boat sails next week. The boat costs £40, he said.\n\nThe boat sails next week at 9.30';

  it('counts units as the decoder cuts them, with a full stop around every block', () => {
    const counter = new NgramCounter();
    counter.add(new Article(text));
    counter.add(new Article(text));
    const { unigrams, bigrams } = counter.counts(100);
    const pairs = new Map(bigrams);
    expect(Object.fromEntries(unigrams)).toMatchObject({ the: 6, boat: 6, '<n>': 4, ',': 2, week: 4 });
    expect(Object.fromEntries(pairs)).toMatchObject({
      'the boat': 6,
      '. the': 6,
      'next week': 4,
      'costs <n>': 2,
      '<n> .': 2,
    });
    expect([...pairs.values()]).toEqual([...pairs.values()].sort((a, b) => b - a));
  });

  it('makes a model that reads back', () => {
    const counter = new NgramCounter();
    for (let i = 0; i < 20; i++) counter.add(new Article(text));
    const model = new Ngrams(packNgrams(counter.counts(100), 1000));
    const id = (word: string): number => model.idOf(hashWord(word));
    expect(model.knows(id('next'), id('week'))).toBe(true);
    expect(model.knows(id('week'), id('next'))).toBe(false);
    expect(model.bigram(id('next'), id('week'))).toBeGreaterThan(model.bigram(id('the'), id('week')));
  });

  it('forgets rare words when there are too many, and gives the wanted ones a place first', () => {
    const counter = new NgramCounter({ mostWords: 300 });
    for (let i = 0; i < 600; i++)
      counter.add(new Article(`The word${String.fromCharCode(97 + (i % 26), 97 + i / 26)} came back.`));
    expect([...counter.counts(3).unigrams.keys()]).toEqual(['.', 'back', 'came']);
    const wanted = hashWord('the');
    expect([...counter.counts(2, (hash) => hash === wanted).unigrams.keys()]).toEqual(['the', '.']);
  });
});
