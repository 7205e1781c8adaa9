import { classOf, isLower, SENTENCE_MARK, SPACE } from './characters.ts';
import type { Rows } from './rows.ts';

/** How long rows may be that were broken at a width (UTF-16 units), and what must be seen of them. */
interface Band {
  readonly shortest: number;
  readonly longest: number;
  /** Rows of a page that must stop in the middle of a sentence, and the share of them that had no room for the next word. */
  readonly least: number;
  readonly full: number;
  /** Share of them at most that ends with a comma or the like: lines of verse do. */
  readonly pauses: number;
}

/** E-mails, wires, text browsers. Rows with links are shorter than they were, because their addresses are not read. */
const USUAL: Band = { shortest: 45, longest: 100, least: 6, full: 0.75, pauses: 1 };
/** Columns of newspapers, wide terminals: rows of any text may be as long, so more of them must speak. */
const ANY: Band = { shortest: 20, longest: 240, least: 10, full: 0.9, pauses: 0.35 };
/** Share of the rows that touch another which stops in the middle of a sentence, in a text of any language with small letters. */
const BREAKS = 0.5;
/** The same where many words have a capital, as German nouns do, if so many rows had no room for the word that follows. */
const FEW_BREAKS = 0.2;
const FULL_ROWS = 0.9;
/** Share of the rows that the width of the text is not less than: long words stick out. */
const WIDTH_SHARE = 0.98;

/** In a page so many rows must stop in the middle of a sentence, and so many have no room for the next word if hardly any other has. */
const LEAST_IN_PAGE = 2;
const LEAST_FULL = 4;
/** Longer words (UTF-16 units) are addresses, or sentences of a script without spaces: they have room nowhere. */
const LONGEST_WORD = 30;
/** Rows longer than the width by this factor were not broken at it. */
const STICKS_OUT = 1.25;
const PAUSE = ',;:–—';
/** What a row of a list begins with. */
const ITEM = /(?:[*•+–-]|\d{1,3}[.)])\s/y;

/** Does a row go on with the one above that it touches? */
type GoesOn = (row: number) => boolean;

/**
 * A text is hard-wrapped when at least six of its rows, and half of the rows that touch another, stop in the middle of a sentence near
 * the same column (45 to 100 characters) and go on in lower case; or fewer of them do, but hardly a row had room for the first word of the next.
 * In a page most rows belong to menus; there, and at other widths, the broken ones must have had no room for the next word.
 * @returns `undefined` when the text is not hard-wrapped. O(n log n)
 */
export function wrappedRows(text: string, rows: Rows): GoesOn | undefined {
  let touching = 0;
  const broken: number[] = [];
  const others: number[] = [];
  for (let row = 1; row < rows.count; row++) {
    if (rows.blanksBefore[row] !== 0) continue;
    touching++;
    if (!isSoftBreak(text, rows, row, ANY)) continue;
    others.push(row);
    if (isIn(USUAL, lengthOf(rows, row - 1))) broken.push(row);
  }
  if (broken.length >= USUAL.least) {
    if (broken.length >= BREAKS * touching) return () => true;
    if (broken.length >= FEW_BREAKS * touching && fullRows(text, rows) >= FULL_ROWS * touching) return () => true;
  }
  return brokenAt(text, rows, broken, USUAL) ?? brokenAt(text, rows, others, ANY);
}

/** The same for rows that stop in the middle of a sentence: their width is that of the text, so they and hardly any others have no room. */
function brokenAt(text: string, rows: Rows, broken: readonly number[], band: Band): GoesOn | undefined {
  if (broken.length < LEAST_IN_PAGE) return undefined;
  const columns = broken.map((row) => columnOf(rows, row - 1)).sort((x, y) => x - y);
  const width = columns[Math.floor(WIDTH_SHARE * (columns.length - 1))] as number;
  const isItem = (row: number): boolean => {
    ITEM.lastIndex = rows.start[row] as number;
    return ITEM.test(text);
  };
  const isFull = (row: number): boolean => {
    const column = columnOf(rows, row - 1);
    if (lengthOf(rows, row - 1) < band.shortest || column > width * STICKS_OUT) return false;
    const word = firstWord(text, rows, row);
    return column + 1 + word > width && word <= LONGEST_WORD;
  };
  const shareFull = broken.filter(isFull).length / broken.length;
  const pauses = broken.filter((row) => PAUSE.includes(text.charAt((rows.end[row - 1] as number) - 1))).length;
  if (shareFull < band.full || pauses > band.pauses * broken.length) return undefined;
  let [full, roomy, wider] = [0, 0, 0];
  for (let row = 0; row < rows.count; row++) {
    if (columnOf(rows, row) > width * STICKS_OUT) wider++;
    if (row === 0 || rows.blanksBefore[row] !== 0 || isItem(row)) continue;
    if (isFull(row)) full++;
    else if (lengthOf(rows, row - 1) >= band.shortest) roomy++;
  }
  const isSure = broken.length >= band.least && wider < full;
  const isOnly = full >= LEAST_FULL && (roomy + wider) * 4 <= full && broken.length >= FEW_BREAKS * full;
  if (!isSure && !(isOnly && shareFull === 1 && band === USUAL)) return undefined;
  return (row) => !isItem(row) && (isFull(row) || isSoftBreak(text, rows, row, band));
}

function isIn({ shortest, longest }: Band, length: number): boolean {
  return length >= shortest && length <= longest;
}

function lengthOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.start[row] as number);
}

/** Column behind the last character of a row. */
function columnOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.lineStart[row] as number);
}

/** The row holds three words or more. Lists of names and addresses in small letters look as though they went on. */
function holdsWords(text: string, rows: Rows, row: number): boolean {
  const first = text.indexOf(' ', rows.start[row]) + 1;
  const second = first === 0 ? 0 : text.indexOf(' ', first) + 1;
  return second > 0 && second < (rows.end[row] as number);
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

/** The row before `row` stops mid-sentence at a column where texts are wrapped, and `row` continues it in lower case. */
function isSoftBreak(text: string, rows: Rows, row: number, band: Band): boolean {
  const length = lengthOf(rows, row - 1);
  if (!isIn(band, length) || (length < USUAL.shortest && !holdsWords(text, rows, row - 1))) return false;
  if (classOf(text.charCodeAt((rows.end[row - 1] as number) - 1)) === SENTENCE_MARK) return false;
  return isLower(text.charCodeAt(rows.start[row] as number));
}
