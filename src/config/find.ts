import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { textOfFile } from '../article/text-file.ts';

export const CONFIG_NAMES = [
  'galley.config.yaml',
  'galley.config.yml',
  'galley.config.json',
  '.galleyrc.yaml',
  '.galleyrc.json',
];

/**
 * The config file that holds for a folder: the first one found there or above, up to the root of the repository or of the file system. There is no
 * cascade: one file decides.
 */
export function findConfig(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    for (const name of CONFIG_NAMES) {
      const file = path.join(at, name);
      if (existsSync(file)) return file;
    }
    if (existsSync(path.join(at, '.git')) || path.dirname(at) === at) return undefined;
  }
}

/** Lines of the ignore file of a folder (`.galleyignore`, gitignore syntax), or none. */
export function ignoreLines(folder: string): string[] {
  const file = path.join(folder, '.galleyignore');
  return existsSync(file) ? textOfFile(readFileSync(file), true).split(/\r?\n/) : [];
}
