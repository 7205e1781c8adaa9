import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byUnits, ExternalSort, linesOfFile } from './external-sort.ts';

it('sorts like Array.sort, however little fits into memory', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\n\p{Cs}]/gu, '.'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 120 }), fc.integer({ min: 1, max: 400 }), (lines, limit) => {
      const sort = new ExternalSort(limit);
      for (const one of lines) sort.add(one);
      expect([...sort.sorted()]).toEqual([...lines].sort(byUnits));
    }),
    { numRuns: 40 },
  );
});

it('leaves nothing behind when the reading stops half-way', () => {
  const sort = new ExternalSort(50);
  for (let i = 0; i < 100; i++) sort.add(`line ${i}`);
  for (const _ of sort.sorted()) break;
  expect([...sort.sorted()]).toEqual([]);
});

it('keeps its files without names, and few of them', () => {
  const [before, folder] = [process.env.TMPDIR, mkdtempSync(path.join(tmpdir(), 'galley-sort-test-'))];
  process.env.TMPDIR = folder;
  try {
    const sort = new ExternalSort(1);
    const lines = Array.from({ length: 300 }, (_, index) => `line ${(index * 7919) % 1000}`);
    for (const one of lines) sort.add(one);
    expect(readdirSync(folder)).toEqual([]);
    expect(sort.spill().length).toBeLessThan(64);
    const other = new ExternalSort(1);
    other.add('line 5000');
    sort.adopt(other.spill());
    expect([...sort.sorted()]).toEqual([...lines, 'line 5000'].sort(byUnits));
    other.close();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
  }
});

it('reads lines across the pieces of a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-lines-'));
  try {
    const lines = Array.from({ length: 3000 }, (_, index) => `${index} ${'ü'.repeat(index % 97)}`);
    writeFileSync(path.join(folder, 'f'), `${lines.join('\n')}\n`);
    expect([...linesOfFile(path.join(folder, 'f'))]).toEqual(lines);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(existsSync(folder)).toBe(false);
});
