import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, type Ran, snapshot, write } from './helpers.ts';

/** A repository with these files committed. */
function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = folderWith(files);
  run(folder, 'init', '-q', '-b', 'main');
  run(folder, 'config', 'user.email', 'desk@example.org');
  run(folder, 'config', 'user.name', 'Desk');
  run(folder, 'config', 'commit.gpgsign', 'false');
  commit(folder);
  return folder;
}

function run(cwd: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  expect([args, status, status === 0 ? '' : stderr]).toEqual([args, 0, '']);
}

function commit(folder: string): void {
  run(folder, 'add', '-A');
  run(folder, 'commit', '-q', '--allow-empty', '-m', 'x');
}

/** Paths in which something was found. */
function places({ out }: Ran): string[] {
  return [...new Set(out.split('\n').flatMap((line) => line.match(/^(.*?):\d+:\d+ /)?.[1] ?? []))];
}

const concise = (cwd: string, ...args: string[]): Ran => galley(cwd, ['check', '-f', 'concise', '--no-learn', ...args]);

describe('galley check --staged', () => {
  it('judges what will be committed, not what lies on the disk', () => {
    const folder = repository({ 'a.txt': CLEAN, 'b.txt': CLEAN, 'c.txt': DIRTY });
    write(folder, { 'a.txt': DIRTY, 'b.txt': CLEAN });
    run(folder, 'add', 'a.txt');
    write(folder, { 'a.txt': CLEAN, 'b.txt': DIRTY });
    const ran = concise(folder, '--staged');
    expect([ran.code, ran.err]).toEqual([1, '']);
    expect(places(ran)).toEqual(['a.txt']);
    write(folder, { 'b.txt': CLEAN });
    run(folder, 'add', 'a.txt', 'b.txt');
    write(folder, { 'a.txt': DIRTY });
    expect(concise(folder, '--staged')).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('takes every name, and only articles', () => {
    const names = ['a b.txt', 'größe “x”.md', '[a].txt', '-x.txt', 'sub/ü.txt', "it's.txt", 'tab\tbed.txt'];
    const folder = repository();
    write(folder, Object.fromEntries(names.map((name) => [name, DIRTY])));
    write(folder, { 'notes.csv': DIRTY, 'p.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) });
    run(folder, 'add', '-A');
    rmSync(path.join(folder, 'sub'), { recursive: true });
    const ran = galley(folder, ['check', '-f', 'json', '--no-learn', '--staged']);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).files.map((file: { path: string }) => file.path)).toEqual([...names].sort());
  });

  it('leaves out deleted, linked, ignored and nested ones; a renamed one has its new name', () => {
    const folder = repository({ 'gone.txt': DIRTY, 'old.txt': DIRTY, 'galley.config.yaml': 'ignore: ["drafts/**"]\n' });
    rmSync(path.join(folder, 'gone.txt'));
    renameSync(path.join(folder, 'old.txt'), path.join(folder, 'new.txt'));
    write(folder, { 'drafts/d.txt': DIRTY });
    symlinkSync('new.txt', path.join(folder, 'link.txt'));
    const inner = path.join(folder, 'inner.txt');
    mkdirSync(inner);
    run(inner, 'init', '-q');
    run(inner, '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-q', '--allow-empty', '-m', 'x');
    run(folder, '-c', 'advice.addEmbeddedRepo=false', 'add', '-A');
    const ran = concise(folder, '--staged');
    expect([places(ran), ran.err]).toEqual([['new.txt'], '']);
  });

  it('works before the first commit, below the root and limited to paths', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'in/b.txt': DIRTY, 'in/deep/c.txt': DIRTY });
    run(folder, 'init', '-q');
    run(folder, 'add', '-A');
    expect(places(concise(folder, '--staged'))).toEqual(['a.txt', 'in/b.txt', 'in/deep/c.txt']);
    expect(places(concise(path.join(folder, 'in'), '--staged'))).toEqual(['../a.txt', 'b.txt', 'deep/c.txt']);
    expect(places(concise(folder, '--staged', 'in'))).toEqual(['in/b.txt', 'in/deep/c.txt']);
    expect(places(concise(folder, '--staged', 'in/*.txt'))).toEqual(['in/b.txt']);
    expect(concise(folder, '--staged', 'nix')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file or folder: nix'),
    });
  });

  it('has nothing against a commit without articles', () => {
    const folder = repository({ 'a.txt': DIRTY });
    expect(galley(folder, ['check', '--staged'])).toMatchObject({
      code: 0,
      out: 'No articles to check: nothing to do\n',
      err: '',
    });
    expect(galley(folder, ['fix', '--staged']).code).toBe(0);
  });

  it('reads hundreds of blobs in order, and names a broken one', () => {
    const folder = repository();
    const names = Array.from({ length: 230 }, (_, i) => `n${String(i).padStart(3, '0')}.txt`);
    write(folder, Object.fromEntries(names.map((name, i) => [name, i % 40 === 39 ? DIRTY : `Number ${i}.\n`])));
    write(folder, { 'z.txt': Buffer.from('%PDF-1.7\n%\0') });
    run(folder, 'add', '-A');
    const ran = concise(folder, '--staged');
    expect(places(ran)).toEqual(['n039.txt', 'n079.txt', 'n119.txt', 'n159.txt', 'n199.txt']);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('z.txt: binary file (PDF)')]);
  });

  it('says what is wrong', () => {
    expect(concise(folderWith({ 'a.txt': DIRTY }), '--staged')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^galley: --staged needs a git repository, and \S+ is in none; name the files instead\n$/,
      ),
    });
    const folder = repository({ 'a.txt': CLEAN });
    run(folder, 'checkout', '-q', '-b', 'other');
    write(folder, { 'a.txt': `${CLEAN}\nOther.\n` });
    commit(folder);
    run(folder, 'checkout', '-q', 'main');
    write(folder, { 'a.txt': `${CLEAN}\nMain.\n` });
    commit(folder);
    spawnSync('git', ['merge', '-q', 'other'], { cwd: folder });
    expect(concise(folder, '--staged')).toMatchObject({
      code: 2,
      err: expect.stringContaining('a.txt: has a merge conflict; settle it'),
    });
    expect(concise(folder, '--staged', '--since', 'main').err).toContain('--staged and --since exclude each other');
  });
});

