import {
  BREAK,
  classes,
  DIGIT,
  folded,
  HASH_PRIME,
  HASH_SEED,
  IDEOGRAPH,
  LETTER,
  MARK,
  SENTENCE_MARK,
} from './characters.ts';
import type { Rows } from './rows.ts';

/** What stands between a token and the one before it, from light to heavy. */
export const GAP_SPACE = 0;
export const GAP_LIGHT = 1;
export const GAP_SENTENCE = 2;
export const GAP_LINE = 3;

/**
 * Words and numbers of a text as parallel arrays. Letters and digits never share a token (`5min` is `5`, `min`); an apostrophe
 * between letters belongs to the word; an ideograph is a token of its own.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** FNV-1a of the folded token, see `hashWord`. */
  readonly hash: Int32Array;
  /** GAP_SPACE … GAP_LINE: the heaviest mark since the previous token. */
  readonly gap: Uint8Array;
  /** 1 for a number, 2 for a capitalised word, 0 otherwise. */
  readonly kind: Uint8Array;
  /** First token of each row; one longer than the rows, so that row i has tokens `[ofRow[i], ofRow[i + 1])`. */
  readonly ofRow: Uint32Array;
  /** 1 for every ASCII mark that stands anywhere in the text. */
  readonly marks: Uint8Array;
}

const APOSTROPHE = 0x27;

export const KIND_NUMBER = 1;
export const KIND_CAPITAL = 2;

/** One pass over the char codes: no substrings, no regexes, tables instead of calls. O(n). */
export function tokensOf(text: string, rows: Rows): Tokens {
  let capacity = (text.length >> 2) + 16;
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let hash = new Int32Array(capacity);
  let gap = new Uint8Array(capacity);
  let kind = new Uint8Array(capacity);
  const marks = new Uint8Array(128);
  let count = 0;
  let between = GAP_LINE;
  let at = 0;
  const length = text.length;
  while (at < length) {
    const code = text.charCodeAt(at);
    const type = classes[code] as number;
    if (type !== LETTER && type !== DIGIT && type !== IDEOGRAPH) {
      if (type === MARK || type === SENTENCE_MARK) {
        if (code < 128) marks[code] = 1;
        const weight = type === MARK ? GAP_LIGHT : GAP_SENTENCE;
        if (weight > between) between = weight;
      } else if (type === BREAK) between = GAP_LINE;
      at++;
      continue;
    }
    if (count === capacity) {
      capacity *= 2;
      start = widen(start, new Uint32Array(capacity));
      end = widen(end, new Uint32Array(capacity));
      hash = widen(hash, new Int32Array(capacity));
      gap = widen(gap, new Uint8Array(capacity));
      kind = widen(kind, new Uint8Array(capacity));
    }
    start[count] = at;
    gap[count] = between;
    between = GAP_SPACE;
    let value = HASH_SEED;
    if (type === LETTER) {
      const lower = code < 0x600 ? (folded[code] as number) : code;
      kind[count] = lower === code ? 0 : KIND_CAPITAL;
      value = Math.imul(value ^ lower, HASH_PRIME);
      for (at++; at < length; at++) {
        const next = text.charCodeAt(at);
        if (classes[next] === LETTER) {
          value = Math.imul(value ^ (next < 0x600 ? (folded[next] as number) : next), HASH_PRIME);
        } else if (
          (next === APOSTROPHE || next === 0x2019) &&
          at + 1 < length &&
          classes[text.charCodeAt(at + 1)] === LETTER
        ) {
          if (next === APOSTROPHE) marks[APOSTROPHE] = 1;
          value = Math.imul(value ^ APOSTROPHE, HASH_PRIME);
        } else break;
      }
    } else {
      value = Math.imul(value ^ code, HASH_PRIME);
      at++;
      if (type === DIGIT) {
        kind[count] = KIND_NUMBER;
        for (; at < length; at++) {
          const next = text.charCodeAt(at);
          if (classes[next] !== DIGIT) {
            const separates = (next === 0x2e || next === 0x2c) && classes[text.charCodeAt(at + 1)] === DIGIT;
            if (!separates) break;
            marks[next] = 1;
          }
          value = Math.imul(value ^ next, HASH_PRIME);
        }
      }
    }
    end[count] = at;
    hash[count] = value;
    count++;
  }
  const ofRow = new Uint32Array(rows.count + 1);
  let token = 0;
  for (let row = 0; row < rows.count; row++) {
    const from = rows.start[row] as number;
    while (token < count && (start[token] as number) < from) token++;
    ofRow[row] = token;
  }
  ofRow[rows.count] = count;
  return {
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    hash: hash.subarray(0, count),
    gap: gap.subarray(0, count),
    kind: kind.subarray(0, count),
    ofRow,
    marks,
  };
}

function widen<T extends Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}
