import { describe, expect, it } from 'vitest';
import type { Pair } from './pairs.ts';
import { type Counts, chancesOf, weightOf } from './weights.ts';

const counts: Counts = {
  unigrams: new Map([
    ['children', 17_000],
    ['kids', 8_000],
    ['ship', 900],
  ]),
  bigrams: new Map(),
  trigrams: new Map(),
  total: 42e6,
};

const row = (spun: string, original: string, more: Partial<Pair> = {}): Pair => ({
  spun,
  original,
  class: 'noun',
  pages: 0,
  ambiguous: true,
  cased: false,
  ...more,
});

/** Chance of the first row beside the others. */
const chance = (...rows: [Pair, ...Pair[]]): number => chancesOf(rows, counts)(rows[0]);

describe('the chance of a pair that was not seen', () => {
  it('is the higher the better it is known', () => {
    const likely = chance(row('kids', 'children', { likely: true }));
    const rare = chance(row('kids', 'children', { rare: true }));
    const usual = chance(row('kids', 'children', { usual: true }));
    expect(likely).toBeLessThan(rare);
    expect(rare).toBeLessThan(usual);
    expect(usual).toBeLessThan(0.2);
  });

  it('falls with how often its original stood on pages that did not show it', () => {
    expect(chance(row('vessel', 'ship', { usual: true }))).toBeGreaterThan(
      chance(row('kids', 'children', { usual: true })),
    );
  });

  it('takes no room from forms that were seen', () => {
    const seen = row('youngsters', 'children', { pages: 4 });
    const known = ['kids', 'infants', 'minors', 'sons'].map((spun) => row(spun, 'children', { usual: true }));
    expect(chance(seen, ...known)).toBe(chance(seen));
    const all = [seen, ...known];
    const of = chancesOf(all, counts);
    expect(all.reduce((sum, pair) => sum + of(pair), 0)).toBeLessThanOrEqual(0.9 + 1e-9);
  });
});

it('an ordinary word that an engine is known for says no less than nothing', () => {
  expect(weightOf(row('kids', 'children'), counts)).toBeLessThan(0);
  expect(weightOf(row('kids', 'children', { usual: true }), counts)).toBeGreaterThan(0);
});
