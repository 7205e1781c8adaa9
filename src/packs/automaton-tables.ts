import { hashWord } from '../article/characters.ts';

/** A deterministic automaton over words as flat arrays, so that a compiled one loads without any work. */
export interface AutomatonTables {
  /** Open addressing under (state, word hash): slots of state or -1, hash, target, side by side because a look-up is a cache miss. A power of two of them. */
  readonly transitions: Int32Array;
  /** Phrases that end at state s are `ends[endsAt[s] … endsAt[s + 1])`. */
  readonly endsAt: Int32Array;
  readonly ends: Int32Array;
  /** 64K bytes: does any phrase go on behind this first word (`GOES_ON`), and above it in which rows it counts alone (`rowCode`). */
  readonly firsts: Int32Array;
  /** 512K bits: which pairs of first words there are. With that many, one pair of words in fifty passes that should not. */
  readonly pairs: Int32Array;
  /** 64K bytes: in which rows a pair of first words counts (`rowCode`). Most phrases are looked for in short rows only, and most words stand in long ones. */
  readonly pairRows: Int32Array;
}

export const EMPTY = -1;
/** Integers of a transition: state, hash, target. */
export const SLOT = 3;
export const NUMBER = hashWord('#number');
/** Words that follow the end of a sentence have transitions of their own: only phrases with a full stop there go on. */
export const AFTER_SENTENCE = 0x5bd1e995;

/** Bit of a first word: phrases go on behind it. */
export const GOES_ON = 1;
/** Words of a row per step of its code, and the code of rows that only unlimited phrases are looked for in. */
const ROW_STEP = 5;
const ANY_ROW = 63;

/** Length of a row in six bits. What has the code of its longest row can be skipped in rows of a higher code, unless it opens them. 0 is left for what counts in no row. */
export function rowCode(words: number): number {
  return Math.min(ANY_ROW, 1 + Math.ceil(words / ROW_STEP));
}

const ROW_SHIFT = 2;

export function withRows(goesOn: number, code: number): number {
  return goesOn | (code << ROW_SHIFT);
}

/** The longest row in which a first word counts alone; 0 when there is no phrase of this word. */
export function rowsOfFirst(first: number): number {
  return first >> ROW_SHIFT;
}

export function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0xffff;
}

function pairSlot(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b) >>> 13;
}

/** The longest row in which a pair of first words counts; 0 when no phrase begins with it, which one pair in fifty of all others escapes. */
export function rowsOfPair(pairs: Int32Array, pairRows: Uint8Array, first: number, second: number): number {
  const slot = pairSlot(first, second);
  const isKnown = (((pairs[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1;
  return isKnown ? (pairRows[slot & 0xffff] as number) : 0;
}

export function addPair(pairs: Int32Array, pairRows: Uint8Array, first: number, second: number, code: number): void {
  const slot = pairSlot(first, second);
  pairs[slot >>> 5] = (pairs[slot >>> 5] as number) | (1 << (slot & 31));
  pairRows[slot & 0xffff] = Math.max(pairRows[slot & 0xffff] as number, code);
}

export function slotOf(state: number, hash: number, mask: number): number {
  return (Math.imul(hash ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
}

/** The bytes of an array. */
export function bytesOf(array: Int32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
