import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';

let counter = 0;

/**
 * Writes a file in one step: temporary file beside it, fsync, rename. A reader sees the old bytes or the new ones, never half; the mode of an existing file
 * is kept.
 * @throws InputError naming the file when the folder or file cannot be written; nothing is left behind then.
 */
export function writeAtomically(file: string, bytes: Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.${counter++}.tmp`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const mode = modeOf(file);
    const handle = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const remedy = code === 'ENOSPC' ? 'the disk is full' : code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'check the rights of the folder' : 'check the path';
    throw new InputError(`${file}: cannot be written (${code}); ${remedy}`);
  }
}

function modeOf(file: string): number | undefined {
  try {
    return statSync(file).mode & 0o7777;
  } catch {
    return undefined;
  }
}
