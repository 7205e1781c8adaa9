import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it, one by one: where a file system takes no folders (`/proc`), Node's own recursive way never
 * ends. On a disk that takes nothing the system may say only that the folder is not there; the one above says why.
 * @throws the error of the file system.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = path.dirname(path.resolve(folder));
  const isRoot = above === path.resolve(folder);
  if (!isRoot) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have been faster.
    if (isFolder(folder)) return;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') accessSync(above, constants.W_OK);
    throw error;
  }
}

function isFolder(name: string): boolean {
  try {
    return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // A part of the way there is a file, or closed to us: making the folder says which.
    return false;
  }
}
