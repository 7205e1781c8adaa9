import type { Article } from '../article/article.ts';
import { classes, DIGIT, IDEOGRAPH, LETTER, fold as lower, SENTENCE_MARK } from '../article/characters.ts';

/** Names the way lines are made comparable; profiles of another way cannot be used. Change it with every change of `normaliseLine`. */
export const NORMALISER = 'line-1';

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/i;
const ENTITIES = new RegExp(ENTITY, 'gi');

/** What a code unit becomes: itself folded, or one of these. No code unit that stays has such a number. */
const UNKNOWN = 0;
const GAP = 1;
/** Diacritics: they neither stay nor part words. */
const NOTHING = 2;
/** Folded together with its neighbours only: surrogates, capital sigma, single letters of Hangul. */
const TOGETHER = 3;
const SPACE = 0x20;
const ZERO = 0x30;
const SIGMA = 0x3a3;
/** Filled as code units are met. */
const folds = new Uint16Array(0x10000);
let buffer = new Uint16Array(1024);

/**
 * What a line is compared by: lower case, a run of digits is one 0, no punctuation, no diacritics, single spaces. A line of marks only is its own form.
 * The same for NFC and NFD, and for HTML entities that were or were not decoded when they stand for marks.
 */
export function normaliseLine(line: string): string {
  const length = foldInto(line);
  if (length > 0) return text16(buffer.subarray(0, length));
  const form = length < 0 ? normaliseWhole(line) : '';
  return form === '' ? line.normalize('NFC').replace(/\s+/g, ' ').trim() : form;
}

/** Writes the form of a line to the buffer, unit by unit; most of the cost of learning is here. @returns its length, -1 when units cannot be folded one by one. */
function foldInto(line: string): number {
  if (line.includes('&') && ENTITY.test(line)) return -1;
  if (buffer.length < line.length) buffer = new Uint16Array(2 * line.length);
  let length = 0;
  let last = SPACE;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    let fold = folds[code] as number;
    if (fold === UNKNOWN) {
      fold = foldOf(code);
      folds[code] = fold;
    }
    if (fold === GAP) {
      if (last !== SPACE) buffer[length++] = SPACE;
      last = SPACE;
    } else if (fold === TOGETHER) return -1;
    else if (fold !== NOTHING && (fold !== ZERO || last !== ZERO)) {
      buffer[length++] = fold;
      last = fold;
    }
  }
  return last === SPACE && length > 0 ? length - 1 : length;
}

function foldOf(code: number): number {
  const isJamo =
    (code >= 0x1100 && code < 0x1200) || (code >= 0xa960 && code < 0xa980) || (code >= 0xd7b0 && code < 0xd800);
  if (isJamo || code === SIGMA || (code >= 0xd800 && code < 0xe000)) return TOGETHER;
  // What news is made of, without compiling classes of Unicode.
  if (code < 0x80 || (code >= 0x2000 && code < 0x2070)) {
    if (classes[code] === LETTER) return lower(code);
    return classes[code] === DIGIT ? ZERO : GAP;
  }
  const character = String.fromCharCode(code);
  if (/\p{M}/u.test(character)) return NOTHING;
  const form = normaliseWhole(character);
  return form === '' ? GAP : form.length > 1 ? TOGETHER : form.charCodeAt(0);
}

function text16(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}

/** The same in the words of Unicode. */
function normaliseWhole(text: string): string {
  return text
    .replace(ENTITIES, ' ')
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
  if (buffer.length < form.length) buffer = new Uint16Array(2 * form.length);
  for (let i = 0; i < form.length; i++) buffer[i] = form.charCodeAt(i);
  return hashOf(buffer, form.length);
}

function hashOf(units: Uint16Array, length: number): string {
  let a = 0xdeadbeef | 0;
  let b = 0x41c6ce57 | 0;
  for (let i = 0; i < length; i++) {
    const code = units[i] as number;
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex(a) + hex(b);
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number): string {
  const byte = (shift: number): string => BYTES[(value >>> shift) & 255] as string;
  return byte(24) + byte(16) + byte(8) + byte(0);
}

/** Fingerprint of a line: the hash of its form. */
export function keyOf(line: string): string {
  const length = foldInto(line);
  return length > 0 ? hashOf(buffer, length) : hashLine(normaliseLine(line));
}

const keysView = Symbol('fingerprints of rows');

/** The first articles of a run, which are seen twice: when they are noted and when they are checked. A commit hook sees no others. */
const EARLY = 8;
const early: { readonly text: string; readonly format: Article['format']; readonly keys: readonly string[] }[] = [];

/** Fingerprints of all rows of an article. */
export function keysOf(article: Article): readonly string[] {
  return article.view(keysView, () => {
    const { text, format, rows } = article;
    const known = early.find((one) => one.text === text && one.format === format);
    if (known) return known.keys;
    const keys = Array.from({ length: rows.count }, (_, row) => keyOf(article.rowText(row)));
    if (early.length < EARLY) early.push({ text, format, keys });
    return keys;
  });
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
