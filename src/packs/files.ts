import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { textOfFile } from '../article/text-file.ts';
import { type LoadedPack, loadPack, PackError, type PackProblem } from './load.ts';

/** Pack files below a folder (or one file), sorted by path. */
export function packFiles(root: string): string[] {
  if (statSync(root).isFile()) return [root];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(root, name))
    .filter((file) => !statSync(file, { throwIfNoEntry: false })?.isDirectory())
    .sort();
}

/**
 * Reads packs from files and folders.
 * @throws PackError with the problems of all files, so that a person mends them in one go.
 */
export function readPacks(roots: readonly string[]): LoadedPack[] {
  const problems: PackProblem[] = [];
  const packs: LoadedPack[] = [];
  for (const file of roots.flatMap(packFiles)) {
    try {
      packs.push(loadPack(textOfFile(readFileSync(file)), file));
    } catch (error) {
      if (error instanceof PackError) problems.push(...error.problems);
      else problems.push({ file, line: 1, column: 1, message: `cannot be read: ${(error as Error).message}` });
    }
  }
  if (problems.length > 0) throw new PackError(problems);
  return packs;
}
