/** What the writer and the reader of n-gram models agree on: hashing of pairs into buckets, quantised counts. */

export const KIND = 'spin-ngrams';
export const VERSION = 1;
/** Steps of a quantised logarithm per nat. */
export const STEPS = 17;
/** Slots of a bucket; a pair stands in one of two buckets, so that the table may be almost full. */
export const BUCKET = 8;

/** Mixes the ids of a pair into 32 bits (finaliser of MurmurHash3). */
export function keyOf(before: number, word: number): number {
  let key = (before << 16) ^ word;
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return (key ^ (key >>> 16)) >>> 0;
}

/** 1 … 65,535 from bits that do not choose the bucket; 0 is a free slot. */
export function tagOf(key: number): number {
  const tag = Math.imul(key, 0x9e3779b1) >>> 16;
  return tag === 0 ? 1 : tag;
}

export function otherBucket(key: number, tag: number): number {
  return (key ^ Math.imul(tag, 0x5bd1e995)) >>> 0;
}

/** What a quantised count stands for. */
export const COUNTS: Float64Array = Float64Array.from({ length: 256 }, (_, step) => Math.exp(step / STEPS));

export function quantise(count: number): number {
  return Math.min(255, Math.round(Math.log(count) * STEPS));
}
