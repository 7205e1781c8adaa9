import { closeSync, openSync, readSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { tidy } from '../tidy.ts';

/** UTF-16 units of the lines that are kept in memory before a sorted run of them goes to the disk. */
const RUN_LENGTH = 3 * 1024 * 1024;
const CHUNK = 64 * 1024;
/** Bytes of a run that are read at once while many are merged: what waits there should be gone before the collector looks twice, or all that is read grows old in memory. */
const MERGE_CHUNK = 4 * 1024;
/** Runs that are merged at once; more are merged in rounds, so that the number of open files stays small. */
const FAN_IN = 64;
/** Lines of a merge after which their remains are cleared away. */
const TIDY_LINES = 1 << 15;

/**
 * Sorts any number of lines in bounded memory: sorted runs on the disk, merged when they are read. Lines hold no line feed. The files lose their names as soon as they are open,
 * so that nothing stays behind however the process ends.
 */
export class ExternalSort {
  readonly #limit: number;
  #lines: string[] = [];
  #length = 0;
  /** Handles of sorted files. */
  #runs: number[] = [];
  readonly #adopted: number[] = [];
  /** Files that have to keep their names while they are open, as some systems want it. */
  readonly #named = new Map<number, string>();

  /** @param limit UTF-16 units kept in memory. */
  constructor(limit = RUN_LENGTH) {
    this.#limit = limit;
  }

  add(line: string): void {
    this.#lines.push(line);
    // A string costs about so much besides its characters.
    this.#length += line.length + 24;
    if (this.#length >= this.#limit) this.#spill();
  }

  /** All lines in code-unit order, duplicates included. Can be read once; temporary files go when the reading ends or is left. */
  *sorted(): Generator<string> {
    try {
      if (this.#runs.length === 0 && this.#adopted.length === 0) {
        yield* this.#lines.sort(byUnits);
        return;
      }
      this.#spill();
      // Files of others are merged into one's own first when there are too many to be read at once.
      while (this.#adopted.length + this.#runs.length > FAN_IN && this.#adopted.length > 0)
        this.#runs.push(this.#write(mergeSorted(this.#adopted.splice(0, FAN_IN).map(linesOfRun))));
      if (this.#runs.length > FAN_IN) this.#mergeRuns();
      tidy();
      let lines = 0;
      for (const line of mergeSorted([...this.#adopted, ...this.#runs].map(linesOfRun))) {
        if (++lines % TIDY_LINES === 0) tidy();
        yield line;
      }
      tidy();
    } finally {
      this.close();
    }
  }

  /** Puts everything on the disk. @returns handles of the sorted files, which are good until `close` in all threads of this process. */
  spill(): readonly number[] {
    this.#spill();
    return this.#runs;
  }

  /** Takes sorted files of others in; they are theirs to close. */
  adopt(files: readonly number[]): void {
    this.#adopted.push(...files);
  }

  close(): void {
    this.#lines = [];
    for (const handle of this.#runs) this.#remove(handle);
    this.#runs = [];
  }

  #spill(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.sort(byUnits);
    this.#lines = [];
    this.#length = 0;
    this.#runs.push(this.#write(lines));
    // So few files stay open, however much is sorted.
    if (this.#runs.length >= FAN_IN) this.#mergeRuns();
  }

  #mergeRuns(): void {
    const some = this.#runs;
    this.#runs = [this.#write(mergeSorted(some.map(linesOfRun)))];
    for (const handle of some) this.#remove(handle);
  }

  #write(lines: Iterable<string>): number {
    // The name is no secret: a file that is there already is not opened. Loading `node:crypto` for it would take longer than checking an article.
    const name = `galley-sort-${process.pid}-${Math.random().toString(36).slice(2)}`;
    const file = path.join(tmpdir(), name);
    const handle = openSync(file, 'wx+', 0o600);
    try {
      unlinkSync(file);
    } catch {
      this.#named.set(handle, file);
    }
    try {
      writeLines(handle, lines);
    } catch (error) {
      this.#remove(handle);
      throw error;
    }
    return handle;
  }

  #remove(handle: number): void {
    closeSync(handle);
    const file = this.#named.get(handle);
    if (file !== undefined) rmSync(file, { force: true });
    this.#named.delete(handle);
  }
}

/** Writes lines to an open file, in pieces. */
export function writeLines(file: number, lines: Iterable<string>): void {
  let piece: string[] = [];
  let length = 0;
  for (const line of lines) {
    piece.push(line);
    length += line.length;
    if (length < CHUNK) continue;
    writeFileSync(file, `${piece.join('\n')}\n`);
    piece = [];
    length = 0;
  }
  if (piece.length > 0) writeFileSync(file, `${piece.join('\n')}\n`);
}

/** Lines of a UTF-8 file, read piece by piece; only LF ends a line. */
export function* linesOfFile(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    yield* linesOfHandle(handle, CHUNK);
  } finally {
    closeSync(handle);
  }
}

/** The same of an open file, from its beginning. */
function* linesOfHandle(handle: number, chunk: number): Generator<string> {
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(chunk);
  let rest = '';
  let at = 0;
  for (;;) {
    const read = readSync(handle, buffer, 0, chunk, at);
    if (read === 0) break;
    at += read;
    const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

const linesOfRun = (handle: number): Generator<string> => linesOfHandle(handle, MERGE_CHUNK);

/** Merges sorted iterables with a binary heap. */
export function* mergeSorted(sources: readonly Iterable<string>[]): Generator<string> {
  const heap: { line: string; order: number; next: Iterator<string> }[] = [];
  const less = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]] as [(typeof heap)[number], (typeof heap)[number]];
    return x.line < y.line || (x.line === y.line && x.order < y.order);
  };
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as (typeof heap)[number], heap[a] as (typeof heap)[number]];
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && less(child, least)) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  sources.forEach((source, order) => {
    const next = source[Symbol.iterator]();
    const first = next.next();
    if (first.done) return;
    heap.push({ line: first.value, order, next });
    for (let at = heap.length - 1; at > 0 && less(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
  });
  while (heap.length > 0) {
    const top = heap[0] as (typeof heap)[number];
    yield top.line;
    const step = top.next.next();
    if (!step.done) top.line = step.value;
    else {
      const last = heap.pop() as (typeof heap)[number];
      if (heap.length > 0) heap[0] = last;
    }
    sink();
  }
}

export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
