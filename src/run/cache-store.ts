import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { RootDatabase } from 'lmdb';
import { importOutside } from '../outside.ts';
import { isSound } from './cache-check.ts';
import { makeFolder } from './folders.ts';

/** Bytes on disk of one generation; with the one before it the cache takes twice as much at the most. */
const GENERATION_BYTES = 256 * 1024 * 1024;
const GENERATION = /^generation-(\d+)\.mdb$/;
/** Values that wait for being written before the writer waits for them. */
const UNWRITTEN = 512;
const CHECK_BYTES = 8;

/** Says something about the cache to the user; none of it stops the run. */
export type Note = (message: string) => void;

/**
 * Texts by key on disk, safe for several processes at once (LMDB). It grows by generations: when one is full the next begins, and what is used moves along; the one before the last goes.
 * Every value carries a checksum. Nothing here throws: without a cache the work is done again.
 */
export class CacheStore {
  readonly #current: RootDatabase<Buffer, string>;
  readonly #before: RootDatabase<Buffer, string> | undefined;
  #unwritten = 0;
  #failed = false;

  private constructor(current: RootDatabase<Buffer, string>, before: RootDatabase<Buffer, string> | undefined) {
    this.#current = current;
    this.#before = before;
  }

  /** @returns `undefined` when there can be no cache here; `note` says why. */
  static async open(folder: string, note: Note): Promise<CacheStore | undefined> {
    let open: typeof import('lmdb').open;
    try {
      ({ open } = await importOutside<typeof import('lmdb')>('lmdb'));
    } catch (error) {
      note(`going on without a cache: lmdb cannot be loaded (${firstLine(error)}); --no-cache says the same quietly`);
      return undefined;
    }
    const one = (file: string): RootDatabase<Buffer, string> =>
      open({ path: file, noSubdir: true, encoding: 'binary', compression: true, maxDbs: 1 });
    try {
      makeFolder(folder);
      for (const { file } of generationsIn(folder)) {
        if (isSound(file)) continue;
        note(`the cache in ${folder} was damaged or of another program; it is made anew`);
        clearCache(folder);
        break;
      }
      const files = generationsIn(folder);
      const last = files.at(-1) ?? { number: 0, file: '', bytes: Number.POSITIVE_INFINITY };
      const number = last.bytes > GENERATION_BYTES ? last.number + 1 : last.number;
      for (const old of files) if (old.number < number - 1) removeGeneration(old.file);
      const before = files.find((other) => other.number === number - 1);
      return new CacheStore(one(path.join(folder, `generation-${number}.mdb`)), before && one(before.file));
    } catch (error) {
      note(`going on without a cache: ${folder} cannot be used (${firstLine(error)}); name another with --cache-dir`);
      return undefined;
    }
  }

  get(key: string): string | undefined {
    try {
      const found = verified(this.#current.getBinary(key));
      if (found !== undefined) return found;
      const old = this.#before && verified(this.#before.getBinary(key));
      if (old !== undefined) this.#write(key, old);
      return old;
    } catch {
      return undefined;
    }
  }

  /** Waits now and then until values are written, so that memory does not hold them all. */
  async put(key: string, value: string): Promise<void> {
    this.#write(key, value);
    if (++this.#unwritten % UNWRITTEN === 0) await this.flush();
  }

  async flush(): Promise<void> {
    try {
      await this.#current.committed;
    } catch {
      // A full disk: what was not written is worked out again next time.
      this.#failed = true;
    }
  }

  async close(): Promise<void> {
    await this.flush();
    try {
      await Promise.all([this.#current.close(), this.#before?.close()]);
    } catch {
      // Nothing is lost but time.
    }
  }

  #write(key: string, value: string): void {
    if (this.#failed) return;
    const bytes = Buffer.from(value);
    this.#current.put(key, Buffer.concat([checksumOf(bytes), bytes])).catch(() => {
      this.#failed = true;
    });
  }
}

function verified(stored: Buffer | undefined): string | undefined {
  if (!stored || stored.length < CHECK_BYTES) return undefined;
  const bytes = stored.subarray(CHECK_BYTES);
  return checksumOf(bytes).equals(stored.subarray(0, CHECK_BYTES)) ? bytes.toString('utf8') : undefined;
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha1').update(bytes).digest().subarray(0, CHECK_BYTES);
}

/** The folder a cache lies in unless one is named: that of the project, when it has one for such things, else that of the user. */
export function cacheFolder(cwd = process.cwd()): string {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'node_modules')))
      return path.join(folder, 'node_modules', '.cache', 'galley');
    if (folder === path.dirname(folder)) break;
  }
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || path.join(homedir(), '.cache');
  return path.join(home, 'galley');
}

interface Generation {
  readonly number: number;
  readonly file: string;
  readonly bytes: number;
}

/** The files of a cache, the oldest first. */
export function generationsIn(folder: string): Generation[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const number = GENERATION.exec(name)?.[1];
      const file = path.join(folder, name);
      return number === undefined ? [] : [{ number: Number(number), file, bytes: statSync(file).size }];
    })
    .sort((a, b) => a.number - b.number);
}

/** Removes a cache. @returns the bytes that it took; other files in the folder stay. */
export function clearCache(folder: string): number {
  const files = generationsIn(folder);
  for (const { file } of files) removeGeneration(file);
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function removeGeneration(file: string): void {
  for (const one of [file, `${file}-lock`]) rmSync(one, { force: true, recursive: true });
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0] as string;
}
