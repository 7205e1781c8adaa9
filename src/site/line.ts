import type { Article } from '../article/article.ts';
import { classes, IDEOGRAPH, LETTER, SENTENCE_MARK } from '../article/characters.ts';

/** Names the way lines are made comparable; profiles of another way cannot be used. Change it with every change of `normaliseLine`. */
export const NORMALISER = 'line-1';

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/gi;

/**
 * What a line is compared by: lower case, a run of digits is one 0, no punctuation, no diacritics, single spaces. A line of marks only is its own form.
 * The same for NFC and NFD, and for HTML entities that were or were not decoded when they stand for marks.
 */
export function normaliseLine(line: string): string {
  const text = line.includes('&') ? line.replace(ENTITY, ' ') : line;
  const form = isAscii(text) ? normaliseAscii(text) : normaliseUnicode(text);
  return form === '' ? line.normalize('NFC').replace(/\s+/g, ' ').trim() : form;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** 0: gap, otherwise the code unit that stands in the form. */
const ASCII = new Uint8Array(128);
for (let code = 0x30; code <= 0x39; code++) ASCII[code] = 0x30;
for (let code = 0x61; code <= 0x7a; code++) {
  ASCII[code] = code;
  ASCII[code - 0x20] = code;
}

function normaliseAscii(text: string): string {
  let form = '';
  let last = 0x20;
  for (let i = 0; i < text.length; i++) {
    const code = ASCII[text.charCodeAt(i)] as number;
    if (code === 0) {
      if (last !== 0x20) form += ' ';
      last = 0x20;
      continue;
    }
    if (code === 0x30 && last === 0x30) continue;
    form += String.fromCharCode(code);
    last = code;
  }
  return last === 0x20 ? form.trimEnd() : form;
}

function normaliseUnicode(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/\p{Nd}+/gu, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** 64 bits of a normalised line as 16 hexadecimal digits. */
export function hashLine(form: string): string {
  let a = SEED_A;
  let b = SEED_B;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    a = Math.imul(a ^ code, FACTOR_A);
    b = Math.imul(b ^ code, FACTOR_B);
  }
  return digitsOf(a, b);
}

const SEED_A = 0xdeadbeef | 0;
const SEED_B = 0x41c6ce57 | 0;
const FACTOR_A = 0x9e3779b1;
const FACTOR_B = 0x5f356495;

function digitsOf(first: number, second: number): string {
  const a = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
  const b = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex(a) + hex(b);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** Fingerprint of a line: the hash of its form, without making the form where every character has one of its own. */
export function keyOf(line: string): string {
  let a = SEED_A;
  let b = SEED_B;
  let last = 0;
  let gap = false;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    // An entity, and what may combine with its neighbours, is judged by the whole line.
    const code = unit === 0x26 ? 0 : unit < 128 ? ASCII[unit] || GAP : formOfUnit(unit);
    if (code === 0) return hashLine(normaliseLine(line));
    if (code === GAP) {
      gap = last !== 0;
      continue;
    }
    if (gap) {
      a = Math.imul(a ^ GAP, FACTOR_A);
      b = Math.imul(b ^ GAP, FACTOR_B);
    } else if (code === 0x30 && last === 0x30) continue;
    gap = false;
    last = code;
    a = Math.imul(a ^ code, FACTOR_A);
    b = Math.imul(b ^ code, FACTOR_B);
  }
  return last === 0 ? hashLine(normaliseLine(line)) : digitsOf(a, b);
}

const GAP = 0x20;
/** Latin letters with marks, and the quotes and dashes of typography. */
const LATIN_END = 0x250;
const TYPOGRAPHY = 0x2010;
const TYPOGRAPHY_END = 0x2060;
let forms: Uint16Array | undefined;

/** What stands in the form for a code unit beyond ASCII; GAP for none, 0 when that depends on more than the unit. */
function formOfUnit(unit: number): number {
  if (unit >= LATIN_END && (unit < TYPOGRAPHY || unit >= TYPOGRAPHY_END)) return 0;
  forms ??= new Uint16Array(TYPOGRAPHY_END).map((_, code) => {
    if (code >= LATIN_END && code < TYPOGRAPHY) return 0;
    const form = normaliseUnicode(`x${String.fromCharCode(code)}x`);
    return form.length === 3 ? form.charCodeAt(1) : 0;
  });
  return forms[unit] as number;
}

const ROW_KEYS = Symbol('fingerprints of rows');

/** Fingerprints of all rows of an article, made once. */
export function rowKeys(article: Article): readonly string[] {
  return article.view(ROW_KEYS, ({ rows }) =>
    Array.from({ length: rows.count }, (_, row) => keyOf(article.rowText(row))),
  );
}

/** Where a line stands: above the first line of prose, below the last, or between. Bits, because a menu may stand in two places. */
export const HEAD = 1;
export const BODY = 2;
export const TAIL = 4;

/** Words of a line that reads like a sentence of an article. */
const PROSE_WORDS = 10;

/** Does a row read like prose: many words, and an end mark? Ideographs are half a word each. */
export function isProse(article: Article, row: number): boolean {
  const { tokens, rows, text } = article;
  const first = tokens.ofRow[row] as number;
  const count = (tokens.ofRow[row + 1] as number) - first;
  if (count < PROSE_WORDS) return false;
  if (count < 2 * PROSE_WORDS && classes[text.charCodeAt(tokens.start[first] as number)] === IDEOGRAPH) return false;
  for (let at = (rows.end[row] as number) - 1, low = Math.max(at - 3, 0); at >= low; at--) {
    const kind = classes[text.charCodeAt(at)];
    if (kind === SENTENCE_MARK) return true;
    if (kind === LETTER || kind === IDEOGRAPH) return false;
  }
  return false;
}

/** Zone of every row: HEAD before the first line of prose, TAIL behind the last, BODY for the prose and what lies between. */
export function zonesOf(article: Article): Uint8Array {
  const { count } = article.rows;
  let first = 0;
  while (first < count && !isProse(article, first)) first++;
  let last = count - 1;
  while (last > first && !isProse(article, last)) last--;
  const zones = new Uint8Array(count);
  // Without any prose the text is cut in two halves: what always opens a page is still at its head.
  if (first === count) return zones.map((_, row) => (row < count / 2 ? HEAD : TAIL));
  return zones.map((_, row) => (row < first ? HEAD : row > last ? TAIL : BODY));
}
