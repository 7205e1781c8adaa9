import { describe, expect, it } from 'vitest';
import { patternProblem } from './regex-safety.ts';

const SPLITS =
  'the regular expression is not linear-time safe: a repeat inside a repeat can split one text in many ways';

describe('a pattern is refused in plain words', () => {
  it.each([
    ['(?:x', /^not a regular expression: .*Unterminated group/],
    ['a*', /^the regular expression matches the empty string$/],
    ['(a)\\1', /^back-references are not linear-time safe$/],
    ['(?<twin>a)\\k<twin>', /^back-references are not linear-time safe$/],
    ['(?<=a+)b', /^look-behind must have a fixed length$/],
    ['(?<!a{2,3})b', /^look-behind must have a fixed length$/],
    ['(?:a+)+b', /^the regular expression is not linear-time safe \(exponential backtracking\)$/],
    ['.*.*=', /^the regular expression is not linear-time safe \(polynomial backtracking\)$/],
  ])('%s', (pattern, message) => {
    expect(patternProblem(pattern)).toMatch(message);
  });
});

describe('a large repeat is judged as if it had no bound', () => {
  it.each([
    '(?:a{0,20}){0,20}b',
    '(?:a{1,8}){0,8}b',
    '(?:a{1,20}){8}b',
    '(a{1,20}){0,20}b',
    '(?<name>a{1,20}){0,20}b',
    '(?=(?:a{1,20}){0,20}c)ab',
    '(?:a(?:a{1,20}){0,20}c){2}b',
    '\\((?:a{1,20}){0,20}b',
    '[(\\]](?:a{1,20}){0,20}b',
    '(?:[a}]{1,20}){0,20}b',
    '(?:\\.{1,20}){0,20}b',
  ])('where it repeats a repeat: %s', (pattern) => {
    expect(patternProblem(pattern)).toBe(SPLITS);
  });

  it.each([
    ['few rounds', '(?:a{1,20}){0,7}b'],
    ['few rounds inside', '(?:a{1,7}){0,20}b'],
    ['exactly so many rounds', '(?:a{1,20}){3}b'],
    ['as many each time', '(?:a{20}){0,20}b'],
    ['a mark between the rounds', '(?:a{1,20},){0,20}b'],
    ['a group that is not repeated', '(?:a{1,20})b{0,20}c'],
    ['a class that looks like a repeat', '(?:[{1,20}]x){0,20}b'],
    ['a class that looks like a group', '[(]a{1,20}[)]{0,20}b'],
    ['escapes that look like a group', '\\(a{1,20}\\){0,20}b'],
  ])('but not %s: %s', (_, pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });
});
