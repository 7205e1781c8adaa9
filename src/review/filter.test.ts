import { describe, expect, it } from 'vitest';
import { type Change, changesOf } from './change.ts';
import { type Filter, filterFromHash, filterToHash, inView, NO_FILTER } from './filter.ts';
import { findingOf } from './fixture.ts';
import { Review } from './review.ts';

const text = 'Sign up now. The ferry was late.';
const changes = changesOf('news/a.txt', [
  findingOf({ start: 0, end: 12, confidence: 0.9 }),
  findingOf({ start: 17, end: 22, text: 'boat', rule: 'spin/phrase', safety: 'review', confidence: 0.7 }),
]);
const review = (): Review => new Review([{ name: 'news/a.txt', sha256: 'x', text, changes }]);
const shown = (filter: Partial<Filter>, one = review()): number[] =>
  inView(one, { ...NO_FILTER, ...filter }).map((change) => changes.indexOf(change));

describe('filter', () => {
  it('narrows by rule, family, safety, confidence, article and text', () => {
    expect(shown({})).toEqual([0, 1]);
    expect(shown({ rule: 'spin/phrase' })).toEqual([1]);
    expect(shown({ rule: 'boilerplate' })).toEqual([0]);
    expect(shown({ safety: 'review' })).toEqual([1]);
    expect(shown({ confidence: 0.8 })).toEqual([0]);
    expect(shown({ file: 'NEWS' })).toEqual([0, 1]);
    expect(shown({ file: 'b.txt' })).toEqual([]);
    expect(shown({ text: 'SIGN' })).toEqual([0]);
    expect(shown({ text: 'boat' })).toEqual([1]);
  });

  it('narrows by state', () => {
    const one = review();
    one.decide([changes[0] as Change], { decision: 'reject' });
    expect(shown({ state: 'rejected' }, one)).toEqual([0]);
    expect(shown({ state: 'open' }, one)).toEqual([1]);
  });

  it('comes back from the address, without what makes no sense', () => {
    const filter: Filter = {
      rule: 'spin/phrase',
      safety: 'safe',
      confidence: 0.85,
      file: 'a b.txt',
      state: 'later',
      text: 'ü&x',
    };
    expect(filterFromHash(`#${filterToHash(filter)}`)).toEqual(filter);
    expect(filterToHash(NO_FILTER)).toBe('');
    expect(filterFromHash('#safety=evil&confidence=7&state=x&y=z')).toEqual(NO_FILTER);
  });
});
