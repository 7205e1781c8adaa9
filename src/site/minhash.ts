import type { Article } from '../article/article.ts';
import { isProse } from './line.ts';

/** 128 small hashes that stand for the prose of an article. */
export type Signature = Uint16Array;

/** Bins of a signature: the estimate of a similarity of .8 is off by .035. */
const BINS = 128;
const BAND_ROWS = 4;
const SHINGLE = 5;
/** Texts with fewer shingles of prose say too little about themselves. */
const MIN_SHINGLES = 20;
/** Share of equal shingles from which two articles are one. */
export const NEAR = 0.8;

/**
 * One-permutation MinHash over the word 5-grams of the prose. Menus and teasers have no part in it: two articles in the same frame are not the same article.
 * `undefined` for a text with hardly any prose.
 */
export function signatureOf(article: Article): Signature | undefined {
  const { rows, tokens } = article;
  const bins = new Uint32Array(BINS).fill(0xffffffff);
  let shingles = 0;
  for (let row = 0; row < rows.count; row++) {
    if (!isProse(article, row)) continue;
    const to = (tokens.ofRow[row + 1] as number) - SHINGLE + 1;
    for (let at = tokens.ofRow[row] as number; at < to; at++) {
      let hash = 0x811c9dc5;
      for (let i = 0; i < SHINGLE; i++) hash = Math.imul(hash ^ (tokens.hash[at + i] as number), 0x01000193);
      hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash = (hash ^ (hash >>> 16)) >>> 0;
      const bin = hash & (BINS - 1);
      if (hash < (bins[bin] as number)) bins[bin] = hash;
      shingles++;
    }
  }
  return shingles < MIN_SHINGLES ? undefined : packed(bins);
}

/** An empty bin takes the value of the next full one, so that every bin can be compared. 16 bits tell values apart well enough, at half the memory. */
function packed(bins: Uint32Array): Signature {
  const signature = room();
  for (let bin = 0; bin < BINS; bin++) {
    let step = 0;
    while (bins[(bin + step) & (BINS - 1)] === 0xffffffff) step++;
    signature[bin] = Math.imul(bins[(bin + step) & (BINS - 1)] as number, 0x9e3779b1) >>> 16;
  }
  return signature;
}

/** Signatures lie in large pieces: a buffer for each would cost as much again. */
const PIECE = 1024;
let piece = new ArrayBuffer(0);
let used = 0;

function room(): Signature {
  if (used + BINS * 2 > piece.byteLength) {
    piece = new ArrayBuffer(PIECE * BINS * 2);
    used = 0;
  }
  const signature = new Uint16Array(piece, used, BINS);
  used += BINS * 2;
  return signature;
}

/** Estimated Jaccard similarity of the shingles of two texts, 0..1. */
export function similarity(a: Signature, b: Signature): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin++) if (a[bin] === b[bin]) same++;
  return same / BINS;
}

/** Articles of a bucket that a new one is compared with. */
const MAX_BUCKET = 64;

/**
 * Groups near-copies: `group[i]` is the smallest index of the articles that are, perhaps over others, near-copies of article i. Give the articles in an order that does
 * not depend on how they were read, and the groups do not either. Locality-sensitive hashing: only articles that agree in a whole band are compared.
 */
export function groupNearCopies(signatures: readonly (Signature | undefined)[]): Uint32Array {
  const sets = new DisjointSets(signatures.length);
  const next = new Int32Array(signatures.length);
  for (let band = 0; band < BINS; band += BAND_ROWS) {
    // Buckets are chains through `next`, the latest article first: arrays of arrays would be most of the memory.
    const heads = new Map<number, number>();
    for (let index = 0; index < signatures.length; index++) {
      const signature = signatures[index];
      if (!signature) continue;
      let key = 0;
      for (let i = 0; i < BAND_ROWS; i++) key = Math.imul(key, 31) + (signature[band + i] as number);
      key |= 0;
      let isCopy = false;
      let compared = 0;
      for (let other = heads.get(key) ?? -1; other >= 0 && compared < MAX_BUCKET; other = next[other] as number) {
        compared++;
        isCopy = sets.same(other, index) || similarity(signatures[other] as Signature, signature) >= NEAR;
        if (!isCopy) continue;
        sets.join(other, index);
        break;
      }
      // Of near-copies one stands in the bucket for all.
      if (isCopy) continue;
      next[index] = heads.get(key) ?? -1;
      heads.set(key, index);
    }
  }
  return sets.smallest();
}

/** Union-find; the smallest member names its set. */
class DisjointSets {
  readonly #parent: Uint32Array<ArrayBuffer>;

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, index) => index);
  }

  same(a: number, b: number): boolean {
    return this.#find(a) === this.#find(b);
  }

  join(a: number, b: number): void {
    const [x, y] = [this.#find(a), this.#find(b)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  smallest(): Uint32Array {
    return this.#parent.map((_, index) => this.#find(index));
  }

  #find(index: number): number {
    let at = index;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at] as number] as number;
      at = this.#parent[at] as number;
    }
    return at;
  }
}
