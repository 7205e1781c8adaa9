import { isSpaceOrBreak } from './characters.ts';

/**
 * The non-blank lines of a text, as parallel arrays of UTF-16 offsets. Blank lines only show as `blanksBefore`, because no rule
 * cares for them one by one and every deletion has to take the gap below a line with it.
 */
export interface Rows {
  readonly count: number;
  /** First and last+1 character of the content, white space trimmed. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Where the line itself starts (before any indentation). */
  readonly lineStart: Uint32Array;
  /** Where the next non-blank line starts, or the end of the text: deleting `[lineStart, next)` leaves no gap behind. */
  readonly next: Uint32Array;
  /** Blank lines between the previous row and this one, at most 255. */
  readonly blanksBefore: Uint8Array;
}

/** LF, CR, NEL, LS and PS. Searching natively is three times as fast as a loop over the characters. */
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/g;
/** Fields of a row while they are collected: start, end, line start, blank lines before. */
const FIELDS = 4;

/** Splits at LF, CR, CRLF, NEL, LS and PS. O(n). */
export function rowsOf(text: string): Rows {
  const found: number[] = [];
  let pending = 0;
  const length = text.length;
  for (let at = 0; at < length; ) {
    LINE_BREAK.lastIndex = at;
    const stop = LINE_BREAK.test(text) ? LINE_BREAK.lastIndex - 1 : length;
    let from = at;
    let to = stop;
    while (from < to && isSpaceOrBreak(text.charCodeAt(from))) from++;
    while (to > from && isSpaceOrBreak(text.charCodeAt(to - 1))) to--;
    if (from < to) {
      found.push(from, to, at, Math.min(pending, 255));
      pending = 0;
    } else {
      pending++;
    }
    at = stop + (text.charCodeAt(stop) === 0x0d && text.charCodeAt(stop + 1) === 0x0a ? 2 : 1);
  }
  return columnsOf(found, length);
}

function columnsOf(found: readonly number[], length: number): Rows {
  const count = found.length / FIELDS;
  // One piece of memory for all columns: every allocation outside the heap costs a microsecond.
  const columns = new Uint32Array(count * FIELDS);
  const start = columns.subarray(0, count);
  const end = columns.subarray(count, 2 * count);
  const lineStart = columns.subarray(2 * count, 3 * count);
  const next = columns.subarray(3 * count);
  const blanksBefore = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    start[row] = found[row * FIELDS] as number;
    end[row] = found[row * FIELDS + 1] as number;
    lineStart[row] = found[row * FIELDS + 2] as number;
    blanksBefore[row] = found[row * FIELDS + 3] as number;
    next[row] = row + 1 < count ? (found[(row + 1) * FIELDS + 2] as number) : length;
  }
  return { count, start, end, lineStart, next, blanksBefore };
}

/** Index of the row that holds `offset`, or of the last row that starts before it; -1 when there is none. */
export function rowAt(rows: Rows, offset: number): number {
  let low = 0;
  let high = rows.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((rows.lineStart[middle] as number) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** Do two texts differ in nothing but the white space at the edges of their rows? Their blank lines are the same. */
export function sameRows(one: { text: string; rows: Rows }, other: { text: string; rows: Rows }): boolean {
  const [a, b] = [one.rows, other.rows];
  if (a.count !== b.count) return false;
  for (let row = 0; row < a.count; row++) {
    if (a.blanksBefore[row] !== b.blanksBefore[row]) return false;
    const [from, to] = [a.start[row] as number, b.start[row] as number];
    const length = (a.end[row] as number) - from;
    if (length !== (b.end[row] as number) - to) return false;
    if (one.text.slice(from, from + length) !== other.text.slice(to, to + length)) return false;
  }
  return true;
}
