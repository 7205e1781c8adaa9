import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { story } from './fixture.ts';
import { groupNearCopies, type Signature, signatureOf, similarity } from './minhash.ts';

const signature = (lines: readonly string[]) => signatureOf(new Article(lines.join('\n'))) as Signature;

describe('MinHash', () => {
  it('estimates the share of equal shingles', () => {
    const [a, b] = [story(1, 40), story(2, 40)];
    expect(similarity(signature(a), signature(a))).toBe(1);
    expect(similarity(signature(a), signature(b))).toBeLessThan(0.1);
    // Three of four sentences in common: 3 / 5 of the union.
    expect(similarity(signature(a), signature([...a.slice(0, 30), ...b.slice(0, 10)]))).toBeCloseTo(0.6, 0);
  });

  it('says nothing about texts with hardly any prose', () => {
    expect(signatureOf(new Article('Home\nNews\nShare this'))).toBeUndefined();
    expect(signatureOf(new Article(''))).toBeUndefined();
  });

  it('finds near-copies whatever stands between them, the smallest index first', () => {
    const near = (seed: number, n: number) =>
      signature([...story(seed, 30), `The ferryman number ${n} of the harbour said no more than this today.`]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 14 }), (seeds) => {
        const groups = groupNearCopies(seeds.map((seed, index) => near(seed, index)));
        expect([...groups]).toEqual(seeds.map((seed) => seeds.indexOf(seed)));
      }),
      { numRuns: 20 },
    );
  });

  it('leaves texts without a signature alone', () => {
    expect([...groupNearCopies([undefined, undefined])]).toEqual([0, 1]);
    expect([...groupNearCopies([])]).toEqual([]);
  });
});
