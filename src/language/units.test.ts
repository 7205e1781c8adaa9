import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unitsOf, wordsOf } from './units.ts';

it('cuts text as the counts were cut', () => {
  expect(wordsOf('“It’s £2.5bn, non-EU,” he said – 40% up.', true)).toEqual([
    '"',
    "it's",
    '<n>',
    ',',
    'non',
    '-',
    'eu',
    ',',
    '"',
    'he',
    'said',
    '-',
    '<n>',
    'up',
    '.',
  ]);
  expect(wordsOf('In 1,200 cases', false)).toEqual(['in', '1,200', 'cases']);
});

it('covers all but white space, in order, without overlap', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'B', '’', "'", ' ', '\n', '1', '.', ',', '$', '%', 'm', '-', 'é', '中') }),
      (text) => {
        const units = unitsOf(text);
        let at = 0;
        for (let i = 0; i < units.count; i++) {
          const [start, end] = [units.start[i] as number, units.end[i] as number];
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      },
    ),
  );
});
