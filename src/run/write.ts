import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';

let counter = 0;

/**
 * Writes a file in one step: temporary file beside it, fsync, rename. A reader sees the old bytes or the new ones, never half; the mode of an existing
 * file is kept, and a link stays a link: the file it leads to is written.
 * @param newMode of a file that is not there yet, before the umask
 * @throws InputError naming the file when the folder or file cannot be written; nothing is left behind then.
 */
export function writeAtomically(file: string, bytes: Uint8Array, newMode = 0o666): void {
  const target = realPath(file);
  const temporary = path.join(path.dirname(target), `.galley-${process.pid}-${counter++}.tmp`);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    const known = statSync(target, { throwIfNoEntry: false });
    // A device or a pipe is written to, not replaced.
    if (known && !known.isFile() && !known.isDirectory()) {
      writeFileSync(target, bytes);
      return;
    }
    const mode = known && known.mode & 0o7777;
    const handle = openSync(temporary, 'wx', mode ?? newMode);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    remove(temporary);
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const remedy =
      code === 'ENOSPC'
        ? 'the disk is full'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'check the rights of the folder'
          : 'check the path';
    throw new InputError(`${file}: cannot be written (${code}); ${remedy}`);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It cannot be there: its folder is none.
  }
}

/** The file behind a link; the path itself when nothing is there yet. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
