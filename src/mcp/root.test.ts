import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Root } from './root.ts';

const base = mkdtempSync(path.join(tmpdir(), 'galley-root-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
mkdirSync(path.join(base, 'root', 'in'), { recursive: true });
mkdirSync(path.join(base, 'root-of-others'));
writeFileSync(path.join(base, 'secret.txt'), 'secret');
writeFileSync(path.join(base, 'root', 'in', 'a.txt'), 'a');
writeFileSync(path.join(base, 'root', '.env'), 'KEY=1');
writeFileSync(path.join(base, 'root-of-others', 'b.txt'), 'b');
symlinkSync(path.join(base, 'secret.txt'), path.join(base, 'root', 'in', 'link.txt'));
symlinkSync(base, path.join(base, 'root', 'up'));
symlinkSync('a.txt', path.join(base, 'root', 'in', 'same.txt'));
symlinkSync('../.env', path.join(base, 'root', 'in', 'env.txt'));
symlinkSync(path.join(base, 'root'), path.join(base, 'alias'));

const root = new Root(path.join(base, 'root'));
const options = { ignore: [], root: root.folder };

describe('Root', () => {
  it.each([
    '../secret.txt',
    '/etc/passwd',
    'in/../../secret.txt',
    '../root-of-others/b.txt',
    'in/link.txt',
    'up/secret.txt',
    'up',
    'in/a.txt\0',
    '..',
  ])('refuses %j', async (wish) => {
    await expect(root.articles([wish], options)).rejects.toThrow(/lies outside the root/);
  });

  it('says what is not there and what is no article', async () => {
    await expect(root.articles(['in/nix.txt'], options)).rejects.toThrow(/no such file or folder below the root/);
    await expect(root.articles(['*.txt'], options)).rejects.toThrow(/no such file or folder below the root/);
    await expect(root.articles(['.env'], options)).rejects.toThrow(/is no article/);
    await expect(root.articles(['in/env.txt'], options)).rejects.toThrow(/is no article/);
    expect(() => new Root(path.join(base, 'nix'))).toThrow(/there is no such folder/);
    expect(() => new Root(path.join(base, 'secret.txt'))).toThrow(/is no folder/);
  });

  it('finds articles in a folder once, and leaves links out', async () => {
    const files = await root.articles(['.', 'in/a.txt'], options);
    expect(files.map(({ relative }) => relative)).toEqual(['in/a.txt']);
  });

  it('may itself be named through a link', async () => {
    const alias = new Root(path.join(base, 'alias'));
    const files = await alias.articles([path.join(base, 'alias', 'in', 'a.txt')], options);
    expect(files.map(({ relative }) => relative)).toEqual(['in/a.txt']);
  });

  it('never gives a path outside, whatever is wished for', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'in',
      'up',
      'root',
      'a.txt',
      'link.txt',
      'secret.txt',
      '',
      '/',
      'alias',
      base,
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        let real: string;
        try {
          real = root.resolve(parts.join('/'));
        } catch (error) {
          expect((error as Error).name).toBe('InputError');
          return;
        }
        expect(`${real}/`.startsWith(`${root.folder}/`)).toBe(true);
      }),
    );
  });
});
