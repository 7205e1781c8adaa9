import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align.ts';

function differences(a: readonly number[], b: readonly number[], limit = 100) {
  return align(Int32Array.from([...a, ...b]), 0, a.length, a.length, b.length, limit);
}

/** Length of the longest common subsequence, the slow way. */
function common(a: readonly number[], b: readonly number[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const row = table[i] as number[];
      const above = table[i - 1] as number[];
      row[j] =
        a[i - 1] === b[j - 1] ? (above[j - 1] as number) + 1 : Math.max(above[j] as number, row[j - 1] as number);
    }
  }
  return (table[a.length] as number[])[b.length] as number;
}

describe('align', () => {
  it('names what was put in, left out and replaced', () => {
    expect(differences([1, 2, 3], [1, 9, 2, 3])).toEqual([{ aFrom: 1, aTo: 1, bFrom: 4, bTo: 5 }]);
    expect(differences([1, 2, 3], [1, 3])).toEqual([{ aFrom: 1, aTo: 2, bFrom: 4, bTo: 4 }]);
    expect(differences([1, 2, 3], [1, 7, 3])).toEqual([{ aFrom: 1, aTo: 2, bFrom: 4, bTo: 5 }]);
    expect(differences([], [])).toEqual([]);
  });

  it('gives up beyond the limit', () => {
    expect(differences([1, 2, 3, 4], [5, 6, 7, 8], 7)).toBeUndefined();
    expect(differences([1, 2, 3, 4], [5, 6, 7, 8], 8)).toHaveLength(1);
  });

  it('finds a longest common subsequence', () => {
    const words = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 14 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const found = differences(a, b) ?? [];
        const all = [...a, ...b];
        const rest: number[] = [];
        let at = 0;
        let removed = 0;
        for (const { aFrom, aTo, bFrom, bTo } of found) {
          rest.push(...all.slice(at, aFrom), ...all.slice(bFrom, bTo));
          at = aTo;
          removed += aTo - aFrom;
        }
        rest.push(...a.slice(at));
        expect(rest).toEqual(b);
        expect(a.length - removed).toBe(common(a, b));
      }),
    );
  });
});
