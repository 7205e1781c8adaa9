import { countCues, without } from './cues.ts';
import type { Features } from './features.ts';
import { column, own } from './matrix.ts';

/** Log-odds (nats) below which an item goes all the same. */
const LIMIT = -4;
/** Numbered items that must stay for the others to be taken back. */
const STAYS = 2;
/** Characters in which the number of an item stands. UTF-16 units. */
const REACH = 8;
const NUMBER = /^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）.、．]\s*\S/;
const LOWER_CASE = /^\p{Ll}/u;
/** Marks behind which a sentence goes on in the next item. */
const GOES_ON = /[,;，；、]$/;
const OPENS = /[:：]$/;
/** Rows of the same build that make a list, the share of them that may hold cues, their mean log-odds (nats), and the length of a row (UTF-16 units). */
const ROWS = 4;
const CUED_SHARE = 0.25;
const ROWS_LIMIT = -4;
const MAX_ROW = 120;
/** Such rows stand below a paragraph of the text, or below a heading under it. */
const NEAR = { page: 2, extract: 12 } as const;
const LABELLED = /^[^:]{1,40}: \S/;
/** The same with the colon of ideographs; on whole pages most rows with one are bylines, sources and stamps. */
const LABELLED_WIDE = /^[^:：]{1,40}：\S/;
const PARTED = /^[^–—-].{0,60}\s[–—-]\s?\S/;
const TIMED = /^\W{0,3}\d{1,2}[:.h]\d\d|\d{4}$|\d[:.]\d\d(?: [ap]m)?$/i;
/** A year in front of its row. */
const YEAR = /^((?:19|20)\d\d)\b/;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Takes back items of lists that belong to the text by their form: numbered ones, when a third of them stays, and those of a sentence that runs on from item to item, with the line that
 * opens it. Furniture has no such form, but short lines without a verb look like furniture.
 */
export function spareItems({ text, units, cues }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const mayStay = (unit: number): boolean =>
    countCues((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= LIMIT;
  const numbered: number[] = [];
  let gone = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const start = units.start[unit] as number;
    const end = units.end[unit] as number;
    if (NUMBER.test(text.slice(start, Math.min(end, start + REACH)))) {
      numbered.push(unit);
      if (verdicts[unit] !== 0) gone++;
    }
    if (verdicts[unit] === 0 || !mayStay(unit) || !goesOn(text, start, end)) continue;
    verdicts[unit] = 0;
    const above = unit - 1;
    if (above >= 0 && OPENS.test(text.slice(units.start[above], units.end[above])) && mayStay(above))
      verdicts[above] = 0;
  }
  const stays = numbered.length - gone;
  if (stays >= STAYS && 2 * stays >= gone) for (const unit of numbered) if (mayStay(unit)) verdicts[unit] = 0;
}

/**
 * Takes back rows of the same build, label and value, name and number: results, winners, product data, prices. A template builds its rows alike too, but with cues, times or dates.
 * Such rows stand below the text, or below the line with a colon that opens them; rows of one year after the other stand anywhere.
 */
export function spareRows(
  { text, units, cues, matrix }: Features,
  odds: Float32Array,
  verdicts: Uint8Array,
  situation: 'page' | 'extract',
): void {
  const near = NEAR[situation];
  const prose = column(matrix, own('prose'));
  const lineOf = (unit: number): string => text.slice(units.start[unit], units.end[unit]);
  const isCued = (unit: number): boolean => ((cues[unit] as number) & TELLING) !== 0;
  const builds = Array.from({ length: units.count }, (_, unit) =>
    prose[unit] === 1 ? 0 : buildOf(lineOf(unit), situation),
  );
  const isBelowText = (unit: number): boolean => {
    for (let above = unit - 1; above >= 0 && above >= unit - near; above--)
      if (prose[above] === 1 && verdicts[above] === 0) return true;
    return false;
  };
  for (let from = 0, to = from; from < units.count; from = to) {
    let cued = 0;
    let sum = 0;
    for (to = from; to < units.count && builds[to] === builds[from]; to++) {
      sum += odds[to] as number;
      if (isCued(to)) cued++;
    }
    const rows = to - from;
    if (builds[from] === 0 || rows < ROWS || cued > CUED_SHARE * rows) continue;
    const opener = from - 1;
    const isOpened = opener >= 0 && !isCued(opener) && OPENS.test(lineOf(opener)) && isBelowText(opener);
    const belongs = (isOpened || isBelowText(from)) && sum >= ROWS_LIMIT * rows;
    if (!belongs && !isYearly(Array.from({ length: rows }, (_, row) => lineOf(from + row)))) continue;
    for (let unit = isOpened ? opener : from; unit < to; unit++) if (!isCued(unit)) verdicts[unit] = 0;
  }
}

/** Does every row begin with the year after, or before, that of the row above? Winners, records and chronicles do; no template does. */
function isYearly(lines: readonly string[]): boolean {
  const years = lines.map((line) => Number(YEAR.exec(line)?.[1] ?? Number.NaN));
  const step = (years[1] as number) - (years[0] as number);
  return Math.abs(step) === 1 && years.every((year, i) => i === 0 || year - (years[i - 1] as number) === step);
}

/** How a row is built: 0 without build, 1 a label with a colon, 2 two parts with a dash between. */
function buildOf(line: string, situation: 'page' | 'extract'): number {
  if (line.length > MAX_ROW || TIMED.test(line)) return 0;
  const isLabelled = LABELLED.test(line) || (situation === 'extract' && LABELLED_WIDE.test(line));
  return isLabelled ? 1 : PARTED.test(line) ? 2 : 0;
}

/** Does a sentence run on from this item to the next one? */
function goesOn(text: string, start: number, end: number): boolean {
  return LOWER_CASE.test(text.slice(start, start + 2)) && GOES_ON.test(text.slice(end - 1, end));
}
