import type { Article } from '../../article/article.ts';
import { classOf, isUpper, LETTER, SENTENCE_MARK } from '../../article/characters.ts';
import { BlankRuns, isBlank, TAB } from './blank-runs.ts';

/** What the white space of a row is for. Prose may be joined and collapsed; everything else is left as it stands. */
export const PROSE = 0;
export const TABLE = 1;
export const VERSE = 2;
export const LIST = 3;

const LAYOUT = Symbol('layout of rows');

/** Verse lines are no longer than this; a hard-wrapped line is longer unless it ends its paragraph. UTF-16 units. */
const MAX_VERSE_LINE = 60;
/** Fewer lines are neither a table nor a poem. */
const MIN_GROUP = 3;

/** PROSE, TABLE, VERSE or LIST for each row. Computed when white space is questionable at all; O(n). */
export function layoutOf(article: Article): Uint8Array {
  return article.view(LAYOUT, ({ text, rows }) => {
    const kinds = new Uint8Array(rows.count);
    const runs = new BlankRuns(text);
    for (let first = 0; first < rows.count; ) {
      let last = first;
      while (last + 1 < rows.count && rows.blanksBefore[last + 1] === 0) last++;
      markTables(article, runs, first, last, kinds);
      if (isVerse(article, first, last)) {
        for (let row = first; row <= last; row++) if (kinds[row] === PROSE) kinds[row] = VERSE;
      }
      for (let row = first; row <= last; row++) if (kinds[row] === PROSE && isListItem(article, row)) kinds[row] = LIST;
      first = last + 1;
    }
    return kinds;
  });
}

/** Three rows under each other with two gaps each, or with one gap each and short, are a table. */
function markTables(article: Article, runs: BlankRuns, first: number, last: number, kinds: Uint8Array): void {
  let start = first;
  for (let row = first; row <= last + 1; row++) {
    if (row <= last && isTableRow(article, runs, row)) continue;
    if (row - start >= MIN_GROUP) kinds.fill(TABLE, start, row);
    start = row + 1;
  }
}

function isTableRow({ text, rows }: Article, runs: BlankRuns, row: number): boolean {
  const end = rows.end[row] as number;
  const start = rows.start[row] as number;
  let gaps = 0;
  for (let at = runs.nextFrom(start); at < end; ) {
    const from = at;
    let tab = false;
    for (; isBlank(text.charCodeAt(at)); at++) tab ||= text.charCodeAt(at) === TAB;
    // Some people put two spaces behind a full stop.
    const afterSentence =
      classOf(text.charCodeAt(from - 1)) === SENTENCE_MARK || '”"’\')'.includes(text.charAt(from - 1));
    if (tab || !afterSentence) gaps++;
    if (gaps >= 2) return true;
    at = runs.nextFrom(at);
  }
  return gaps === 1 && end - start <= MAX_VERSE_LINE;
}

/**
 * Short ragged lines that begin with capitals and do not run on like lines of prose: the first word of a line would
 * have found room on the line before it.
 */
function isVerse(article: Article, first: number, last: number): boolean {
  const count = last - first + 1;
  if (count < MIN_GROUP) return false;
  const { text, rows } = article;
  let capitals = 0;
  let room = 0;
  let widest = 0;
  for (let row = first; row <= last; row++) {
    const start = rows.start[row] as number;
    widest = Math.max(widest, (rows.end[row] as number) - start);
    if (widest > MAX_VERSE_LINE) return false;
    if (startsWithCapital(text, start)) capitals++;
  }
  for (let row = first; row < last; row++) if (hasRoom(article, row, widest)) room++;
  // Lines that were broken at a width have no room at all, so a little room tells; all capitals hardly happen by
  // chance, but in German they do.
  if (capitals === count) return room > 0 || (count > MIN_GROUP && !article.blocks.wrapped);
  return room * 2 >= count - 1 || (capitals * 10 >= count * 7 && room * 3 >= count - 1);
}

function startsWithCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return classOf(code) === LETTER ? isUpper(code) : isUpper(text.charCodeAt(at + 1));
}

/** Would the first word of the next row have fitted behind this one within `width` characters? */
export function hasRoom({ text, rows }: Article, row: number, width: number): boolean {
  const next = rows.start[row + 1] as number;
  const stop = rows.end[row + 1] as number;
  let word = next;
  while (word < stop && text.charCodeAt(word) !== 0x20 && word - next <= width) word++;
  return (rows.end[row] as number) - (rows.start[row] as number) + 1 + (word - next) <= width;
}

const ITEM = /^(?:[-*•–—·▪‣○●>|]\s|\d{1,3}[.)]\s|[a-z][.)]\s)/;

function isListItem(article: Article, row: number): boolean {
  const start = article.rows.start[row] as number;
  return ITEM.test(article.text.slice(start, start + 6));
}
