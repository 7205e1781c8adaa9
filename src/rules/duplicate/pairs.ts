import type { Article } from '../../article/article.ts';
import { type Folded, foldedOf, wordsOf } from './folded.ts';

/** Two blocks that share word sequences; `first` stands before `later`. */
export interface Pair {
  readonly first: number;
  readonly later: number;
  /** Shingles of `later` that occur in `first`. */
  readonly shared: number;
}

/**
 * Words of a shingle. Two texts of 16 words or more that differ in at most three places share one of four words (q-gram lemma: n - q + 1 - e·q);
 * shorter ones nearly always do.
 */
export const SHINGLE = 4;
/** Blocks of fewer words are not indexed. */
const MIN_WORDS = 6;
/** Earlier blocks that are considered for one later block. */
const BEST = 2;
const PAIRS = Symbol('shingle pairs');

/**
 * Pairs of blocks with at least two common shingles, found through one hash table from shingle to the first block that has it: O(n) however
 * many blocks there are. A block meets at most `BEST` earlier ones, those it shares most with.
 */
export function pairsOf(article: Article): readonly Pair[] {
  return article.view(PAIRS, findPairs);
}

function findPairs(article: Article): Pair[] {
  const folded = foldedOf(article);
  const count = article.blocks.count;
  const pairs: Pair[] = [];
  if (!isWorthIt(folded, count)) return pairs;
  const table = new ShingleTable(folded.count);
  const shared = new Int32Array(count);
  const touched: number[] = [];
  for (let block = 0; block < count; block++) {
    if (wordsOf(folded, block) < MIN_WORDS) continue;
    const last = (folded.ofBlock[block + 1] as number) - SHINGLE;
    for (let token = folded.ofBlock[block] as number; token <= last; token++) {
      const owner = table.claim(shingleAt(folded, token), block);
      if (owner === block) continue;
      if (shared[owner] === 0) touched.push(owner);
      shared[owner] = (shared[owner] as number) + 1;
    }
    if (touched.length > 0) collect(pairs, block, touched, shared);
  }
  return pairs;
}

function isWorthIt(folded: Folded, count: number): boolean {
  let indexed = 0;
  for (let block = 0; block < count && indexed < 2; block++) if (wordsOf(folded, block) >= MIN_WORDS) indexed++;
  return indexed === 2;
}

function shingleAt({ hash }: Folded, token: number): number {
  let value = hash[token] as number;
  for (let i = 1; i < SHINGLE; i++)
    value = Math.imul((value << 7) | (value >>> 25), 0x9e3779b1) ^ (hash[token + i] as number);
  value ^= value >>> 15;
  return Math.imul(value, 0x85ebca6b);
}

function collect(pairs: Pair[], later: number, touched: number[], shared: Int32Array): void {
  for (let taken = 0; taken < BEST; taken++) {
    let best = -1;
    for (const owner of touched)
      if ((shared[owner] as number) > (best < 0 ? 1 : (shared[best] as number))) best = owner;
    if (best < 0) break;
    pairs.push({ first: best, later, shared: shared[best] as number });
    shared[best] = 0;
  }
  for (const owner of touched) shared[owner] = 0;
  touched.length = 0;
}

/** Used by one table after the other: 16 KB of fresh memory for every article cost more than filling them. */
let memory = new Int32Array(0);

/** Open addressing: shingle hash -> the first block that claimed it. There is one table at a time. */
class ShingleTable {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #owners: Int32Array;

  constructor(tokens: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, tokens * 2)));
    this.#mask = size - 1;
    if (memory.length < 2 * size) memory = new Int32Array(2 * size);
    this.#keys = memory.subarray(0, size);
    this.#owners = memory.subarray(size, 2 * size).fill(0);
  }

  /** The first block with this shingle; `block` itself when there was none. */
  claim(shingle: number, block: number): number {
    let slot = (shingle ^ (shingle >>> 16)) & this.#mask;
    for (;;) {
      const owner = this.#owners[slot] as number;
      if (owner === 0) {
        this.#keys[slot] = shingle;
        this.#owners[slot] = block + 1;
        return block;
      }
      if (this.#keys[slot] === shingle) return owner - 1;
      slot = (slot + 1) & this.#mask;
    }
  }
}
