import { describe, expect, it } from 'vitest';
import { plainCall } from './plain-call.ts';

const check = { failOn: 'warning', max: 20, format: [] };
const fix = { failOn: 'warning', level: 'safe', format: [] };

describe('plainCall', () => {
  it.each([
    [['check', 'a.txt', 'b'], { command: 'check', paths: ['a.txt', 'b'], options: check }],
    [
      ['check', '--no-config', '-f', 'json', 'a'],
      { command: 'check', paths: ['a'], options: { ...check, config: false, format: ['json'] } },
    ],
    [
      ['check', '--no-error-on-unmatched', '--', '-a'],
      { command: 'check', paths: ['-a'], options: { ...check, errorOnUnmatched: false } },
    ],
    [
      ['check', 'a', '--format', 'json', '-f', 'html=x', '-q', '--exit-zero', '--plugins'],
      {
        command: 'check',
        paths: ['a'],
        options: { ...check, format: ['json', 'html=x'], quiet: true, exitZero: true, plugins: true },
      },
    ],
    [
      ['fix', '--no-error-on-unmatched', '--exit-non-zero-on-fix', '--', 'a b.txt', '--dry-run'],
      {
        command: 'fix',
        paths: ['a b.txt', '--dry-run'],
        options: { ...fix, errorOnUnmatched: false, exitNonZeroOnFix: true },
      },
    ],
  ])('reads %j', (args, expected) => {
    expect(plainCall(args)).toEqual(expected);
  });

  it.each([
    [[]],
    [['clean', 'a']],
    [['check']],
    [['fix', '--no-error-on-unmatched', '--']],
    [['check', '--help']],
    [['check', 'a', '--max', '3']],
    [['check', 'a', '-f']],
    [['check', '-fjson', 'a']],
    [['check', '--formt', 'json', 'a']],
    [['check', '--exit-non-zero-on-fix', 'a']],
    [['fix', '-f', 'json', 'a']],
    [['fix', '--dry-run', 'a']],
    [['check', '--constructor', 'a']],
  ])('leaves %j to the command line library', (args) => {
    expect(plainCall(args)).toBeUndefined();
  });
});