describe('galley fix --staged', () => {
  it('writes whole staged files and says that they have to be staged', () => {
    const folder = repository();
    write(folder, { 'a b.txt': DIRTY, 'page.html': '<p>Home</p>' });
    run(folder, 'add', '-A');
    write(folder, { 'other.txt': DIRTY });
    const ran = galley(folder, ['fix', '--staged', '--exit-non-zero-on-fix']);
    expect([ran.code, ran.err]).toEqual([1, '1 of 1 article changed, 3 edits applied · stage them: git add\n']);
    expect(readFileSync(path.join(folder, 'a b.txt'), 'utf8')).toBe(CLEAN);
    expect(readFileSync(path.join(folder, 'other.txt'), 'utf8')).toBe(DIRTY);
  });

  it('refuses one that is only partly staged, and touches nothing then', () => {
    const folder = repository();
    write(folder, { 'a.txt': DIRTY, 'b.txt': DIRTY });
    run(folder, 'add', '-A');
    write(folder, { 'b.txt': `${DIRTY}\nOne more line.\n` });
    const before = snapshot(folder);
    expect(galley(folder, ['fix', '--staged'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^galley: b\.txt: differs from what is staged, .* stage the whole file \(git add\)/),
    });
    expect(snapshot(folder)).toEqual(before);
    expect(galley(folder, ['fix', '--staged', '--dry-run']).out).toContain('+++ b/b.txt');
  });
});

