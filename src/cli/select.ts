import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { formatOf, isArticlePath } from '../article/format.ts';
import { textOfFile } from '../article/text-file.ts';
import { ConfigError } from '../config/errors.ts';
import { Blobs, changedSince, partlyStaged, stagedFiles } from '../run/changed.ts';
import { below, byPath, type FoundFile, findFiles, ignoreTest, type WalkOptions } from '../run/walk.ts';
import type { CommonOptions } from './common-options.ts';

/**
 * The files of `--staged`, `--since` and `--files-from`. No file is no mistake: a commit may hold no article.
 * @throws ConfigError for options that exclude each other.
 */
export async function selectedFiles(
  paths: readonly string[],
  options: CommonOptions,
  walk: WalkOptions,
): Promise<FoundFile[]> {
  const { filesFrom, since, staged, stdin } = options;
  const used = Object.entries({ '--stdin': stdin, '--staged': staged, '--since': since, '--files-from': filesFrom })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name]) => name);
  if (used.length > 1) throw new ConfigError(`${used.join(' and ')} exclude each other; choose one`);
  if (filesFrom !== undefined)
    return findFiles([...paths, ...listedPaths(filesFrom, options.null ? '\0' : '\n')], walk);
  const isIgnored = await ignoreTest(walk);
  // A page cannot be fixed in place, and a commit that holds one must not be held up by that.
  const isFit = (file: string): boolean => !options.inPlace || formatOf(file) !== 'html';
  const isWanted = (file: string): boolean => isArticlePath(file) && isFit(file) && !isIgnored(file);
  const found =
    since === undefined
      ? stagedArticles(paths, isWanted, options.inPlace === true)
      : changedSince(since, paths)
          .filter(isWanted)
          .map((file) => ({ path: file, relative: below(file) }));
  if (found.length === 0) refuseMissing(paths, walk);
  return found.sort(byPath);
}

function stagedArticles(paths: readonly string[], isWanted: (file: string) => boolean, inPlace: boolean): FoundFile[] {
  const staged = stagedFiles(paths)
    .filter(({ path: file }) => isWanted(file))
    .sort(byPath);
  if (inPlace) refusePartlyStaged(staged.map((file) => file.path));
  const blobs = new Blobs(staged.map(({ blob }) => blob));
  return staged.map(({ path: file }, index) => ({
    path: file,
    relative: below(file),
    ...(inPlace ? {} : { content: () => blobs.at(index) }),
  }));
}

/** A misspelt name must not pass for a commit without articles. @throws ConfigError */
function refuseMissing(paths: readonly string[], { skipMissing }: WalkOptions): void {
  const missing = paths.filter((one) => !/[*?[{]/.test(one) && !existsSync(one));
  if (missing.length > 0 && !skipMissing)
    throw new ConfigError(`no such file or folder: ${missing.join(', ')}; check the path`);
}

/** What is written must be what was judged. @throws ConfigError naming the files. */
function refusePartlyStaged(files: readonly string[]): void {
  const [first, ...more] = partlyStaged(files);
  if (first === undefined) return;
  const rest = more.length > 0 ? ` and ${more.length} more` : '';
  throw new ConfigError(
    `${first}${rest}: differs from what is staged, so it cannot be fixed in place; stage the whole file (git add) or put the rest away (git stash --keep-index)`,
  );
}

/**
 * Paths listed in a file, one a line (or parted by NUL), in their order; `-` is standard input. Blank lines are left out.
 * @throws InputError when the list cannot be read.
 */
function listedPaths(list: string, separator: '\n' | '\0'): string[] {
  let text: string;
  try {
    text = textOfFile(readFileSync(list === '-' ? 0 : list), true);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A closed standard input holds no names.
    if (list === '-' && (code === 'EOF' || code === 'EAGAIN')) return [];
    throw new InputError(`--files-from ${list}: the list cannot be read (${code}); check the path`);
  }
  const names = text.split(separator);
  return (separator === '\n' ? names.map((name) => name.replace(/\r$/, '')) : names).filter((name) => name !== '');
}
