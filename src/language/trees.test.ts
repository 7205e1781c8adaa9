import { describe, expect, it } from 'vitest';
import { Trees } from './trees.ts';

describe('Trees', () => {
  // One tree asks column 1, its right child column 0; the other tree is a lone leaf.
  const trees = new Trees({
    roots: [0, 5],
    feature: [1, -1, 0, -1, -1, -1],
    threshold: [0.5, 0, 2, 0, 0, 0],
    left: [1, 0, 3, 0, 0, 0],
    value: [0, -1, 0, 3, 4, 0.25],
  });

  it.each([
    [[9, 0.5], -0.75],
    [[2, 1], 3.25],
    [[2.1, 1], 4.25],
  ])('adds up the leaves that %j falls into', (row, score) => {
    expect(trees.score(Float64Array.from(row))).toBe(score);
  });

  it('gives up on a row as soon as the trees that are left cannot bring it to the least that counts', () => {
    const row = Float64Array.of(2, 1);
    expect(trees.score(row, 3.25)).toBe(3.25);
    expect(trees.score(row, 3.6)).toBe(-Infinity);
    expect(trees.score(row, 4.5)).toBe(-Infinity);
  });

  it('compares as 32-bit floats, as the thresholds are kept', () => {
    const tenth = new Trees({
      roots: [0],
      feature: [0, -1, -1],
      threshold: [0.1, 0, 0],
      left: [1, 0, 0],
      value: [0, 1, 2],
    });
    expect(tenth.score(Float64Array.of(0.1))).toBe(1);
  });
});
