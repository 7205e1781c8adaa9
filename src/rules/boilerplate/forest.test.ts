import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Forest } from './forest.ts';

/** Two trees: one asks column 0 and then column 1, the other is a leaf. */
const FOREST = Forest.of({
  roots: [0, 5],
  feature: [0, -1, 1, -1, -1, -1],
  threshold: [0.5, 0, 2, 0, 0, 0],
  left: [1, 0, 3, 0, 0, 0],
  value: [0, 1, -0.5, -1, 0.25, 0.125],
});

describe('forest', () => {
  it('sums the leaves that a unit reaches', () => {
    const values = Float32Array.from([0.5, 0.6, 0.6, 9, 2, 3]);
    expect([...FOREST.score({ units: 3, values })]).toEqual([1.125, -0.875, 0.375]);
  });

  it('credits the columns that were asked with the difference to the average', () => {
    const shares = FOREST.contributions({ units: 1, values: Float32Array.from([1, 1]) }, 0);
    expect([...shares]).toEqual([
      [0, -0.5],
      [1, -0.5],
    ]);
  });

  it('explains every score in full: contributions and the averages at the roots add up to it', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
        const matrix = { units: 1, values: Float32Array.from([a, b]) };
        const sum = [...FOREST.contributions(matrix, 0).values()].reduce((x, y) => x + y, 0);
        expect(sum + 0.125).toBeCloseTo(FOREST.score(matrix)[0] as number, 5);
      }),
    );
  });
});
