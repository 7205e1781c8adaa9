import { BREAK, classOf, isSpaceOrBreak } from './characters.ts';

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

function grow(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Splits at LF, CR, CRLF, NEL, LS and PS. O(n). */
export function rowsOf(text: string): Rows {
  let capacity = Math.max(16, text.length >> 5);
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let lineStart = new Uint32Array(capacity);
  let blanks = new Uint32Array(capacity);
  let count = 0;
  let pending = 0;
  let at = 0;
  const length = text.length;
  while (at < length) {
    let stop = at;
    while (stop < length && !isLineBreak(text.charCodeAt(stop))) stop++;
    let from = at;
    let to = stop;
    while (from < to && isSpaceOrBreak(text.charCodeAt(from))) from++;
    while (to > from && isSpaceOrBreak(text.charCodeAt(to - 1))) to--;
    if (from < to) {
      if (count === capacity) {
        capacity *= 2;
        start = grow(start);
        end = grow(end);
        lineStart = grow(lineStart);
        blanks = grow(blanks);
      }
      start[count] = from;
      end[count] = to;
      lineStart[count] = at;
      blanks[count] = Math.min(pending, 255);
      count++;
      pending = 0;
    } else {
      pending++;
    }
    at = stop + (text.charCodeAt(stop) === 0x0d && text.charCodeAt(stop + 1) === 0x0a ? 2 : 1);
  }
  const next = new Uint32Array(count);
  for (let i = 0; i + 1 < count; i++) next[i] = lineStart[i + 1] as number;
  if (count > 0) next[count - 1] = length;
  return {
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    lineStart: lineStart.subarray(0, count),
    next,
    blanksBefore: Uint8Array.from(blanks.subarray(0, count)),
  };
}

function isLineBreak(code: number): boolean {
  // The two cheap comparisons settle nearly every character; the table is for NEL, LS and PS.
  if (code > 0x0d && code < 0x85) return false;
  return classOf(code) === BREAK;
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
