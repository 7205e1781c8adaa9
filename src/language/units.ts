import type { Article } from '../article/article.ts';
import { hashWord } from '../article/characters.ts';

/** A word, number or mark as the n-gram counts see it. Offsets are UTF-16 units of the article. */
export interface Unit {
  /** Folded: lower case, straight apostrophes; `<n>` for numbers, `"` for quotation marks, `-` for dashes. */
  readonly word: string;
  /** As written, apostrophes straightened; for case-sensitive forms. */
  readonly raw: string;
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

export const NUMBER = '<n>';
/** Stands before the first and behind the last unit of a block: the counts know sentences by their full stop. */
export const STOP = '.';

const UNIT = /\p{L}+(?:['’]\p{L}+)*|[$£€]?\d[\d,.]*(?:%|bn|m|tn|k)?|[^\s\p{L}\d]/gu;
const CLOSING_MARK = /[,.]+$/;

export function unitOf(raw: string, start: number, end: number): Unit {
  const straight = raw.replaceAll('’', "'");
  const word = wordOf(straight);
  return { word, raw: straight, hash: hashWord(word), start, end };
}

/** Units of a piece of text; `origin` is the offset of its first character. */
export function unitsOf(text: string, origin = 0): Unit[] {
  const units: Unit[] = [];
  for (const match of text.matchAll(UNIT)) {
    const start = origin + match.index;
    let raw = match[0];
    // A number takes separators with it; at the end of it they are punctuation.
    const mark = raw.length > 1 && /\d/.test(raw) ? CLOSING_MARK.exec(raw) : null;
    if (mark) raw = raw.slice(0, mark.index);
    units.push(unitOf(raw, start, start + raw.length));
    if (mark) units.push(unitOf(mark[0].charAt(0), start + raw.length, start + raw.length + 1));
  }
  return units;
}

export function blockUnits(article: Article, block: number): Unit[] {
  return unitsOf(article.blockText(block), article.blocks.start[block] as number);
}

function wordOf(raw: string): string {
  const first = raw.charCodeAt(0);
  if (raw.length > 1 && /\d/.test(raw)) return NUMBER;
  if (first >= 0x30 && first <= 0x39) return NUMBER;
  if (raw === '“' || raw === '”' || raw === '‘' || raw === "'" || raw === '"' || raw === '«' || raw === '»') return '"';
  if (raw === '–' || raw === '—' || raw === '-') return '-';
  return raw.toLowerCase();
}
