import { lstatSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { git, gitOutput, placeInRepository } from './git.ts';

/** A file as it lies in the index. */
export interface StagedFile {
  /** Below the working directory, or leading up from it. */
  readonly path: string;
  /** Name of its blob. */
  readonly blob: string;
}

/** Regular files; links (120000) and submodules (160000) are no articles. */
const REGULAR = /^100/;
const DIFF = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules'];

/**
 * Files that the next commit adds or changes; a renamed one under its new name, deleted ones not at all.
 * @param paths files, folders or globs that limit them; none for the whole repository
 * @throws ConfigError outside of a repository, and during a merge with conflicts.
 */
export function stagedFiles(paths: readonly string[]): StagedFile[] {
  const place = placeInRepository('--staged');
  const raw = gitOutput(['diff', '--cached', '--diff-filter=d', ...DIFF, '--', ...pathspecs(paths)]);
  return entries(raw).map(({ name, blob, status }) => {
    const file = fromHere(place, name);
    if (status === 'U')
      throw new ConfigError(`${file}: has a merge conflict; settle it and stage the file (git add) first`);
    return { path: file, blob };
  });
}

/** Of these staged files those that differ in the work tree, or are not there. */
export function partlyStaged(files: readonly string[]): string[] {
  const place = placeInRepository('--staged');
  const changed = new Set(entries(gitOutput(['diff', ...DIFF])).map(({ name }) => fromHere(place, name)));
  return files.filter((file) => changed.has(file) || !isFile(file));
}

/**
 * Files that changed since the last common commit of HEAD and `ref`: committed, staged, not yet staged, and new ones that git does not ignore. What is no longer there is left out.
 * @throws ConfigError outside of a repository, for an unknown ref, and when there is no common commit.
 */
export function changedSince(ref: string, paths: readonly string[]): string[] {
  const place = placeInRepository('--since');
  const known = ref.startsWith('-') ? { code: 1 } : git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (known.code !== 0)
    throw new ConfigError(`--since: there is no commit “${ref}” in this repository; fetch it, or name another`);
  const base = git(['merge-base', ref, 'HEAD']);
  if (base.code !== 0)
    throw new ConfigError(
      `--since: HEAD and “${ref}” have no commit in common; if the clone is shallow, fetch more (git fetch --unshallow, or fetch-depth: 0)`,
    );
  const commit = base.out.toString('utf8').trim();
  const limits = pathspecs(paths);
  const changed = entries(gitOutput(['diff', '--diff-filter=d', ...DIFF, commit, '--', ...limits]));
  const others = limits.length > 0 ? limits : [':/'];
  const added = gitOutput(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', ...others]);
  const names = [...changed.map(({ name }) => name), ...split(added)].map((name) => fromHere(place, name));
  return [...new Set(names)].filter(isFile);
}

/** Blobs of the index, read by the hundred: a call of git for each would take longer than the check, all at once too much memory. */
export class Blobs {
  readonly #names: readonly string[];
  #from = 0;
  #read: readonly Buffer[] = [];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Bytes of the blob with this number. @throws InputError when git does not have it. */
  at(index: number): Buffer {
    if (index < this.#from || index >= this.#from + this.#read.length) {
      this.#read = contents(this.#names.slice(index, index + 100));
      this.#from = index;
    }
    return this.#read[index - this.#from] as Buffer;
  }
}

/** @param names of blobs; each gives `name type size\n`, its bytes and a line feed. */
function contents(names: readonly string[]): Buffer[] {
  const out = gitOutput(['cat-file', '--batch'], `${names.join('\n')}\n`);
  let at = 0;
  return names.map((name) => {
    const end = out.indexOf(0x0a, at);
    const [, type, size] = out.toString('latin1', at, end).split(' ');
    if (type !== 'blob') throw new InputError(`git has no content for blob ${name}: fetch it (git fsck tells more)`);
    at = end + 1 + Number(size) + 1;
    return out.subarray(end + 1, at - 1);
  });
}

interface RawEntry {
  readonly name: string;
  readonly blob: string;
  readonly status: string;
}

/** Regular and unmerged files of `git diff --raw -z`: `:mode mode blob blob status\0name\0`. */
function entries(raw: Buffer): RawEntry[] {
  const fields = split(raw);
  const found: RawEntry[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = '', , blob = '', status = ''] = (fields[i] as string).slice(1).split(' ');
    if (REGULAR.test(mode) || status === 'U') found.push({ name: fields[i + 1] as string, blob, status });
  }
  return found;
}

function split(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\0').filter(Boolean);
}

/** Paths as git is to read them: a name that looks like a pattern is found by its letters first, `**` crosses folders. */
function pathspecs(paths: readonly string[]): string[] {
  return paths.map((one) => `:(glob)${one}`);
}

/** A name below the root of the repository, as it is reached from the working directory. */
function fromHere(place: string, name: string): string {
  return path.normalize(path.posix.relative(place, name));
}

function isFile(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
