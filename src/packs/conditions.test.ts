import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import type { CompiledEntry, CompiledRule } from './compiled.ts';
import { allows, gateOf, inCompany, passes } from './conditions.ts';
import type { Hit } from './hits.ts';

function entryOf(more: Partial<CompiledEntry>): CompiledEntry {
  const action = { kind: 'delete', what: 'line' } as const;
  const base = { id: 'e', kind: 'phrase', phrases: [], where: 'anywhere', languages: ['any'], action } as const;
  return { ...base, safety: 'safe', severity: 'warning', ...more };
}

const regex = (more: Partial<CompiledEntry>): CompiledEntry => entryOf({ kind: 'regex', ...more });

type Placed = readonly [row: number, entry: CompiledEntry, rule?: string];

/** Hits of some rows. */
function hitsIn(...all: Placed[]): Hit[] {
  return all.map(([row, entry, id = 'test/one']) => ({
    rule: { id } as CompiledRule,
    entry,
    row,
    start: 0,
    end: 0,
    cues: [],
  }));
}

const FIVE_ROWS = new Article('One.\nTwo.\nThree.\nFour.\nFive.');

describe('a match is passed over', () => {
  const passesAt = (entry: CompiledEntry, text: string, row = 0, word = 0): boolean => {
    const article = new Article(text);
    return passes(gateOf(entry), article, row, (article.tokens.ofRow[row] as number) + word);
  };

  it('in a row of too many words, or of too few for a regex', () => {
    expect(passesAt(entryOf({ maxWords: 3 }), 'one two three')).toBe(true);
    expect(passesAt(entryOf({ maxWords: 3 }), 'one two three four')).toBe(false);
    expect(passesAt(regex({ minWords: 3 }), 'one two three')).toBe(true);
    expect(passesAt(regex({ minWords: 3 }), 'one two')).toBe(false);
  });

  it('behind the first word of its row, when it must open it', () => {
    expect(passesAt(entryOf({ where: 'line' }), 'one\ntwo three', 1)).toBe(true);
    expect(passesAt(entryOf({ where: 'line' }), 'one\ntwo three', 1, 1)).toBe(false);
    expect(passesAt(entryOf({}), 'one\ntwo three', 1, 1)).toBe(true);
  });

  it('in a row that is longer than a whole-line regex can match', () => {
    expect(passesAt(regex({ where: 'line', maxLength: 7 }), 'one two')).toBe(true);
    expect(passesAt(regex({ where: 'line', maxLength: 6 }), 'one two')).toBe(false);
  });

  it('further from the end of the row that a regex is tied to than it reaches', () => {
    const text = 'one two three';
    expect(passesAt(regex({ where: 'line-start', maxLength: 4 }), text, 0, 1)).toBe(true);
    expect(passesAt(regex({ where: 'line-start', maxLength: 3 }), text, 0, 1)).toBe(false);
    expect(passesAt(regex({ where: 'line-end', maxLength: 9 }), text, 0, 1)).toBe(true);
    expect(passesAt(regex({ where: 'line-end', maxLength: 8 }), text, 0, 1)).toBe(false);
    expect(passesAt(regex({ where: 'line-start' }), text, 0, 2)).toBe(true);
  });

  it('where a mark or a first letter is missing that every match of a regex has', () => {
    expect(passesAt(regex({ needs: '(|' }), '(one | two')).toBe(true);
    expect(passesAt(regex({ needs: '(|' }), '(one two')).toBe(false);
    expect(passesAt(regex({ where: 'line', first: 'PI' }), 'One\nImage', 1)).toBe(true);
    expect(passesAt(regex({ where: 'line', first: 'PI' }), 'Photo\nOne', 1)).toBe(false);
  });

  it('in the wrong row of the text', () => {
    const rows = (entry: CompiledEntry): number[] =>
      [0, 1, 2, 3, 4].filter((row) => passesAt(entry, FIVE_ROWS.text, row));
    expect(rows(regex({ where: 'text-start' }))).toEqual([0]);
    expect(rows(regex({ where: 'text-end' }))).toEqual([4]);
    expect(rows(regex({ zone: { head: 2 } }))).toEqual([0, 1]);
    expect(rows(regex({ zone: { tail: 2 } }))).toEqual([3, 4]);
    expect(rows(regex({ zone: { head: 1, tail: 1 } }))).toEqual([0, 4]);
    // The other kinds look at their place themselves.
    expect(rows(entryOf({ zone: { head: 2 } }))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a hit counts', () => {
  const allowed = (entry: CompiledEntry, text: string, word: string): boolean => {
    const article = new Article(text);
    const start = text.indexOf(word);
    return allows({ ...(hitsIn([article.rowAt(start), entry])[0] as Hit), start }, article);
  };

  it('in a row of as many words as the entry says', () => {
    const three = 'zero\none two three';
    expect(allowed(entryOf({}), three, 'one')).toBe(true);
    expect(allowed(entryOf({ maxWords: 3 }), three, 'one')).toBe(true);
    expect(allowed(entryOf({ maxWords: 2 }), three, 'one')).toBe(false);
    expect(allowed(entryOf({ minWords: 3 }), three, 'one')).toBe(true);
    expect(allowed(entryOf({ minWords: 4 }), three, 'one')).toBe(false);
  });

  it('in the last share of the words from its own first word on', () => {
    const last = entryOf({ zone: { last: 0.5 } });
    expect(allowed(last, 'one two three four', 'two')).toBe(false);
    expect(allowed(last, 'one two three four', 'three')).toBe(true);
  });
});

describe('a run', () => {
  const button = entryOf({ run: 3 });

  it('is made of neighbouring rows of one rule, in whatever order they were found', () => {
    const buttons = hitsIn([5, button], [3, button], [4, button]);
    expect(inCompany(buttons, FIVE_ROWS)).toEqual(buttons);
    expect(inCompany(hitsIn([10, button], [9, button], [8, button]), FIVE_ROWS)).toHaveLength(3);
  });

  it('is not made longer by other rules, by a row that is hit twice, or by another run', () => {
    expect(inCompany(hitsIn([3, button], [4, entryOf({}), 'test/two'], [5, button]), FIVE_ROWS)).toHaveLength(1);
    expect(inCompany(hitsIn([3, button], [4, button], [4, button]), FIVE_ROWS)).toEqual([]);
    expect(inCompany(hitsIn([1, button], [2, button], [4, button], [5, button]), FIVE_ROWS)).toEqual([]);
    expect(inCompany(hitsIn([1, button], [2, button], [3, button], [5, button]), FIVE_ROWS)).toHaveLength(3);
  });
});

describe('company', () => {
  const weak = entryOf({ id: 'weak', beside: 2 });
  const other = entryOf({ id: 'other' });
  const kept = (...all: Placed[]): string[] =>
    inCompany(hitsIn(...all), FIVE_ROWS).map(({ row, entry }) => `${row} ${entry.id}`);

  it('is another entry in a row that is near enough, above or below', () => {
    expect(kept([1, weak], [3, other])).toEqual(['1 weak', '3 other']);
    expect(kept([3, weak], [1, other])).toEqual(['3 weak', '1 other']);
    expect(kept([1, weak], [4, other])).toEqual(['4 other']);
  });

  it('is neither the same entry again nor another one in the same row', () => {
    expect(kept([1, weak], [2, weak])).toEqual([]);
    expect(kept([1, weak], [1, other])).toEqual(['1 other']);
  });

  it('is not what falls away for its own reasons', () => {
    expect(kept([1, weak], [2, entryOf({ run: 3 })])).toEqual([]);
  });
});

describe('a trailer', () => {
  const trailer = entryOf({ id: 'trailer', kind: 'trailer' });
  const line = entryOf({ id: 'line', where: 'line' });
  const part = entryOf({ id: 'part' });
  const kept = (...all: Placed[]): string[] =>
    inCompany(hitsIn(...all), FIVE_ROWS).map(({ row, entry }) => `${row} ${entry.id}`);

  it('counts above rows that go as a whole', () => {
    expect(kept([3, trailer], [4, trailer])).toEqual(['3 trailer', '4 trailer']);
    expect(kept([2, trailer], [3, line], [4, trailer])).toEqual(['2 trailer', '3 line', '4 trailer']);
  });

  it('does not count above other rows, nor above a row of which a part goes', () => {
    expect(kept([2, trailer], [4, trailer])).toEqual(['4 trailer']);
    expect(kept([3, trailer], [4, part])).toEqual(['4 part']);
  });

  it('counts when there is nothing else in the text', () => {
    const all = [0, 1, 2, 3, 4].map((row) => [row, trailer] as const);
    expect(kept(...all)).toHaveLength(5);
  });
});
