import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf, sampleFiles } from '../../fixture.ts';
import type { Filter, View } from './filter.ts';
import { ALL, hashOf, isActive, readHash, SAFETIES, STATES, tester, VIEWS } from './filter.ts';
import { itemsOf } from './model.ts';

const files = sampleFiles();
const items = itemsOf(pageOf(files));

describe('the address', () => {
  test('is empty when everything is shown as it is by default', () => {
    expect(hashOf(ALL, 'inline')).toBe('');
    expect(isActive(ALL)).toBe(false);
    expect(readHash('')).toEqual({ filter: ALL, view: 'inline', at: '' });
  });

  test('says filter, view and place, and brings them back', () => {
    const filter = fc.record<Filter>({
      q: fc.string().map((text) => text.trim()),
      rule: fc.constantFrom('', 'spin/lexicon', 'a/b&c=d#e'),
      safety: fc.subarray([...SAFETIES]),
      sure: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
      file: fc.constantFrom('', 'ünïcode & space.txt'),
      state: fc.constantFrom('', ...STATES),
    });
    fc.assert(
      fc.property(filter, fc.constantFrom(...VIEWS), fc.constantFrom('', 'f3', 'f12-c4', 'f1-p0'), (one, view, at) => {
        expect(readHash(`#${hashOf(one, view, at)}`)).toEqual({ filter: one, view, at });
      }),
    );
  });

  test.each(['#sure=9', '#sure=x', '#safety=evil', '#state=x', '#view=x', '#at=%3Cscript%3E', '#%%%', '#a=b&&='])(
    '%s is no reason to break',
    (hash) => {
      const { filter, view, at } = readHash(hash);
      expect([filter.sure, filter.state, view, at]).toEqual([0, '', 'inline' satisfies View, '']);
    },
  );
});

describe('the filter', () => {
  const matches = tester();
  const keys = (values: Partial<Filter>, decided: Record<string, 'accept' | 'reject'> = {}): string[] =>
    items.filter((item) => matches(item, { ...ALL, ...values }, decided[item.key])).map(({ key }) => key);

  test('shows all, or those of a rule, a safety, a file, a confidence', () => {
    expect(keys({})).toHaveLength(9);
    expect(keys({ rule: 'spin/lexicon' })).toEqual(['f1-c3', 'f1-c4']);
    expect(keys({ safety: ['report'] })).toEqual(['f1-c4', 'f2-c1']);
    expect(keys({ file: 'INQUIRY' })).toEqual(['f2-c1']);
    expect(keys({ sure: 0.98 })).toEqual(['f1-c2', 'f1-c5']);
  });

  test('searches the message, the evidence and the paragraph, all words of it', () => {
    expect(keys({ q: 'denmark' })).toEqual(['f1-c3']);
    expect(keys({ q: 'newsletter unsubscribe' })).toEqual(['f1-c2']);
    expect(keys({ q: 'newsletter helicopter' })).toEqual([]);
  });

  test('knows what was decided', () => {
    expect(keys({ state: 'reject' }, { 'f1-c3': 'reject', 'f1-c4': 'accept' })).toEqual(['f1-c3']);
    expect(keys({ state: 'open' }, { 'f2-c1': 'accept' })).toHaveLength(8);
  });
});
