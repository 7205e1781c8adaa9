import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isArticlePath } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import { ignoreLines } from '../config/find.ts';

export interface WalkOptions {
  /** Globs of the config that are never read, relative to `root`. */
  readonly ignore: readonly string[];
  /** Folder of the config file, or the working directory. */
  readonly root: string;
  /** A named file or folder that is not there is left out instead of being an error. */
  readonly skipMissing?: boolean;
}

/** A file to read, and the path below the argument it was found through (for copies). */
export interface FoundFile {
  readonly path: string;
  readonly relative: string;
  /** Its bytes, when they do not come from the disk (a blob of the index). */
  readonly content?: () => Uint8Array;
}

/** What galley clean writes beside the cleaned copies; no articles, so a check of that folder passes them by. */
export const OWN_FILES = ['galley-report.html', 'galley.patch', 'galley-edits.jsonl'] as const;
/** Ending of the log while galley clean is at work. */
export const UNFINISHED = '.part';

/**
 * Turns arguments (files, folders, globs) into files, sorted by path, each once. Folders give their article files; links are not followed, so that a loop cannot trap
 * the walk, no article counts twice and nothing outside is written; `.git`, `node_modules` and ignored files are left out. A file named outright is taken whatever its ending.
 * @throws ConfigError when an argument leads to nothing.
 */
export async function findFiles(args: readonly string[], options: WalkOptions): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  const isIgnored = await ignoreTest(options);
  const missing: string[] = [];
  for (const arg of args) {
    const kind = kindOf(arg);
    if (kind === 'file') {
      if (!isIgnored(arg)) found.set(path.resolve(arg), { path: arg, relative: path.basename(arg) });
      continue;
    }
    if (kind === undefined && !/[*?[{]/.test(arg)) {
      missing.push(arg);
      continue;
    }
    if (kind === 'folder') {
      for (const { name, isReadable } of namesBelow(arg)) {
        const file = path.join(arg, name);
        if (isReadable ? !isArticlePath(name) || isIgnored(file) : isIgnored(path.join(file, 'x'))) continue;
        found.set(path.resolve(file), { path: file, relative: below(name) });
      }
      continue;
    }
    const { globSync } = await import('tinyglobby');
    const ignore = ['**/node_modules/**', '**/.git/**', ...OWN_FILES.map((name) => `**/${name}`)];
    for (const file of globSync([arg], { dot: false, followSymbolicLinks: false, ignore }))
      if (!isIgnored(file)) found.set(path.resolve(file), { path: file, relative: below(file) });
  }
  if (missing.length > 0 && !options.skipMissing)
    throw new ConfigError(
      `no such file or folder: ${missing.join(', ')}; ${missing.includes('-') ? 'standard input is read with --stdin' : 'check the path'}`,
    );
  return [...found.values()].sort(byPath);
}

/**
 * All files below a folder, no links, pipes and the like, but for hidden names, `node_modules` and what galley itself writes; `name` counts from the folder. A folder that
 * cannot be read is given as it is: reading it will say why, and nobody takes its articles for clean.
 */
function* namesBelow(folder: string): Generator<{ readonly name: string; readonly isReadable: boolean }> {
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(path.join(folder, at), { withFileTypes: true });
    } catch (error) {
      // Gone since its name was read: nothing was lost.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') yield { name: at, isReadable: false };
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) waiting.push(name);
      else if (entry.isFile() && !(OWN_FILES as readonly string[]).includes(entry.name))
        yield { name, isReadable: true };
    }
  }
}

/** Order of the files of a run. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** A path made safe to stand below any folder: nothing of it leads up or to the root. */
export function below(name: string): string {
  return slashes(path.normalize(name))
    .replace(/^(?:[A-Za-z]:)?\/+/, '')
    .replace(/^(?:\.\.\/)+/, '');
}

/** A path with `/` between its parts. Where parts are parted by `/` anyway, a backslash belongs to the name. */
export const slashes = (name: string): string => (path.sep === '\\' ? name.replaceAll('\\', '/') : name);

function kindOf(arg: string): 'file' | 'folder' | undefined {
  try {
    return statSync(arg).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // Something is there but cannot be looked at; reading it will say why.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'file';
  }
}

/** Tells the files that a config or `.galleyignore` leaves out. */
export async function ignoreTest({ ignore, root }: WalkOptions): Promise<(file: string) => boolean> {
  const lines = [...ignoreLines(root), ...ignore];
  if (lines.length === 0) return () => false;
  const { default: createIgnore } = await import('ignore');
  const matcher = createIgnore().add(lines);
  return (file) => {
    const relative = slashes(path.relative(root, path.resolve(file)));
    return relative !== '' && relative !== '..' && !relative.startsWith('../') && matcher.ignores(relative);
  };
}
