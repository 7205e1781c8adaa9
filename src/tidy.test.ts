import { readFileSync } from 'node:fs';
import v8 from 'node:v8';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectArticles } from './tidy.ts';

afterEach(() => vi.restoreAllMocks());

/** Flags that V8 is told when so many articles are to come. */
function told(count: number, version: string): string[] {
  const set = vi.spyOn(v8, 'setFlagsFromString').mockImplementation(() => {});
  vi.spyOn(process, 'version', 'get').mockReturnValue(version);
  expectArticles(count);
  const flags = set.mock.calls.map(([flag]) => flag).join(' ');
  vi.restoreAllMocks();
  return flags.split(' ').filter((flag) => flag !== '');
}

const nameOf = (flag: string): string => flag.replace(/^--(?:no-)?/, '').replace(/=.*/, '');

describe('expectArticles', () => {
  it('leaves the flags of a short run alone', () => {
    expect(told(3, 'v20.20.0')).toEqual([]);
    expect(told(499, 'v22.1.0')).toEqual([]);
  });

  it('takes back every flag that the command starts with, and no other', () => {
    const starter = readFileSync(new URL('cli/galley.ts', import.meta.url), 'utf8');
    const started = [...starter.matchAll(/setFlagsFromString\('([^']+)'\)/g)].flatMap(([, flags]) =>
      (flags as string).split(' ').map(nameOf),
    );
    const back = ['v20.20.0', 'v22.1.0'].flatMap((version) => told(500, version).map(nameOf));
    expect(started).not.toEqual([]);
    expect(new Set(back)).toEqual(new Set(started));
  });

  it('gives V8 the values that it has by itself', () => {
    expect(told(Number.POSITIVE_INFINITY, 'v20.20.0')).toEqual([
      '--regexp-optimization',
      '--regexp-tier-up-ticks=1',
      '--interrupt-budget=67584',
    ]);
    expect(told(2000, 'v24.0.0')).toContain('--invocation-count-for-turbofan=3000');
  });

  it('tells a version of V8 that it does not know nothing', () => {
    expect(told(2000, 'v26.0.0')).toEqual([]);
  });
});
