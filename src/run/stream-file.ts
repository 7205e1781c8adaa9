import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { packer, packingOf } from './compression.ts';
import { makeFolder } from './folders.ts';
import { type Marker, markerOf, type Progress, partOf, readMarker, sizeOf, tried } from './stream-marker.ts';
import { writeAtomically } from './write.ts';

/** Bytes of output before packing after which, at the next line end, a frame ends. Fixed, so that a file is the same however often its making was broken off. */
const FRAME_BYTES = 512 * 1024;
/** How far the marker may stay behind (milliseconds): the work that is done again when the process is killed. */
const MARKER_EVERY = Number(process.env.GALLEY_MARKER_MS ?? 1000);
const LF = 0x0a;

export interface StreamFileOptions {
  /** What the output depends on: inputs, config, profile, engine. */
  readonly key: string;
  /** Go on where the marker says; and leave file and marker there when it cannot be finished. */
  readonly resume: boolean;
}

/**
 * An output file that is there when it is whole: until then it lies beside it as `NAME.part`, and `NAME.resume` says how much of that is sure. A frame is written, then flushed
 * to the disk, then the marker says so; a process that is killed at any moment loses nothing and repeats nothing.
 */
export class StreamFile {
  /** Lines that need not be made again. */
  readonly start: Progress;
  readonly #file: string;
  readonly #options: StreamFileOptions;
  readonly #pack: (bytes: Uint8Array) => Promise<Uint8Array>;
  #handle = -1;
  #bytes: number;
  #progress: Progress;
  #marked = Date.now();
  #rest: Uint8Array[] = [];
  #restLength = 0;
  #badAhead: number[] = [];

  private constructor(
    file: string,
    options: StreamFileOptions,
    pack: (bytes: Uint8Array) => Promise<Uint8Array>,
    marker: Marker | undefined,
  ) {
    this.#file = file;
    this.#options = options;
    this.#pack = pack;
    this.start = { lines: marker?.lines ?? 0, bad: marker?.bad ?? 0 };
    this.#progress = this.start;
    this.#bytes = marker?.bytes ?? 0;
  }

  /** @returns the progress alone when the file turned out to be finished. @throws InputError when it cannot be written or the marker does not fit. */
  static async open(file: string, options: StreamFileOptions): Promise<StreamFile | Progress> {
    const marker = options.resume ? readMarker(file, options.key) : undefined;
    if (marker?.done) {
      // It was killed between its last two steps.
      if (sizeOf(partOf(file)) !== undefined) tried(file, () => renameSync(partOf(file), file));
      tried(file, () => rmSync(markerOf(file), { force: true }));
      return { lines: marker.lines, bad: marker.bad };
    }
    const one = new StreamFile(file, options, await packer(packingOf(file)), marker);
    one.#open(marker);
    return one;
  }

  /** @param bad numbers of bad lines in it */
  async write(bytes: Uint8Array, bad: readonly number[]): Promise<void> {
    this.#badAhead.push(...bad);
    this.#rest.push(bytes);
    this.#restLength += bytes.length;
    if (this.#restLength < FRAME_BYTES) return;
    let all = Buffer.concat(this.#rest);
    for (;;) {
      const end = all.length < FRAME_BYTES ? -1 : all.indexOf(LF, FRAME_BYTES - 1);
      if (end < 0) break;
      await this.#frame(all.subarray(0, end + 1));
      all = all.subarray(end + 1);
    }
    this.#rest = [all];
    this.#restLength = all.length;
  }

  /** Writes the rest and gives the file its name. */
  async finish(): Promise<void> {
    if (this.#restLength > 0) await this.#frame(Buffer.concat(this.#rest));
    // A packed file of nothing is a frame of nothing, not a file of no bytes.
    else if (this.#bytes === 0) await this.#frame(new Uint8Array());
    this.#mark(true);
    this.#close();
    tried(this.#file, () => {
      renameSync(partOf(this.#file), this.#file);
      syncFolder(path.dirname(this.#file));
      rmSync(markerOf(this.#file), { force: true });
    });
  }

  /** Ends without a file. With `resume` what is there stays for the next time. @returns whether something stays. */
  abandon(): boolean {
    this.#close();
    if (this.#options.resume) return true;
    for (const one of [partOf(this.#file), markerOf(this.#file)]) rmSync(one, { force: true });
    return false;
  }

  #open(marker: Marker | undefined): void {
    tried(this.#file, () => {
      makeFolder(path.dirname(path.resolve(this.#file)));
      if (sizeOf(this.#file) === undefined && statSync(this.#file, { throwIfNoEntry: false }))
        throw new InputError(`${this.#file}: is no file that could be replaced; use standard output`);
      this.#handle = openSync(partOf(this.#file), marker ? 'r+' : 'w');
      if (marker) ftruncateSync(this.#handle, marker.bytes);
      else rmSync(markerOf(this.#file), { force: true });
    });
  }

  async #frame(content: Uint8Array): Promise<void> {
    const packed = await this.#pack(content);
    tried(this.#file, () => {
      for (let at = 0; at < packed.length; )
        at += writeSync(this.#handle, packed, at, packed.length - at, this.#bytes + at);
    });
    this.#bytes += packed.length;
    let lines = this.#progress.lines;
    for (let at = content.indexOf(LF); at >= 0; at = content.indexOf(LF, at + 1)) lines++;
    const ahead = this.#badAhead.filter((number) => number > lines);
    this.#progress = { lines, bad: this.#progress.bad + this.#badAhead.length - ahead.length };
    this.#badAhead = ahead;
    if (Date.now() - this.#marked >= MARKER_EVERY) this.#mark(false);
  }

  #mark(done: boolean): void {
    tried(this.#file, () => fsyncSync(this.#handle));
    const marker: Marker = { galleyStream: 1, key: this.#options.key, ...this.#progress, bytes: this.#bytes, done };
    writeAtomically(markerOf(this.#file), Buffer.from(`${JSON.stringify(marker)}\n`));
    this.#marked = Date.now();
  }

  #close(): void {
    if (this.#handle >= 0) closeSync(this.#handle);
    this.#handle = -1;
  }
}

/** A rename is sure when the folder is on the disk; not every system lets one say so. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The file itself is sure.
  }
}
