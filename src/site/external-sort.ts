import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** UTF-16 units of the lines that are kept in memory before a sorted run of them goes to the disk. */
const RUN_LENGTH = 3 * 1024 * 1024;
const CHUNK = 64 * 1024;
/** Runs that are merged at once; more are merged in rounds, so that the number of open files stays small. */
const FAN_IN = 64;

/** Sorts any number of lines in bounded memory: sorted runs on the disk, merged when they are read. Lines hold no line feed. */
export class ExternalSort {
  readonly #limit: number;
  #lines: string[] = [];
  #length = 0;
  #folder: string | undefined;
  #runs: string[] = [];
  readonly #adopted: string[] = [];
  #made = 0;

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
      // Adopted files are merged into one's own first when there are too many to be open at once.
      while (this.#adopted.length + this.#runs.length > FAN_IN && this.#adopted.length > 0)
        this.#runs.push(this.#write(mergeSorted(this.#adopted.splice(0, FAN_IN).map(linesOfFile))));
      while (this.#runs.length > FAN_IN) {
        const some = this.#runs.splice(0, FAN_IN);
        this.#runs.push(this.#write(mergeSorted(some.map(linesOfFile))));
        for (const run of some) rmSync(run);
      }
      yield* mergeSorted([...this.#adopted, ...this.#runs].map(linesOfFile));
    } finally {
      this.close();
    }
  }

  /** Puts everything on the disk. @returns the sorted files, which stay until `close`. */
  spill(): readonly string[] {
    this.#spill();
    return this.#runs;
  }

  /** Takes sorted files of others in; they are theirs to remove. */
  adopt(files: readonly string[]): void {
    this.#adopted.push(...files);
  }

  close(): void {
    this.#lines = [];
    this.#runs = [];
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #spill(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.sort(byUnits);
    this.#lines = [];
    this.#length = 0;
    this.#runs.push(this.#write(lines));
  }

  #write(lines: Iterable<string>): string {
    this.#folder ??= mkdtempSync(path.join(tmpdir(), 'galley-sort-'));
    const file = path.join(this.#folder, String(this.#made++));
    const out = openSync(file, 'w');
    try {
      writeLines(out, lines);
    } finally {
      closeSync(out);
    }
    return file;
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
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(CHUNK);
    let rest = '';
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
      rest = lines.pop() as string;
      yield* lines;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(handle);
  }
}

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
