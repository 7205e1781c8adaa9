import type { Rows } from './rows.ts';
import { wrappedRows } from './wrapping.ts';

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
 * make one block: all that touch each other, or in a page with menus those that were broken.
 */
export function blocksOf(text: string, rows: Rows): Blocks {
  const goesOn = wrappedRows(text, rows);
  const wrapped = goesOn !== undefined;
  const firstRow = new Uint32Array(rows.count);
  const lastRow = new Uint32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    const joins = wrapped && row > 0 && rows.blanksBefore[row] === 0 && goesOn(row);
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
