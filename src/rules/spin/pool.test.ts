import { describe, expect, it } from 'vitest';
import type { Edge } from './lattice.ts';
import { Pool } from './pool.ts';

const edge = (form: number, original: number): Edge => ({
  from: 0,
  to: 1,
  form,
  original,
  candidate: form * 10 + original,
  firstWord: 0,
  lastWord: 0,
  inner: 0,
});

describe('what places of an article say about each other', () => {
  // Forms 1 (“value”) and 2 (“worth”), originals 3 (“price”) and 4 (“cost”).
  const places = [
    { edges: [edge(1, 3), edge(1, 4)], shares: [0.8, 0.2] },
    { edges: [edge(1, 3), edge(1, 4)], shares: [0.4, 0.6] },
    { edges: [edge(2, 3)], shares: [1] },
  ];
  const pool = new Pool(places);

  it('is what the other places of a form say, never the place itself', () => {
    expect(pool.sameForm(edge(1, 3), 0.8)).toBeCloseTo(Math.log(0.4), 10);
    expect(pool.sameForm(edge(1, 3), 0.4)).toBeCloseTo(Math.log(0.8), 10);
  });

  it('is nothing for a form that stands once', () => {
    expect(pool.sameForm(edge(2, 3), 1)).toBe(0);
  });

  it('counts an original that another place does not offer as hardly likely', () => {
    const [first, second] = places as [(typeof places)[0], (typeof places)[0]];
    const without = new Pool([first, { edges: [edge(1, 3)], shares: [1] }, second]);
    expect(without.sameForm(edge(1, 4), 0.2)).toBeCloseTo((Math.log(0.6) - 6) / 2, 10);
  });

  it('counts the places of other forms that an original explains', () => {
    expect(pool.otherForms(edge(1, 3))).toBeCloseTo(1, 10);
    expect(pool.otherForms(edge(2, 3))).toBeCloseTo(1.2, 10);
    expect(pool.otherForms(edge(1, 4))).toBeCloseTo(0, 10);
  });

  it('is no matter of the order of the places', () => {
    const turned = new Pool([...places].reverse());
    for (const one of [edge(1, 3), edge(1, 4), edge(2, 3)])
      expect(turned.otherForms(one)).toBeCloseTo(pool.otherForms(one), 10);
  });
});
