import { expect, it } from 'vitest';
import { articleBefore, matchCase, takesAn } from './case.ts';

it.each([
  ['however', 'Nevertheless', true, 'However'],
  ['next week', 'subsequent week', false, 'next week'],
  ['LOAN'.toLowerCase(), 'MORTGAGE', false, 'LOAN'],
  ['i believe', 'I imagine', true, 'I believe'],
])('%s in the place of %s', (replacement, written, starts, expected) => {
  expect(matchCase(replacement, written, starts)).toBe(expected);
});

it.each(['agreement', 'hour', 'honest answer', 'MP', 'umbrella', 'urgent call', 'unusual step'])('an %s', (word) => {
  expect(takesAn(word)).toBe(true);
});

it.each(['deal', 'union', 'European', 'one-off', 'user', 'university', 'utility'])('a %s', (word) => {
  expect(takesAn(word)).toBe(false);
});

it('finds the article before a word', () => {
  expect(articleBefore('reached an ')).toEqual({ word: 'an', space: ' ' });
  expect(articleBefore('Anna ')).toBeUndefined();
});
