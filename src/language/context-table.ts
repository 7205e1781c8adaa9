import type { Vocabulary } from './vocabulary.ts';

/** What the writer and the reader of context models agree on: how vectors are coded and triples are hashed. */

export const KIND = 'spin-context';
export const VERSION = 1;

/** Numbers of a word vector. */
export const DIMENSIONS = 100;
/** A vector is cut into parts of this many numbers; each part is kept as the number of the most alike of 256 (product quantisation, Jégou and others 2011). */
export const PART = 5;
export const PARTS: number = DIMENSIONS / PART;
export const CODES = 256;
/** Steps of a number in the table of parts. */
export const SCALE = 160;

/** What tells the words of one n-gram model from those of another. */
export function fingerprintOf({ hashes }: Pick<Vocabulary, 'hashes'>): string {
  let sum = hashes.length;
  for (const hash of hashes) sum = mixed(Math.imul(sum, 0x01000193) ^ hash);
  return `${hashes.length}-${sum.toString(16)}`;
}

/** Slots of a bucket of triples; a triple stands in one of two buckets, so that the table may be almost full. */
export const BUCKET = 8;
/** Twelve bits of a slot tell triples apart, four say how often one was counted; 0 is a free slot. */
const TAG_BITS = 12;
const LEVELS = 16;
/** nats */
const LEVEL = 0.45;

/** Three words, by their hashes, as two numbers of 32 bits that have nothing to do with each other. */
export interface TripleKey {
  first: number;
  second: number;
}

/** Writes the key of a triple; nothing is allocated, because every original asks for several. */
export function writeTripleKey(before: number, word: number, after: number, key: TripleKey): void {
  let hash = mixed(before ^ 0x9e3779b9);
  hash = mixed(Math.imul(hash, 0x01000193) ^ word);
  hash = mixed(Math.imul(hash, 0x01000193) ^ after);
  key.first = hash;
  key.second = mixed(hash ^ 0x5bd1e995);
}

/** Finaliser of MurmurHash3. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** First slot of the bucket that a number of 32 bits stands for, among `slots`. */
export function bucketOf(hash: number, slots: number): number {
  return Math.floor((hash / 0x1_0000_0000) * (slots / BUCKET)) * BUCKET;
}

/** What tells a triple from others of its buckets, 1 … 4,095, from bits that hardly choose them. */
export function tagOf({ first, second }: TripleKey): number {
  const tag = (first ^ Math.imul(second, 0x01000193)) & ((1 << TAG_BITS) - 1);
  return tag === 0 ? 1 : tag;
}

/** A slot: the tag and how often the triple was counted. */
export function slotOf(tag: number, count: number, least: number): number {
  const level = Math.round(Math.log(count / least) / LEVEL);
  return tag | (Math.max(0, Math.min(LEVELS - 1, level)) << TAG_BITS);
}

export function tagIn(slot: number): number {
  return slot & ((1 << TAG_BITS) - 1);
}

/** What a counted triple is worth by its level, nats: ln of how much oftener it was counted than what was not. */
export const WORTH: Float64Array = Float64Array.from({ length: LEVELS }, (_, level) => Math.LN2 + level * LEVEL);

export function worthIn(slot: number): number {
  return WORTH[slot >>> TAG_BITS] as number;
}
