import { hashWord, isSpaceOrBreak } from '../article/characters.ts';
import { rowsOf } from '../article/rows.ts';
import { KIND_CAPITAL, KIND_NUMBER, type Tokens, tokensOf } from '../article/tokens.ts';

/**
 * Words, numbers and marks as the n-gram counts see them, as parallel arrays; offsets are UTF-16 units of the article. Made from the
 * tokens that every rule shares; what stands between them is cut into single marks.
 */
export interface Units {
  count: number;
  start: Uint32Array;
  end: Uint32Array;
  /** Folded as lexicon forms are compared: lower case, straight apostrophes, `"` for quotation marks, `-` for dashes, numbers as written. */
  hash: Int32Array;
  /** Folded as n-grams are counted: the same, numbers as `<n>`. */
  counted: Int32Array;
  /** KIND_NUMBER, KIND_CAPITAL, KIND_MARK or 0. */
  kind: Uint8Array;
}

export const KIND_MARK = 3;
export const NUMBER = '<n>';
/** Stands before the first and behind the last unit of a block: the counts know sentences by their full stop. */
export const STOP = '.';

const NUMBER_HASH = hashWord(NUMBER);
const QUOTE_HASH = hashWord('"');
const DASH_HASH = hashWord('-');
const CURRENCY = new Set(['$', '£', '€'].map((mark) => mark.charCodeAt(0)));
const PERCENT = 0x25;
/** Multipliers that are written to the number: “2.5bn”. */
const MULTIPLIERS = new Set(['bn', 'm', 'tn', 'k'].map(hashWord));

const markHashes = new Map<number, number>();

function markHash(code: number): number {
  let hash = markHashes.get(code);
  if (hash === undefined) {
    const mark = String.fromCharCode(code);
    hash = /[“”‘’'"«»]/.test(mark) ? QUOTE_HASH : /[–—-]/.test(mark) ? DASH_HASH : hashWord(mark);
    markHashes.set(code, hash);
  }
  return hash;
}

/**
 * Appends the units of `[from, to)` of a text to `units`, which grow when they are full.
 * @param first index of the first token that starts at or behind `from`.
 */
export function collectUnits(
  text: string,
  tokens: Tokens,
  first: number,
  from: number,
  to: number,
  units: Units,
): void {
  let token = first;
  let at = from;
  while (at < to) {
    const start = token < tokens.count ? (tokens.start[token] as number) : to;
    if (at < start) {
      const code = text.charCodeAt(at);
      at++;
      if (isSpaceOrBreak(code)) continue;
      // A currency sign belongs to the number behind it.
      if (CURRENCY.has(code) && at === start && at < to && tokens.kind[token] === KIND_NUMBER) {
        at = addNumber(text, tokens, token, start - 1, to, units);
        while (token < tokens.count && (tokens.start[token] as number) < at) token++;
      } else {
        const hash = markHash(code);
        add(units, at - 1, at, hash, hash, KIND_MARK);
      }
      continue;
    }
    if (start >= to) break;
    if (tokens.kind[token] === KIND_NUMBER) at = addNumber(text, tokens, token, start, to, units);
    else {
      const hash = tokens.hash[token] as number;
      at = tokens.end[token] as number;
      add(units, start, at, hash, hash, tokens.kind[token] as number);
    }
    while (token < tokens.count && (tokens.start[token] as number) < at) token++;
  }
}

/** Adds a number with its currency, percent sign or multiplier; gives the offset behind it. */
function addNumber(text: string, tokens: Tokens, token: number, start: number, to: number, units: Units): number {
  let end = tokens.end[token] as number;
  if (end < to && text.charCodeAt(end) === PERCENT) end++;
  else if (tokens.start[token + 1] === end && MULTIPLIERS.has(tokens.hash[token + 1] as number)) {
    end = tokens.end[token + 1] as number;
  }
  add(units, start, end, hashWord(text.slice(start, end)), NUMBER_HASH, KIND_NUMBER);
  return end;
}

function add(units: Units, start: number, end: number, hash: number, counted: number, kind: number): void {
  const at = units.count++;
  if (at === units.start.length) grow(units);
  units.start[at] = start;
  units.end[at] = end;
  units.hash[at] = hash;
  units.counted[at] = counted;
  units.kind[at] = kind;
}

/** Makes room for twice as many units. */
function grow(units: Units): void {
  const { start, end, hash, counted, kind } = units;
  const wider = emptyUnits(start.length * 2 + 16);
  wider.start.set(start);
  wider.end.set(end);
  wider.hash.set(hash);
  wider.counted.set(counted);
  wider.kind.set(kind);
  Object.assign(units, wider, { count: units.count });
}

/** Units with room for `capacity`. */
export function emptyUnits(capacity: number): Units {
  return {
    count: 0,
    start: new Uint32Array(capacity),
    end: new Uint32Array(capacity),
    hash: new Int32Array(capacity),
    counted: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
  };
}

/** Units of a short text that is not part of an article: forms and originals of a lexicon. */
export function unitsOf(text: string): Units {
  const units = emptyUnits(text.length);
  collectUnits(text, tokensOf(text, rowsOf(text)), 0, 0, text.length, units);
  return units;
}

/** Plain words, which need not be cut into units: most of a lexicon. */
const PLAIN = /^[a-z]+(?:'[a-z]+)*(?: [a-z]+(?:'[a-z]+)*)*$/i;

/** Units of a short text as words: folded, numbers as `<n>` where `counted`. */
export function wordsOf(text: string, counted: boolean): string[] {
  if (PLAIN.test(text)) return text.toLowerCase().split(' ');
  const units = unitsOf(text);
  return Array.from({ length: units.count }, (_, at) => wordAt(text, units, at, counted));
}

/** A unit as a word. */
export function wordAt(text: string, units: Units, at: number, counted: boolean): string {
  const raw = text.slice(units.start[at], units.end[at]);
  if (units.kind[at] === KIND_NUMBER) return counted ? NUMBER : raw;
  if (units.kind[at] !== KIND_MARK) return raw.replaceAll('’', "'").toLowerCase();
  const hash = units.hash[at];
  return hash === QUOTE_HASH ? '"' : hash === DASH_HASH ? '-' : raw;
}

export { KIND_CAPITAL, KIND_NUMBER };
