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

/** Rows that may have been broken at a width, in UTF-16 units. */
const SHORTEST = 45;
const LONGEST = 100;
/** Rows that must stop in the middle of a sentence, and the share of the rows that touch another which does so in a text of any language with small letters. */
const LEAST_BREAKS = 6;
const BREAKS = 0.5;
/** The same where many words have a capital, as German nouns do, if so many rows had no room for the word that follows. */
const FEW_BREAKS = 0.2;
const FULL_ROWS = 0.9;
/** Share of the rows that the width of the text is not less than: long words stick out. */
const WIDTH_SHARE = 0.98;

/** In a page so many rows must stop in the middle of a sentence, and so many have no room for the next word if hardly any other has. */
const LEAST_IN_PAGE = 2;
const LEAST_FULL = 4;
/** Share of the broken rows of a page that had no room for the next word. Rows with links are shorter than they were: their addresses are not read. */
const FULL_BREAKS = 0.75;
/** Longer words (UTF-16 units) are addresses, or sentences of a script without spaces: they have room nowhere. */
const LONGEST_WORD = 30;
/** Rows longer than the width by this factor were not broken at it. */
const STICKS_OUT = 1.25;
/** What a row of a list begins with. */
const ITEM = /(?:[*•+–-]|\d{1,3}[.)])\s/y;

/**
 * A text is hard-wrapped when at least six of its rows, and half of the rows that touch another, stop in the middle of a sentence near
 * the same column (45 to 100 characters) and go on in lower case; or fewer of them do, but hardly a row had room for the first word of the next.
 * In a page most rows belong to menus; there the broken ones must have had no room for the next word.
 * @returns whether a row goes on with the one above that it touches; `undefined` when the text is not hard-wrapped
 */
function wrappedRows(text: string, rows: Rows): ((row: number) => boolean) | undefined {
  let touching = 0;
  const broken: number[] = [];
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0) continue;
    touching++;
    if (isSoftBreak(text, rows, row)) broken.push(row);
  }
  if (broken.length >= LEAST_BREAKS) {
    if (broken.length >= BREAKS * touching) return () => true;
    if (broken.length >= FEW_BREAKS * touching && fullRows(text, rows) >= FULL_ROWS * touching) return () => true;
  }
  return brokenInPage(text, rows, broken);
}

/** The same for a page of short rows, with the rows that stop in the middle of a sentence. Their width is that of the text, so they and hardly any others have no room. */
function brokenInPage(text: string, rows: Rows, broken: readonly number[]): ((row: number) => boolean) | undefined {
  if (broken.length < LEAST_IN_PAGE) return undefined;
  const columns = broken.map((row) => columnOf(rows, row - 1)).sort((x, y) => x - y);
  const width = columns[Math.floor(WIDTH_SHARE * (columns.length - 1))] as number;
  const isItem = (row: number): boolean => {
    ITEM.lastIndex = rows.start[row] as number;
    return ITEM.test(text);
  };
  const isFull = (row: number): boolean => {
    const column = columnOf(rows, row - 1);
    const word = firstWord(text, rows, row);
    return (
      lengthOf(rows, row - 1) >= SHORTEST &&
      column <= width * STICKS_OUT &&
      column + 1 + word > width &&
      word <= LONGEST_WORD
    );
  };
  let full = 0;
  let roomy = 0;
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0 || isItem(row)) continue;
    if (isFull(row)) full++;
    else if (lengthOf(rows, row - 1) >= SHORTEST) roomy++;
  }
  const shareFull = broken.filter(isFull).length / broken.length;
  let wider = 0;
  for (let row = 0; row < rows.count; row++) if (columnOf(rows, row) > width * STICKS_OUT) wider++;
  const isSure = broken.length >= LEAST_BREAKS && wider < full && shareFull >= FULL_BREAKS;
  const isOnly =
    full >= LEAST_FULL && (roomy + wider) * 4 <= full && broken.length >= FEW_BREAKS * full && shareFull === 1;
  return isSure || isOnly ? (row) => !isItem(row) && (isFull(row) || isSoftBreak(text, rows, row)) : undefined;
}
function lengthOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.start[row] as number);
}

/** Column behind the last character of a row. */
function columnOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.lineStart[row] as number);
}

/** Length of the first word of a row. */
function firstWord(text: string, rows: Rows, row: number): number {
  const start = rows.start[row] as number;
  let at = start;
  while (at < (rows.end[row] as number) && classOf(text.charCodeAt(at)) !== SPACE) at++;
  return at - start;
}

/** Rows with another right below whose first word had no room in them. */
function fullRows(text: string, rows: Rows): number {
  const lengths: number[] = [];
  const needed: number[] = [];
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0) continue;
    const length = lengthOf(rows, row - 1);
    lengths.push(length);
    needed.push(length + 1 + firstWord(text, rows, row));
  }
  const width = [...lengths].sort((x, y) => x - y)[Math.floor(WIDTH_SHARE * (lengths.length - 1))] as number;
  return needed.filter((length) => length > width).length;
}

/** The row before `row` stops mid-sentence at a typical wrapping column and `row` continues it in lower case. */
export function isSoftBreak(text: string, rows: Rows, row: number): boolean {
  const end = rows.end[row - 1] as number;
  const length = lengthOf(rows, row - 1);
  if (length < SHORTEST || length > LONGEST) return false;
  if (classOf(text.charCodeAt(end - 1)) === SENTENCE_MARK) return false;
  return isLower(text.charCodeAt(rows.start[row] as number));
}
