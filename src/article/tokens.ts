import {
  BREAK,
  classes,
  DIGIT,
  HASH_PRIME,
  HASH_SEED,
  IDEOGRAPH,
  letters,
  MARK,
  SPACE,
  UNFOLDED,
} from './characters.ts';
import { codeUnitsOf } from './code-units.ts';
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
  /** 1 for every ASCII mark that stands anywhere in the text, for a tab, and for a space where another follows it. */
  readonly marks: Uint8Array;
}

const APOSTROPHE = 0x27;

export const KIND_NUMBER = 1;
export const KIND_CAPITAL = 2;

/** Columns that are filled while a text is read and copied when their length is known; they only grow. */
let scratch = columnsFor(new ArrayBuffer(0), 0);

/** One pass over the code units: no substrings, no regexes, tables instead of calls. O(n). */
export function tokensOf(text: string, rows: Rows): Tokens {
  const length = text.length;
  // No token is shorter than a character.
  if (scratch.start.length < length) scratch = columnsFor(new ArrayBuffer(length * BYTES), length);
  const marks = new Uint8Array(128);
  const count = fillColumns(codeUnitsOf(text), length, scratch, marks);
  const columns = copied(scratch, count);
  return { count, ...columns, ofRow: firstOfRows(columns.start, count, rows), marks };
}

/** Fills the columns from the units of a text, which end with a line feed, and says how many tokens there are. */
function fillColumns(units: Uint16Array, length: number, columns: Columns, marks: Uint8Array): number {
  const { start, end, hash, gap, kind } = columns;
  let count = 0;
  let between = GAP_LINE;
  let at = 0;
  // Words first and with a loop of their own: one loop for all kinds of tokens is half as fast.
  while (at < length) {
    const code = units[at] as number;
    const letter = letters[code] as number;
    if (letter !== 0) {
      const lower = letter === UNFOLDED ? code : letter;
      start[count] = at;
      gap[count] = between;
      kind[count] = lower === code ? 0 : KIND_CAPITAL;
      let value = Math.imul(HASH_SEED ^ lower, HASH_PRIME);
      for (at++; ; at++) {
        const next = units[at] as number;
        const more = letters[next] as number;
        if (more > UNFOLDED) value = Math.imul(value ^ more, HASH_PRIME);
        else if (more === UNFOLDED) value = Math.imul(value ^ next, HASH_PRIME);
        else if ((next === APOSTROPHE || next === 0x2019) && letters[units[at + 1] as number] !== 0) {
          if (next === APOSTROPHE) marks[APOSTROPHE] = 1;
          value = Math.imul(value ^ APOSTROPHE, HASH_PRIME);
        } else break;
      }
      end[count] = at;
      hash[count] = value;
      between = GAP_SPACE;
      count++;
      continue;
    }
    const type = classes[code] as number;
    if (type === SPACE) {
      at++;
      if (code === 0x20 ? units[at] === 0x20 : code === 0x09) marks[code] = 1;
    } else if (type === DIGIT || type === IDEOGRAPH) {
      start[count] = at;
      gap[count] = between;
      kind[count] = type === DIGIT ? KIND_NUMBER : 0;
      let value = Math.imul(HASH_SEED ^ code, HASH_PRIME);
      for (at++; type === DIGIT; at++) {
        const next = units[at] as number;
        if (classes[next] !== DIGIT) {
          const separates = (next === 0x2e || next === 0x2c) && classes[units[at + 1] as number] === DIGIT;
          if (!separates) break;
          marks[next] = 1;
        }
        value = Math.imul(value ^ next, HASH_PRIME);
      }
      end[count] = at;
      hash[count] = value;
      between = GAP_SPACE;
      count++;
    } else {
      if (type === BREAK) between = GAP_LINE;
      else {
        if (code < 128) marks[code] = 1;
        between = Math.max(between, type === MARK ? GAP_LIGHT : GAP_SENTENCE);
      }
      at++;
    }
  }
  return count;
}

type Columns = Pick<Tokens, 'start' | 'end' | 'hash' | 'gap' | 'kind'>;
/** Of one token, in all columns. */
const BYTES = 14;

/** All columns in one piece of memory, because every allocation outside the heap costs microseconds. */
function columnsFor(memory: ArrayBuffer, length: number): Columns {
  return {
    start: new Uint32Array(memory, 0, length),
    end: new Uint32Array(memory, 4 * length, length),
    hash: new Int32Array(memory, 8 * length, length),
    gap: new Uint8Array(memory, 12 * length, length),
    kind: new Uint8Array(memory, 13 * length, length),
  };
}

function copied(from: Columns, count: number): Columns {
  const to = columnsFor(new ArrayBuffer(count * BYTES), count);
  to.start.set(from.start.subarray(0, count));
  to.end.set(from.end.subarray(0, count));
  to.hash.set(from.hash.subarray(0, count));
  to.gap.set(from.gap.subarray(0, count));
  to.kind.set(from.kind.subarray(0, count));
  return to;
}

function firstOfRows(start: Uint32Array, count: number, rows: Rows): Uint32Array {
  const ofRow = new Uint32Array(rows.count + 1);
  let token = 0;
  for (let row = 0; row < rows.count; row++) {
    const from = rows.start[row] as number;
    while (token < count && (start[token] as number) < from) token++;
    ofRow[row] = token;
  }
  ofRow[rows.count] = count;
  return ofRow;
}
