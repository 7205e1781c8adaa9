import { hashWord } from '../article/characters.ts';

/** A deterministic automaton over words as flat arrays, so that a compiled one loads without any work. */
export interface AutomatonTables {
  /** Open addressing under (state, word hash): slots of state or -1, hash, target, side by side because a look-up is a cache miss. A power of two of them. */
  readonly transitions: Int32Array;
  /** Phrases that end at state s are `ends[endsAt[s] … endsAt[s + 1])`. */
  readonly endsAt: Int32Array;
  readonly ends: Int32Array;
  /** 64K bytes: what a first word needs behind it (`NEEDS`), and above it in which rows it counts at all (`rowCode`). */
  readonly firsts: Int32Array;
  /** 512K bits: which pairs of first words there are. With that many, one pair of words in fifty passes that should not. */
  readonly pairs: Int32Array;
}

export const EMPTY = -1;
/** Integers of a transition: state, hash, target. */
export const SLOT = 3;
export const NUMBER = hashWord('#number');
/** Words that follow the end of a sentence have transitions of their own: only phrases with a full stop there go on. */
export const AFTER_SENTENCE = 0x5bd1e995;

/** What a first word needs behind it before the automaton is walked. */
export const WITH_SECOND = 1;
export const ALONE = 2;
/** Bits of a first word that say so. */
export const NEEDS = 3;
/** Words of a row per step of its code, and the code of rows that only unlimited phrases are looked for in. */
const ROW_STEP = 5;
const ANY_ROW = 63;

/** Length of a row in six bits. A first word with the bits of its longest row can be skipped in rows of a higher code, unless it opens them. */
export function rowCode(words: number): number {
  return Math.min(ANY_ROW, Math.ceil(words / ROW_STEP));
}

export function withRows(needs: number, code: number): number {
  return needs | (code << 2);
}

export function rowsOfFirst(first: number): number {
  return first >> 2;
}

export function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0xffff;
}

function pairSlot(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b) >>> 13;
}

export function holdsPair(pairs: Int32Array, first: number, second: number): boolean {
  const slot = pairSlot(first, second);
  return (((pairs[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1;
}

export function addPair(pairs: Int32Array, first: number, second: number): void {
  const slot = pairSlot(first, second);
  pairs[slot >>> 5] = (pairs[slot >>> 5] as number) | (1 << (slot & 31));
}

export function slotOf(state: number, hash: number, mask: number): number {
  return (Math.imul(hash ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
}

/** The bytes of a table of 64K entries. */
export function bytesOf(array: Int32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
