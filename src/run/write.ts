import {
  appendFileSync,
  chmodSync,
  closeSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { makeFolder } from './folders.ts';
import { removeLeftovers, temporaryName } from './leftovers.ts';

/** Writes a file in one step, see `writeInOneStep`; `newMode` is for a file that is not there yet. @throws InputError naming the file when it cannot be written. */
export function writeAtomically(file: string, bytes: Uint8Array, newMode?: number): void {
  writeInOneStep(
    file,
    (handle) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    },
    newMode,
  );
}

/**
 * Writes a file in one step, see `PendingFile`.
 * @param fill writes the content to an open file. What it throws comes through, except errors of the file system.
 * @param newMode of a file that is not there yet, before the umask
 * @throws InputError naming the file when the folder or file cannot be written or is read-only; nothing is left behind then.
 */
export function writeInOneStep(file: string, fill: (handle: number) => void, newMode?: number): void {
  const pending = new PendingFile(file, newMode);
  try {
    pending.fill(fill);
    pending.finish();
  } finally {
    pending.abandon();
  }
}

/**
 * The door through which everything is written that a person could miss: temporary file in the same folder, fsync, rename. A reader, and whoever comes
 * after a crash, sees the old bytes or the new ones, never half. Mode and, where the system allows it, owner of an existing file are kept; a link stays a link: the file it
 * leads to is written. What a killed run left in the folder is removed by the next one.
 * Every method throws an InputError naming the file when the folder or file cannot be written or is read-only.
 */
export class PendingFile {
  readonly #file: string;
  readonly #target: string;
  /** Absent for a device or a pipe, which is written to, not replaced. */
  readonly #temporary: string | undefined;
  readonly #known: Stats | undefined;
  #handle = -1;
  #done = false;

  /** @param newMode of a file that is not there yet, before the umask */
  constructor(file: string, newMode = 0o666) {
    this.#file = file;
    this.#target = realPath(file);
    const folder = path.dirname(this.#target);
    this.#known = this.#tried(() => {
      makeFolder(folder);
      return statSync(this.#target, { throwIfNoEntry: false });
    });
    const known = this.#known;
    if (known && !known.isFile() && !known.isDirectory()) {
      this.#handle = this.#tried(() => openSync(this.#target, 'w'));
      return;
    }
    if (known?.isFile() && (known.mode & 0o222) === 0)
      throw new InputError(`${file}: is read-only and was left as it is; make it writable first`);
    const temporary = path.join(folder, temporaryName());
    this.#temporary = temporary;
    this.#tried(() => {
      removeLeftovers(folder);
      this.#handle = openSync(temporary, 'wx+', known ? known.mode & 0o7777 : newMode);
      if (known) keepOwner(this.#handle, known);
    });
  }

  /** Is it a device or a pipe, from which nothing can be read back? */
  get isDirect(): boolean {
    return this.#temporary === undefined;
  }

  /** Adds bytes at the end. */
  write(bytes: Uint8Array): void {
    this.fill((handle) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    });
  }

  /** Lets somebody write to the open file. What `work` throws comes through, except errors of the file system. */
  fill(work: (handle: number) => void): void {
    this.#tried(() => work(this.#handle));
  }

  /** Gives the file its name. */
  finish(): void {
    const [temporary, known] = [this.#temporary, this.#known];
    this.#tried(() => {
      if (temporary !== undefined) fsyncSync(this.#handle);
      this.#close();
      if (temporary === undefined) return;
      if (known) chmodSync(temporary, known.mode & 0o7777);
      renameSync(temporary, this.#target);
    });
    this.#done = true;
  }

  /** Leaves everything as it was; nothing happens once the file is finished. */
  abandon(): void {
    if (this.#done) return;
    this.#close();
    if (this.#temporary !== undefined) remove(this.#temporary);
    this.#done = true;
  }

  #close(): void {
    if (this.#handle >= 0) closeSync(this.#handle);
    this.#handle = -1;
  }

  #tried<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.abandon();
      if (error instanceof InputError || (error as NodeJS.ErrnoException).code === undefined) throw error;
      throw new InputError(`${this.#file}: ${explain(error as NodeJS.ErrnoException)}`);
    }
  }
}

/** A file that grows line by line while a run goes on, so that what was done before a crash is on record. A crash can leave the last line incomplete. */
export class Journal {
  readonly file: string;

  /** Begins anew. @throws InputError naming the file when it cannot be written. */
  constructor(file: string) {
    this.file = file;
    this.#do(() => {
      makeFolder(path.dirname(file));
      writeFileSync(file, '');
    });
  }

  add(line: string): void {
    this.#do(() => appendFileSync(this.file, `${line}\n`));
  }

  /** Gives the complete journal its final name. */
  finish(name: string): void {
    this.#do(() => {
      withOpen(this.file, 'r+', fsyncSync);
      renameSync(this.file, name);
    });
  }

  #do(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw new InputError(`${this.file}: ${explain(error as NodeJS.ErrnoException)}`);
    }
  }
}

function withOpen(file: string, flags: string, use: (handle: number) => void, mode?: number): void {
  const handle = openSync(file, flags, mode);
  try {
    use(handle);
  } finally {
    closeSync(handle);
  }
}

function keepOwner(handle: number, { uid, gid }: Stats): void {
  if (process.getuid?.() === uid && process.getgid?.() === gid) return;
  try {
    fchownSync(handle, uid, gid);
  } catch {
    // Only the superuser may give files away.
  }
}

function explain({ code, message }: NodeJS.ErrnoException): string {
  const remedy =
    code === 'ENOSPC'
      ? 'the disk is full'
      : code === 'EEXIST' || code === 'ENOTDIR'
        ? 'a file stands where a folder should be; name another place'
        : code === 'EISDIR'
          ? 'it is a folder; name a file in it'
          : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
            ? 'check the rights of the folder'
            : code === 'ENAMETOOLONG'
              ? 'the name is too long for this disk'
              : 'check the path';
  return `cannot be written (${code ?? message}); ${remedy}`;
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
