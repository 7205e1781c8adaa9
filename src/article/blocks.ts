import { classOf, isLower, SENTENCE_MARK, SPACE } from './characters.ts';
import type { Rows } from './rows.ts';

/** Paragraph-like runs of rows: `[firstRow, lastRow]`, text range `[start, end)`. */
export interface Blocks {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly firstRow: Uint32Array;
  readonly lastRow: Uint32Array;
  /** Lines of one paragraph were broken at a fixed width; blocks then hold several rows. */
  readonly wrapped: boolean;
}

/**
 * Most scrapers put one paragraph on one line, with or without blank lines between. Only when a text is hard-wrapped do several rows
 * make one block.
 */
export function blocksOf(text: string, rows: Rows): Blocks {
  const wrapped = isWrapped(text, rows);
  const firstRow = new Uint32Array(rows.count);
  const lastRow = new Uint32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    const joins = wrapped && row > 0 && rows.blanksBefore[row] === 0;
    if (!joins) firstRow[count++] = row;
    lastRow[count - 1] = row;
  }
  const start = new Uint32Array(count);
  const end = new Uint32Array(count);
  for (let block = 0; block < count; block++) {
    start[block] = rows.start[firstRow[block] as number] as number;
    end[block] = rows.end[lastRow[block] as number] as number;
  }
  return { count, start, end, firstRow: firstRow.subarray(0, count), lastRow: lastRow.subarray(0, count), wrapped };
}

/** Rows that must stop in the middle of a sentence, and the share of the rows that touch another which does so in a text of any language with small letters. */
const LEAST_BREAKS = 6;
const BREAKS = 0.5;
/** The same where many words have a capital, as German nouns do, if so many rows had no room for the word that follows. */
const FEW_BREAKS = 0.2;
const FULL_ROWS = 0.9;
/** Share of the rows that the width of the text is not less than: long words stick out. */
const WIDTH_SHARE = 0.98;

/**
 * A text is hard-wrapped when at least six of its rows, and half of the rows that touch another, stop in the middle of a sentence near
 * the same column (45 to 100 characters) and go on in lower case; or fewer of them do, but hardly a row had room for the first word of the next.
 */
function isWrapped(text: string, rows: Rows): boolean {
  let touching = 0;
  let broken = 0;
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0) continue;
    touching++;
    if (isSoftBreak(text, rows, row)) broken++;
  }
  if (broken < LEAST_BREAKS || broken < FEW_BREAKS * touching) return false;
  return broken >= BREAKS * touching || fullRows(text, rows) >= FULL_ROWS * touching;
}

/** Rows with another right below whose first word had no room in them. */
function fullRows(text: string, rows: Rows): number {
  const lengths: number[] = [];
  const needed: number[] = [];
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0) continue;
    const length = (rows.end[row - 1] as number) - (rows.start[row - 1] as number);
    let next = rows.start[row] as number;
    while (next < (rows.end[row] as number) && classOf(text.charCodeAt(next)) !== SPACE) next++;
    lengths.push(length);
    needed.push(length + 1 + next - (rows.start[row] as number));
  }
  const width = [...lengths].sort((x, y) => x - y)[Math.floor(WIDTH_SHARE * (lengths.length - 1))] as number;
  return needed.filter((length) => length > width).length;
}

/** The row before `row` stops mid-sentence at a typical wrapping column and `row` continues it in lower case. */
export function isSoftBreak(text: string, rows: Rows, row: number): boolean {
  const end = rows.end[row - 1] as number;
  const length = end - (rows.start[row - 1] as number);
  if (length < 45 || length > 100) return false;
  if (classOf(text.charCodeAt(end - 1)) === SENTENCE_MARK) return false;
  return isLower(text.charCodeAt(rows.start[row] as number));
}
