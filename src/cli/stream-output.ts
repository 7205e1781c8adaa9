import { InputError } from '../article/decode.ts';
import type { Progress } from '../run/stream-marker.ts';

/** Where the lines of a stream go. */
export interface StreamTarget {
  /** Lines that are there already. */
  readonly start: Progress;
  /** Nobody reads any more. */
  readonly isCut?: boolean;
  /** @param bad numbers of bad lines in it */
  write(bytes: Uint8Array, bad: readonly number[]): Promise<void>;
  finish(): Promise<void>;
}

/** Standard output at the pace of its reader. */
export class StandardOutput implements StreamTarget {
  readonly start: Progress = { lines: 0, bad: 0 };
  readonly #stream: NodeJS.WriteStream;
  #error: NodeJS.ErrnoException | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    const wake = (): void => this.#wake?.();
    stream.on('drain', wake).on('close', wake);
    stream.on('error', (error) => {
      this.#error ??= error;
      wake();
    });
  }

  get isCut(): boolean {
    return this.#error !== undefined;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#error || bytes.length === 0) return;
    if (!this.#stream.write(bytes) && !this.#error && !this.#stream.closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Waits until all is with the reader. @throws InputError when it could not be written. */
  async finish(): Promise<void> {
    if (!this.#error && this.#stream.writableLength > 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#stream.write('', () => resolve());
      });
    const { code } = this.#error ?? {};
    if (code === undefined || code === 'EPIPE') return;
    const remedy = code === 'ENOSPC' ? 'the disk is full' : 'check where it goes';
    throw new InputError(`standard output cannot be written (${code}): ${remedy}`);
  }
}

const EVERY = 500;

/** One line on a terminal that says how far a stream has come and how fast it goes. */
export class ProgressLine {
  readonly #begun = Date.now();
  #last = Date.now();
  #first: number | undefined;
  #bytes = 0;
  #shown = false;

  /** @param lines all so far; @param bytes those that came just now */
  show(lines: number, bytes: number): void {
    this.#bytes += bytes;
    this.#first ??= lines;
    const now = Date.now();
    if (!process.stderr.isTTY || now - this.#last < EVERY) return;
    this.#last = now;
    this.#shown = true;
    const seconds = (now - this.#begun) / 1000;
    const megabytes = this.#bytes / 1e6;
    const rate = `${Math.round((lines - this.#first) / seconds)} lines/s, ${(megabytes / seconds).toFixed(1)} MB/s`;
    process.stderr.write(`\r\u001b[K${lines} lines, ${megabytes.toFixed(1)} MB, ${rate}`);
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K');
  }
}
