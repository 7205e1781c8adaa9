import { GAP_LIGHT, GAP_SENTENCE, KIND_NUMBER, type Tokens } from '../article/tokens.ts';
import { buildAutomaton } from './automaton-build.ts';
import {
  AFTER_SENTENCE,
  type AutomatonTables,
  bytesOf,
  EMPTY,
  firstSlot,
  GOES_ON,
  NUMBER,
  rowCode,
  rowsOfFirst,
  rowsOfPair,
  SLOT,
  slotOf,
} from './automaton-tables.ts';
import { foldWord, isWord, parsePhrase, wordsOfPhrase } from './phrase.ts';

/** Called for every occurrence: index of the phrase, first and last token. */
export type OnMatch = (phrase: number, first: number, last: number) => void;
/** Does the caller want this occurrence at all? Asked before its letters are compared, which is the dear part. */
export type Wants = (phrase: number, first: number) => boolean;

/** The phrase with an index, as written. */
type SourceOf = (phrase: number) => string;

const always: Wants = () => true;

/** By phrase: words of the longest row it counts in when it opens the row, and when it does not. Settles most occurrences without a call. */
export interface RowLimits {
  readonly opening: Int32Array;
  readonly inside: Int32Array;
}

/**
 * Finds all phrases of all packs in one pass over token hashes. Small tables of first words and of first pairs of words, with the longest rows in which they count, let nearly all tokens pass after a look or two.
 * Hashes have 32 bits, so a match is confirmed by its letters.
 */
export class PhraseAutomaton {
  readonly #sourceOf: SourceOf;
  readonly #tables: AutomatonTables;
  readonly #transitions: Int32Array;
  readonly #mask: number;
  readonly #first: Uint8Array;
  readonly #pairs: Int32Array;
  readonly #pairRows: Uint8Array;
  /** State behind “any number”, -1 when no phrase begins with it, and its entry among the first words. */
  readonly #number: number;
  readonly #numberFirst: number;
  /** Words of each phrase, parsed when it first has to be confirmed. */
  readonly #words: (readonly string[] | undefined)[] = [];

  /**
   * @param sources the phrases as written, in the order they were built with; needed to confirm matches. With tables a function that gives one phrase will do.
   * @param tables what the build compiled of them.
   */
  constructor(sources: readonly string[]);
  constructor(sources: readonly string[] | SourceOf, tables: AutomatonTables | undefined);
  constructor(sources: readonly string[] | SourceOf, compiled?: AutomatonTables) {
    const all = typeof sources === 'function' ? [] : sources;
    this.#sourceOf = typeof sources === 'function' ? sources : (phrase) => all[phrase] as string;
    const tables = compiled ?? buildAutomaton(all.map(parsePhrase));
    this.#tables = tables;
    this.#transitions = tables.transitions;
    this.#mask = tables.transitions.length / SLOT - 1;
    this.#number = this.#step(0, NUMBER);
    this.#first = bytesOf(tables.firsts);
    this.#numberFirst = this.#number < 0 ? 0 : (this.#first[firstSlot(NUMBER)] as number);
    this.#pairs = tables.pairs;
    this.#pairRows = bytesOf(tables.pairRows);
  }

  /** Reports every phrase at every place; of one phrase at one place every length. */
  scan(text: string, tokens: Tokens, onMatch: OnMatch, wants: Wants = always, limits?: RowLimits): void {
    const { hash, kind, ofRow } = tokens;
    const first = this.#first;
    const number = this.#numberFirst;
    let token = ofRow[0] as number;
    for (let row = 1; row < ofRow.length; row++) {
      const opening = token;
      const end = ofRow[row] as number;
      const words = end - opening;
      for (; token < end; token++) {
        const isOpening = token === opening;
        // What opens its row counts in all of them.
        const code = isOpening ? 1 : rowCode(words);
        const longest = isOpening ? limits?.opening : limits?.inside;
        const value = hash[token] as number;
        const own = first[firstSlot(value)] as number;
        if (own !== 0 && this.#mayCount(own, code, tokens, token, value))
          this.#walk(text, tokens, this.#step(0, value), token, token, onMatch, wants, longest, words);
        if (kind[token] === KIND_NUMBER && this.#mayCount(number, code, tokens, token, NUMBER))
          this.#walk(text, tokens, this.#number, token, token, onMatch, wants, longest, words);
      }
    }
  }

  /** Can a phrase of a first word, alone or with the word behind it, count in a row with this code? */
  #mayCount(first: number, code: number, { hash, kind, gap, count }: Tokens, token: number, value: number): boolean {
    if (rowsOfFirst(first) >= code) return true;
    const next = token + 1;
    if ((first & GOES_ON) === 0 || next >= count || (gap[next] as number) > GAP_SENTENCE) return false;
    return (
      rowsOfPair(this.#pairs, this.#pairRows, value, hash[next] as number) >= code ||
      (kind[next] === KIND_NUMBER && rowsOfPair(this.#pairs, this.#pairRows, value, NUMBER) >= code)
    );
  }

  #step(state: number, hash: number): number {
    const transitions = this.#transitions;
    for (let slot = slotOf(state, hash, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT;
      const owner = transitions[at];
      if (owner === EMPTY) return EMPTY;
      if (owner === state && transitions[at + 1] === hash) return transitions[at + 2] as number;
    }
  }

  #walk(
    text: string,
    tokens: Tokens,
    start: number,
    first: number,
    at: number,
    onMatch: OnMatch,
    wants: Wants,
    longest: Int32Array | undefined,
    words: number,
  ): void {
    const { endsAt, ends } = this.#tables;
    let state = start;
    let token = at;
    while (state >= 0) {
      for (let i = endsAt[state] as number; i < (endsAt[state + 1] as number); i++) {
        const phrase = ends[i] as number;
        if (longest !== undefined && words > (longest[phrase] as number)) continue;
        if (wants(phrase, first) && this.#confirms(text, tokens, phrase, first, token)) onMatch(phrase, first, token);
      }
      token++;
      if (token >= tokens.count) return;
      const gap = tokens.gap[token] as number;
      if (gap > GAP_SENTENCE) return;
      const salt = gap > GAP_LIGHT ? AFTER_SENTENCE : 0;
      // A number fits both itself and “any number”, so the walk may have to go two ways.
      if (tokens.kind[token] === KIND_NUMBER)
        this.#walk(text, tokens, this.#step(state, NUMBER ^ salt), first, token, onMatch, wants, longest, words);
      state = this.#step(state, (tokens.hash[token] as number) ^ salt);
    }
  }

  #confirms(text: string, tokens: Tokens, phrase: number, first: number, last: number): boolean {
    let words = this.#words[phrase];
    if (!words) {
      words = wordsOfPhrase(this.#sourceOf(phrase)).map(foldWord);
      this.#words[phrase] = words;
    }
    for (let token = first; token <= last; token++) {
      const start = tokens.start[token] as number;
      const end = tokens.end[token] as number;
      if (words.some((word) => isWord(text, start, end, word))) continue;
      if (!(this.#sourceOf(phrase).includes('<n>') && tokens.kind[token] === KIND_NUMBER)) return false;
    }
    return true;
  }
}
