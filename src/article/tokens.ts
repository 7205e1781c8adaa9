import {
  BREAK,
  classOf,
  DIGIT,
  fold,
  HASH_SEED,
  hashStep,
  IDEOGRAPH,
  isUpper,
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
}

export const KIND_NUMBER = 1;
export const KIND_CAPITAL = 2;

/** One pass over the char codes, no substrings. O(n). */
export function tokensOf(text: string, rows: Rows): Tokens {
  let capacity = (text.length >> 2) + 16;
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let hash = new Int32Array(capacity);
  let gap = new Uint8Array(capacity);
  let kind = new Uint8Array(capacity);
  let count = 0;
  let between = GAP_LINE;
  let at = 0;
  const length = text.length;
  while (at < length) {
    const code = text.charCodeAt(at);
    const type = classOf(code);
    if (type === LETTER || type === DIGIT || type === IDEOGRAPH) {
      if (count === capacity) {
        capacity *= 2;
        start = widen(start, new Uint32Array(capacity));
        end = widen(end, new Uint32Array(capacity));
        hash = widen(hash, new Int32Array(capacity));
        gap = widen(gap, new Uint8Array(capacity));
        kind = widen(kind, new Uint8Array(capacity));
      }
      start[count] = at;
      let value = hashStep(HASH_SEED, fold(code));
      at++;
      if (type === LETTER) {
        kind[count] = isUpper(code) ? KIND_CAPITAL : 0;
        while (at < length) {
          const next = text.charCodeAt(at);
          if (classOf(next) === LETTER) {
            value = hashStep(value, fold(next));
          } else if (
            (next === 0x27 || next === 0x2019) &&
            classOf(text.charCodeAt(at + 1)) === LETTER &&
            at + 1 < length
          ) {
            value = hashStep(value, 0x27);
          } else break;
          at++;
        }
      } else if (type === DIGIT) {
        kind[count] = KIND_NUMBER;
        while (at < length) {
          const next = text.charCodeAt(at);
          if (
            classOf(next) === DIGIT ||
            ((next === 0x2e || next === 0x2c) && classOf(text.charCodeAt(at + 1)) === DIGIT)
          ) {
            value = hashStep(value, next);
          } else break;
          at++;
        }
      }
      end[count] = at;
      hash[count] = value;
      gap[count] = between;
      count++;
      between = GAP_SPACE;
      continue;
    }
    const weight =
      type === BREAK ? GAP_LINE : type === SENTENCE_MARK ? GAP_SENTENCE : type === MARK ? GAP_LIGHT : GAP_SPACE;
    if (weight > between) between = weight;
    at++;
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
  };
}

function widen<T extends Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}
