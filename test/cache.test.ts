import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { page } from '../src/site/fixture.ts';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, write } from './helpers.ts';

const ARTICLES = {
  ...Object.fromEntries([1, 2, 3, 4].map((seed) => [`in/gull.example/${seed}.txt`, `${page(seed).text}\n`])),
  'in/a.txt': DIRTY,
  'in/b.txt': CLEAN,
  'in/broken.jsonl': '{"text": "half\n',
};
const CHECK = ['check', 'in', '-f', 'json', '--cache-dir', 'cache'];
const GENERATION = 'cache/generation-1.mdb';

/** A rule of the user that leaves a trace of every article that it looks at would be a plugin, and plugins have no cache; so the time of the file tells. */
const written = (folder: string): number => statSync(path.join(folder, GENERATION)).mtimeMs;

describe('the cache', () => {
  it('gives the same, byte for byte, for every command, and writes nothing when nothing changed', () => {
    const folder = folderWith(ARTICLES);
    const first = galley(folder, CHECK);
    expect(first.code).toBe(2);
    expect(first.err).toMatch(/broken\.jsonl:1/);
    const before = written(folder);
    expect(galley(folder, CHECK)).toEqual(first);
    expect(galley(folder, [...CHECK, '--workers', '2'])).toEqual(first);
    expect(written(folder)).toBe(before);
    expect(galley(folder, ['check', 'in', '-f', 'json', '--no-cache'])).toEqual(first);
    const args = ['diff', 'in', '--cache-dir', 'cache'];
    expect(galley(folder, args)).toEqual(galley(folder, args));
    for (const out of ['c1', 'c2']) galley(folder, ['clean', 'in', '--out', out, '--cache-dir', 'cache']);
    for (const name of ['galley-edits.jsonl', 'galley.patch', 'galley-report.html', 'a.txt'])
      expect(readFileSync(path.join(folder, 'c2', name), 'utf8')).toBe(
        readFileSync(path.join(folder, 'c1', name), 'utf8'),
      );
  });

  it('sees a change of a text, of the config, of a pack and of a profile, whatever the times of the files say', () => {
    const folder = folderWith({ 'in/a.txt': DIRTY, 'in/b.txt': CLEAN });
    const check = (...more: string[]): string => {
      const cached = galley(folder, [...CHECK, ...more]);
      expect(cached).toEqual(galley(folder, ['check', 'in', '-f', 'json', '--no-cache', ...more]));
      return cached.out;
    };
    const first = check();
    const time = statSync(path.join(folder, 'in/b.txt'));
    write(folder, { 'in/b.txt': DIRTY.replace('Divers', 'Others') });
    const { utimesSync } = process.getBuiltinModule('node:fs');
    utimesSync(path.join(folder, 'in/b.txt'), time.atime, time.mtime);
    expect(check()).not.toBe(first);
    write(folder, { 'galley.config.yaml': 'rules: { boilerplate/newsletter: off }\n' });
    expect(check()).not.toContain('boilerplate/newsletter');
    expect(check('--no-learn')).toBe(check('--no-learn'));
    write(folder, { 'p.jsonl': [1, 2, 3].map((n) => `${JSON.stringify(page(n))}\n`).join('') });
    galley(folder, ['learn', '--jsonl', 'p.jsonl', '-o', 'p']);
    check('--profile', 'p', '--site', 'gull.example');
    galley(folder, ['learn', '--jsonl', 'p.jsonl', '-o', 'p', '--prune']);
    check('--profile', 'p', '--site', 'gull.example');
  }, 60_000);

  it('is made anew, with a word, when it was damaged or is of another program', () => {
    const folder = folderWith(ARTICLES);
    const first = galley(folder, CHECK);
    const file = path.join(folder, GENERATION);
    const damages = [
      () => writeFileSync(file, 'no database at all'),
      () => truncateSync(file, 4096),
      () => truncateSync(file, 4096 * 3),
      () => writeFileSync(file, Buffer.alloc(40_000, 7)),
      // The heads are whole, and lead to pages that are not.
      () => writeFileSync(file, readFileSync(file).fill(7, 2 * 4096)),
    ];
    for (const damage of damages) {
      damage();
      const again = galley(folder, CHECK);
      expect(again.err).toContain('the cache in cache was damaged or of another program; it is made anew\n');
      expect({ ...again, err: '' }).toEqual({ ...first, err: '' });
      expect(galley(folder, CHECK)).toEqual(first);
    }
  }, 60_000);

  it('is left out, with a word, where it cannot be', () => {
    const folder = folderWith({ ...ARTICLES, cache: 'a file' });
    const { code, out, err } = galley(folder, CHECK);
    expect(err).toMatch(
      /^galley: going on without a cache: cache cannot be used \(.+\); name another with --cache-dir\n/,
    );
    expect({ code, out }).toMatchObject({ code: 2, out: galley(folder, [...CHECK.slice(0, 4), '--no-cache']).out });
  });

  it('is not there for single files and few of them, and lies where such things lie', () => {
    const folder = folderWith({ ...ARTICLES, 'package.json': '{}', 'node_modules/x/package.json': '{}' });
    galley(folder, ['check', 'in/a.txt']);
    galley(folder, ['check', 'in']);
    expect(existsSync(path.join(folder, 'node_modules/.cache'))).toBe(false);
    galley(folder, ['check', 'in', '--cache']);
    expect(readdirSync(path.join(folder, 'node_modules/.cache/galley'))).toContain('generation-1.mdb');
    const elsewhere = folderWith(ARTICLES);
    const home = folderWith();
    galley(elsewhere, ['check', 'in', '--cache'], '', { XDG_CACHE_HOME: home });
    expect(existsSync(path.join(home, 'galley/generation-1.mdb'))).toBe(true);
    expect(galley(elsewhere, ['cache', 'info'], '', { XDG_CACHE_HOME: home }).out).toMatch(/galley: \d+\.\d MB\n$/);
    expect(galley(elsewhere, ['cache', 'clear'], '', { XDG_CACHE_HOME: home }).out).toMatch(/MB removed\n$/);
    expect(galley(elsewhere, ['cache', 'info'], '', { XDG_CACHE_HOME: home }).out).toMatch(/no cache\n$/);
  });

  it('serves several processes at once', async () => {
    const folder = folderWith(ARTICLES);
    const expected = galley(folder, ['check', 'in', '-f', 'json', '--no-cache']).out;
    const runs = Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, [COMMAND, ...CHECK], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1' },
      });
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      await new Promise((resolve) => child.on('close', resolve));
      return out;
    });
    for (const out of await Promise.all(runs)) expect(out).toBe(expected);
  });
});
