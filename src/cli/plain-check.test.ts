import { describe, expect, it } from 'vitest';
import { plainCheck } from './plain-check.ts';

const options = { failOn: 'warning', max: 20, format: [] };

describe('plainCheck', () => {
  it.each([
    [['check', 'a.txt', 'b'], { paths: ['a.txt', 'b'], options }],
    [
      ['check', '--no-config', '-f', 'json', 'a'],
      { paths: ['a'], options: { ...options, config: false, format: ['json'] } },
    ],
    [
      ['check', '--no-error-on-unmatched', '--', '-a'],
      { paths: ['-a'], options: { ...options, errorOnUnmatched: false } },
    ],
    [
      ['check', 'a', '--format', 'json', '-f', 'html=x'],
      { paths: ['a'], options: { ...options, format: ['json', 'html=x'] } },
    ],
  ])('reads %j', (args, expected) => {
    expect(plainCheck(args)).toEqual(expected);
  });

  it.each([
    [[]],
    [['fix', 'a']],
    [['check']],
    [['check', '--help']],
    [['check', 'a', '--max', '3']],
    [['check', 'a', '-f']],
    [['check', '-fjson', 'a']],
    [['check', '--formt', 'json', 'a']],
  ])('leaves %j to the command line library', (args) => {
    expect(plainCheck(args)).toBeUndefined();
  });
});
