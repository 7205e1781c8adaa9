import { InputError } from '../article/decode.ts';

/** A line longer than this is refused (bytes): no article is, and what is kept of it must fit into memory several times. */
export const MAX_LINE = 16 * 1024 * 1024;

const LF = 0x0a;

/** Whole lines, with their line feeds; only the last block may end without one. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** 1-based number of the first line. */
  readonly number: number;
  readonly lines: number;
}

/**
 * Cuts chunks of bytes at line ends: every chunk gives the lines that it completes. Of a line that is too long only so much is kept that it can be told from others.
 * @param skip lines that are read past
 */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>, skip = 0): AsyncGenerator<Block> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  let left = skip;
  const push = (bytes: Uint8Array): void => {
    const room = MAX_LINE + 1 - length;
    if (room > 0 && bytes.length > 0) parts.push(bytes.length > room ? bytes.subarray(0, room) : bytes);
    length += bytes.length;
  };
  const take = (): Block => {
    const bytes = joined(parts);
    const block = { bytes, number, lines: linesIn(bytes) };
    number += block.lines;
    parts = [];
    length = 0;
    return block;
  };
  for await (const whole of chunks) {
    let chunk = whole;
    if (left > 0) {
      const at = behindLines(chunk, left);
      left -= at.lines;
      number += at.lines;
      chunk = chunk.subarray(at.offset);
      if (left > 0) continue;
    }
    const last = chunk.lastIndexOf(LF);
    if (last < 0) {
      push(chunk);
      continue;
    }
    const first = chunk.indexOf(LF);
    push(chunk.subarray(0, first));
    parts.push(chunk.subarray(first, last + 1));
    yield take();
    push(chunk.subarray(last + 1));
  }
  if (length > 0) yield take();
}

/** A copy of its own, that can be given to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A last line without a line feed counts. */
function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  let from = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
    lines++;
    from = at + 1;
  }
  return from < bytes.length ? lines + 1 : lines;
}

/** The offset behind so many lines, or behind all that end here. */
function behindLines(bytes: Uint8Array, most: number): { offset: number; lines: number } {
  let lines = 0;
  let offset = 0;
  while (lines < most) {
    const at = bytes.indexOf(LF, offset);
    if (at < 0) return { offset: bytes.length, lines };
    lines++;
    offset = at + 1;
  }
  return { offset, lines };
}

/** The lines of a block, without their line feeds. */
export function* linesOfBlock(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
    yield bytes.subarray(from, at);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a line, without the byte order mark that files begin with, in joined files also further down. @throws InputError when it is too long or not UTF-8. */
export function textOfLine(bytes: Uint8Array): string {
  if (bytes.length > MAX_LINE)
    throw new InputError(`the line is longer than ${MAX_LINE / 1024 / 1024} MB: split the record`);
  try {
    return decoder
      .decode(bytes)
      .replace(/\r$/, '')
      .replace(/^\ufeff/, '');
  } catch {
    throw new InputError('the line is not valid UTF-8: convert the file to UTF-8');
  }
}
