import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { story } from './fixture.ts';
import { groupNearCopies, Signatures } from './minhash.ts';

const signaturesOf = (...texts: (readonly string[])[]): Signatures => {
  const signatures = new Signatures();
  for (const lines of texts) signatures.add(new Article(lines.join('\n')));
  return signatures;
};
const group = (...texts: (readonly string[])[]): number[] => [
  ...groupNearCopies(
    signaturesOf(...texts),
    Uint32Array.from(texts, (_, index) => index),
  ),
];

describe('MinHash', () => {
  it('estimates the share of equal shingles', () => {
    const [a, b] = [story(1, 40), story(2, 40)];
    // Three of four sentences in common: 3 / 5 of the union.
    const signatures = signaturesOf(a, b, [...a.slice(0, 30), ...b.slice(0, 10)]);
    expect(signatures.similarity(0, 0)).toBe(1);
    expect(signatures.similarity(0, 1)).toBeLessThan(0.1);
    expect(Math.abs(signatures.similarity(0, 2) - 0.6)).toBeLessThan(0.15);
  });

  it('says nothing about texts with hardly any prose', () => {
    const signatures = signaturesOf(['Home', 'News', 'Share this'], [], story(1));
    expect([0, 1, 2].map((index) => signatures.has(index))).toEqual([false, false, true]);
    expect(signatures.count).toBe(3);
    expect(group(['Home'], ['Home'])).toEqual([0, 1]);
    expect(group()).toEqual([]);
  });

  it('finds near-copies whatever stands between them, the smallest place first', () => {
    const near = (seed: number, n: number): string[] => [
      ...story(seed, 30),
      `The ferryman number ${n} of the harbour said no more than this today.`,
    ];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 14 }), (seeds) => {
        expect(group(...seeds.map(near))).toEqual(seeds.map((seed) => seeds.indexOf(seed)));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps its memory in pieces', () => {
    const signatures = new Signatures();
    const articles = [1, 2].map((seed) => new Article(story(seed, 12).join('\n')));
    for (let i = 0; i < 1100; i++) signatures.add(articles[i % 2] as Article);
    expect([signatures.similarity(0, 1098), signatures.similarity(1, 1099)]).toEqual([1, 1]);
    expect(signatures.similarity(0, 1099)).toBeLessThan(0.2);
  });

  it('compares some of the signatures alone as before, in the order asked for', () => {
    const all = signaturesOf(story(1, 12), ['Too short.'], [...story(1, 10), ...story(2, 2)], story(3, 12));
    const order = [3, 1, 2, 0];
    const some = all.of(order);
    expect(order.map((_, index) => some.has(index))).toEqual([true, false, true, true]);
    expect(some.similarity(3, 2)).toBe(all.similarity(0, 2));
    expect(some.similarity(0, 3)).toBe(all.similarity(3, 0));
    expect(some.similarity(3, 2)).toBeGreaterThan(some.similarity(0, 3));
  });
});
