import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../scripts/mutation/journal.ts';
import { type Mutant, mutantsOf, mutated } from '../scripts/mutation/mutants.ts';

const variants = (source: string): string[] =>
  mutantsOf(source).map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end));

describe('mutants', () => {
  it('change operators, conditions and constants, one at a time', () => {
    expect(variants('const a = b < 1;')).toEqual(['const a = b <= 1;', 'const a = b >= 1;', 'const a = b < (1 + 1);']);
    expect(variants('if (!a) b();')).toEqual(['if (true) b();', 'if (false) b();', 'if (a) b();', 'if (!a) ;']);
    expect(variants('f(a.some(g))').sort()).toEqual([';', 'f(a.every(g))']);
  });

  it('leave types, imports and joined strings alone', () => {
    expect(variants("import a from 'b';\ntype C = 'd' | 1;\nconst e: 'f' = g;")).toEqual([]);
    expect(variants("const a = 'x' + b;")).toEqual(["const a = '' + b;"]);
  });

  it('that were killed are known to the next run, until their file changes', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'galley-mutants-'));
    const file = path.join(folder, 'cache', 'mutation.jsonl');
    const [first, second] = mutantsOf('a < 1') as [Mutant, Mutant];
    new Journal(file).kill('a < 1', first);
    const journal = new Journal(file);
    expect(journal.isKilled('a < 1', first)).toBe(true);
    expect(journal.isKilled('a < 1', second)).toBe(false);
    expect(journal.isKilled('a < 1;', first)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('that never end are stopped by the clock', () => {
    const code = mutated('for (;;) a++;', { start: 9, end: 12, text: ';' }, 0).replaceAll(/: number|: never/g, '');
    expect(() => new Function('a', code)(0)).toThrow('endless');
  });
});
