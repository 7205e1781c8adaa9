import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CLEAN, DIRTY, emptyFolder, galley } from './helpers.ts';

const ENTRIES = 50_000;
const DEPTH = 200;

const { folder, remove } = emptyFolder();
afterAll(remove);

it('walks a folder of 50,000 entries and 200 folders deep, finds every article in it and brings it back', () => {
  const deep = path.join(...Array.from({ length: DEPTH }, (_, i) => `d${i % 10}`));
  mkdirSync(path.join(folder, 'in', 'many'), { recursive: true });
  mkdirSync(path.join(folder, 'in', deep), { recursive: true });
  writeFileSync(path.join(folder, 'in', deep, 'deep.txt'), DIRTY);
  for (let i = 0; i < ENTRIES; i++)
    writeFileSync(
      path.join(folder, 'in', 'many', i % 5000 === 0 ? `${i}.txt` : `${i}.jpg`),
      i % 5000 === 0 ? `${i}. ${DIRTY}` : '',
    );
  const { code, out, err } = galley(folder, ['check', 'in', '-f', 'json', '--no-learn', '--fail-on', 'never']);
  expect([code, err]).toEqual([0, '']);
  const { files } = JSON.parse(out) as { files: { path: string }[] };
  expect(files.map((file) => file.path).sort()).toEqual(
    [
      path.join('in', deep, 'deep.txt'),
      ...Array.from({ length: ENTRIES / 5000 }, (_, i) => `in/many/${i * 5000}.txt`),
    ].sort(),
  );
  expect(galley(folder, ['clean', 'in', '--out', 'out', '--no-learn']).code).toBe(0);
  expect(readFileSync(path.join(folder, 'out', deep, 'deep.txt'), 'utf8')).toBe(CLEAN);
  expect(galley(folder, ['restore', 'out/galley-edits.jsonl', '--out', 'back']).code).toBe(0);
  expect(readFileSync(path.join(folder, 'back', deep, 'deep.txt'), 'utf8')).toBe(DIRTY);
});
