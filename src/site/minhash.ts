import type { Article } from '../article/article.ts';
import { isProse } from './line.ts';

/** Bins of a signature: the estimate of a similarity of .8 is off by .035. */
const BINS = 128;
const BAND_ROWS = 4;
const SHINGLE = 5;
/** Texts with fewer shingles of prose say too little about themselves. */
const MIN_SHINGLES = 20;
/** Share of equal shingles from which two articles are one. */
export const NEAR = 0.8;

/** Signatures of one piece of memory: with a buffer or an object for each, they would cost two or three times as much. */
const PIECE = 1024;

export interface PackedSignatures {
  readonly bins: Uint16Array;
  readonly present: Uint8Array;
}

/**
 * One-permutation MinHash over the word 5-grams of the prose of articles. Menus and teasers have no part in it: two articles in the same frame are not the same
 * article. An article with hardly any prose has no signature. 257 bytes an article.
 */
export class Signatures {
  readonly #pieces: Uint16Array[] = [];
  readonly #present: Uint8Array[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds the signature of an article; its index is the count before. */
  add(article: Article): void {
    const at = this.#next();
    const bins = binsOf(article);
    if (bins) {
      (this.#present.at(-1) as Uint8Array)[at] = 1;
      pack(bins, this.#pieces.at(-1) as Uint16Array, at * BINS);
    }
  }

  /** All signatures in one piece, to go to another thread: 128 units an article, and whether it has one. */
  packed(): PackedSignatures {
    const bins = new Uint16Array(this.#count * BINS);
    const present = new Uint8Array(this.#count);
    for (let from = 0; from < this.#count; from += PIECE) {
      const size = Math.min(PIECE, this.#count - from);
      bins.set((this.#pieces[from / PIECE] as Uint16Array).subarray(0, size * BINS), from * BINS);
      present.set((this.#present[from / PIECE] as Uint8Array).subarray(0, size), from);
    }
    return { bins, present };
  }

  /** Adds what another thread packed. */
  append({ bins, present }: PackedSignatures): void {
    for (let i = 0; i < present.length; i++) {
      const at = this.#next();
      (this.#present.at(-1) as Uint8Array)[at] = present[i] as number;
      (this.#pieces.at(-1) as Uint16Array).set(bins.subarray(i * BINS, (i + 1) * BINS), at * BINS);
    }
  }

  /** The signatures of some articles alone, in this order. */
  of(indices: Iterable<number>): Signatures {
    const some = new Signatures();
    for (const index of indices) {
      const from = (index % PIECE) * BINS;
      const bins = this.#pieceOf(index).subarray(from, from + BINS);
      some.append({ bins, present: Uint8Array.of(this.has(index) ? 1 : 0) });
    }
    return some;
  }

  /** Makes room for one more. @returns its place in the last piece. */
  #next(): number {
    const at = this.#count++ % PIECE;
    if (at === 0) {
      this.#pieces.push(new Uint16Array(PIECE * BINS));
      this.#present.push(new Uint8Array(PIECE));
    }
    return at;
  }

  has(index: number): boolean {
    return (this.#present[Math.floor(index / PIECE)] as Uint8Array)[index % PIECE] === 1;
  }

  /** Estimated Jaccard similarity of the shingles of two articles that have signatures, 0..1. */
  similarity(a: number, b: number): number {
    const [x, y] = [this.#pieceOf(a), this.#pieceOf(b)];
    const [i, j] = [(a % PIECE) * BINS, (b % PIECE) * BINS];
    let same = 0;
    for (let bin = 0; bin < BINS; bin++) if (x[i + bin] === y[j + bin]) same++;
    return same / BINS;
  }

  /** Hash of some neighbouring bins. */
  band(index: number, band: number): number {
    const piece = this.#pieceOf(index);
    const from = (index % PIECE) * BINS + band;
    let key = 0;
    for (let i = 0; i < BAND_ROWS; i++) key = Math.imul(key, 0x9e3779b1) + (piece[from + i] as number);
    return key | 0;
  }

  #pieceOf(index: number): Uint16Array {
    return this.#pieces[Math.floor(index / PIECE)] as Uint16Array;
  }
}

const scratch = new Uint32Array(BINS);

/** Smallest shingle hash of every bin, until the next call. */
function binsOf(article: Article): Uint32Array | undefined {
  const { rows, tokens } = article;
  const bins = scratch.fill(0xffffffff);
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
  return shingles < MIN_SHINGLES ? undefined : bins;
}

/** An empty bin takes the value of the next full one, so that every bin can be compared. 16 bits tell values apart well enough. */
function pack(bins: Uint32Array, into: Uint16Array, from: number): void {
  for (let bin = 0; bin < BINS; bin++) {
    let step = 0;
    while (bins[(bin + step) & (BINS - 1)] === 0xffffffff) step++;
    into[from + bin] = Math.imul(bins[(bin + step) & (BINS - 1)] as number, 0x9e3779b1) >>> 16;
  }
}

/** Articles of a bucket that a new one is compared with. */
const MAX_BUCKET = 64;

/**
 * Groups near-copies: `group[i]` is the smallest place in `order` of the articles that are, perhaps over others, near-copies of the one at place i. With an order that does
 * not depend on how the articles were read, the groups do not either. Locality-sensitive hashing: only articles that agree in a whole band are compared.
 */
export function groupNearCopies(signatures: Signatures, order: Uint32Array): Uint32Array {
  const sets = new DisjointSets(order.length);
  const next = new Int32Array(order.length);
  const heads = new Heads(order.length);
  for (let band = 0; band < BINS; band += BAND_ROWS) {
    // Buckets are chains through `next`, the latest article first: arrays of arrays would be most of the memory.
    heads.clear();
    for (let place = 0; place < order.length; place++) {
      const index = order[place] as number;
      if (!signatures.has(index)) continue;
      const key = signatures.band(index, band);
      let isCopy = false;
      let compared = 0;
      const slot = heads.slotOf(key);
      for (let other = heads.at(slot); other >= 0 && compared < MAX_BUCKET; other = next[other] as number) {
        compared++;
        isCopy = sets.same(other, place) || signatures.similarity(order[other] as number, index) >= NEAR;
        if (!isCopy) continue;
        sets.join(other, place);
        break;
      }
      // Of near-copies one stands in the bucket for all.
      if (isCopy) continue;
      next[place] = heads.at(slot);
      heads.put(slot, key, place);
    }
  }
  return sets.smallest();
}

/** The first article of every bucket of one band after the other. One piece of memory for all bands: a map for each would be a third of the memory of a run. */
class Heads {
  readonly #keys: Int32Array;
  readonly #heads: Int32Array;

  /** @param most buckets of a band */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most + 1));
    this.#keys = new Int32Array(slots);
    this.#heads = new Int32Array(slots);
  }

  clear(): void {
    this.#heads.fill(-1);
  }

  /** Where a bucket stands, or would stand. */
  slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Keys are hashes, but a sum that grows by products: its lower bits alone would crowd.
    let slot = (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 7) & mask;
    while ((this.#heads[slot] as number) >= 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  /** Place of its first article; -1 when it is empty. */
  at(slot: number): number {
    return this.#heads[slot] as number;
  }

  put(slot: number, key: number, place: number): void {
    this.#keys[slot] = key;
    this.#heads[slot] = place;
  }
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