describe('galley check --since', () => {
  it('takes what changed since the last common commit: committed, staged, unstaged and new', () => {
    const folder = repository({ 'a.txt': CLEAN, 'old.txt': DIRTY, 'gone.txt': DIRTY, '.gitignore': 'ignored.txt\n' });
    run(folder, 'checkout', '-q', '-b', 'topic');
    write(folder, { 'a.txt': DIRTY });
    rmSync(path.join(folder, 'gone.txt'));
    commit(folder);
    run(folder, 'checkout', '-q', 'main');
    write(folder, { 'later.txt': DIRTY });
    commit(folder);
    run(folder, 'checkout', '-q', 'topic');
    write(folder, { 'staged.txt': DIRTY, 'new ü.txt': DIRTY, 'ignored.txt': DIRTY });
    run(folder, 'add', 'staged.txt');
    expect(places(concise(folder, '--since', 'main'))).toEqual(['a.txt', 'new ü.txt', 'staged.txt']);
    expect(places(concise(folder, '--since', 'main', 'a.txt'))).toEqual(['a.txt']);
    expect(concise(folder, '--since', 'HEAD', 'old.txt')).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('says what is wrong', () => {
    const folder = repository({ 'a.txt': DIRTY });
    for (const ref of ['nix', '-x', 'HEAD:a.txt', ''])
      expect(concise(folder, `--since=${ref}`)).toMatchObject({
        code: 2,
        err: `galley: --since: there is no commit “${ref}” in this repository; fetch it, or name another\n`,
      });
    run(folder, 'checkout', '-q', '--orphan', 'alone');
    // The same content in the same second would be the same commit.
    write(folder, { 'alone.txt': CLEAN });
    commit(folder);
    expect(concise(folder, '--since', 'main').err).toContain('have no commit in common; if the clone is shallow');
    expect(concise(folderWith(), '--since', 'main').err).toContain('--since needs a git repository');
  });
});

describe('galley check --files-from', () => {
  it('reads one path a line, from a file or standard input, beside those that are named', () => {
    const folder = folderWith({
      'a b.txt': DIRTY,
      'ü.txt': DIRTY,
      'c.txt': DIRTY,
      'd.txt': DIRTY,
      list: 'a b.txt\r\n\nü.txt',
    });
    expect(places(concise(folder, '--files-from', 'list'))).toEqual(['a b.txt', 'ü.txt']);
    expect(places(concise(folder, '--files-from', 'list', 'c.txt'))).toEqual(['a b.txt', 'c.txt', 'ü.txt']);
    const given = ['check', '-f', 'concise', '--no-learn', '--files-from', '-'];
    expect(places(galley(folder, given, 'c.txt\n'))).toEqual(['c.txt']);
    expect(galley(folder, given, '')).toMatchObject({ code: 0, out: '', err: '' });
    expect(galley(folder, ['fix', '--files-from', '-'], 'd.txt\n').code).toBe(0);
    expect(readFileSync(path.join(folder, 'd.txt'), 'utf8')).toBe(CLEAN);
  });

  it('-0 takes names with line feeds', () => {
    const folder = folderWith({ 'a\nb.txt': DIRTY, 'c.txt': DIRTY });
    const given = ['check', '-f', 'json', '--no-learn', '-0', '--files-from', '-'];
    const { files } = JSON.parse(galley(folder, given, 'a\nb.txt\0c.txt\0').out);
    expect(files.map((file: { path: string }) => file.path)).toEqual(['a\nb.txt', 'c.txt']);
  });

  it('says what is wrong', () => {
    const folder = folderWith({ 'c.txt': DIRTY });
    expect(concise(folder, '--files-from', 'nix')).toMatchObject({
      code: 2,
      err: 'galley: --files-from nix: the list cannot be read (ENOENT); check the path\n',
    });
    const given = ['check', '-f', 'concise', '--files-from', '-'];
    expect(galley(folder, given, 'c.txt\nnix.txt\n')).toMatchObject({
      code: 2,
      out: '',
      err: 'galley: no such file or folder: nix.txt; check the path\n',
    });
    expect(places(galley(folder, [...given, '--no-error-on-unmatched'], 'c.txt\nnix.txt\n'))).toEqual(['c.txt']);
  });
});

describe('exit codes of hooks', () => {
  it('--exit-zero, --max-findings and --exit-non-zero-on-fix', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const code = (...args: string[]): number | null => galley(folder, args).code;
    expect(code('check', 'a.txt', '--max-findings', '2')).toBe(1);
    expect(code('check', 'a.txt', '--max-findings', '3')).toBe(0);
    expect(code('check', 'a.txt', '--exit-zero')).toBe(0);
    expect(code('check', 'nix.txt', '--exit-zero')).toBe(2);
    expect(code('fix', 'a.txt', '--dry-run', '--exit-non-zero-on-fix')).toBe(1);
    expect(code('fix', 'a.txt', '--exit-non-zero-on-fix')).toBe(1);
    expect(code('fix', 'a.txt', '--exit-non-zero-on-fix')).toBe(0);
  });
});
