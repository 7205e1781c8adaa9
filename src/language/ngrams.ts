import { hashWord } from '../article/characters.ts';
import { readData } from './data.ts';

/** Steps of a quantised logarithm per nat. */
const STEPS = 17;
/** Penalty in nats for a pair of words that was never counted: stupid backoff with 0.4 (Brants et al. 2007). */
const BACKOFF = Math.log(0.4);
/** Count that an unknown word is credited with: words counted less than three times are not in the tables. */
const UNKNOWN_COUNT = 1;
const HEADER = 4;

/**
 * A bigram model in typed arrays: words sorted by hash, for every word its followers sorted by index, counts as quantised logarithms.
 * 65,535 words at most, because followers are 16-bit indices.
 */
export class Bigrams {
  readonly #total: number;
  readonly #hashes: Int32Array;
  readonly #unigrams: Uint8Array;
  readonly #offsets: Uint32Array;
  readonly #followers: Uint16Array;
  readonly #counts: Uint8Array;

  /** @param data what `encodeBigrams` made; little-endian. */
  constructor(data: Uint8Array) {
    // Copied, so that the arrays are aligned whatever the buffer they came in.
    const buffer = new Uint8Array(data).buffer;
    const [total = 0, words = 0, pairs = 0] = new Uint32Array(buffer, 0, HEADER);
    let at = HEADER * 4;
    this.#total = Math.log(total);
    this.#hashes = new Int32Array(buffer, at, words);
    at += words * 4;
    this.#offsets = new Uint32Array(buffer, at, words + 1);
    at += (words + 1) * 4;
    this.#followers = new Uint16Array(buffer, at, pairs);
    at += pairs * 2;
    this.#counts = new Uint8Array(buffer, at, pairs);
    at += pairs;
    this.#unigrams = new Uint8Array(buffer, at, words);
  }

  /** Index of the word with this hash, or -1. */
  indexOf(hash: number): number {
    return search(this.#hashes, hash, 0, this.#hashes.length);
  }

  /** ln P(word), nats; index -1 is an unknown word. */
  unigram(word: number): number {
    return (word < 0 ? Math.log(UNKNOWN_COUNT) : (this.#unigrams[word] as number) / STEPS) - this.#total;
  }

  /** ln P(word | before), nats. */
  bigram(before: number, word: number): number {
    if (before >= 0 && word >= 0) {
      const at = search(this.#followers, word, this.#offsets[before] as number, this.#offsets[before + 1] as number);
      if (at >= 0) return ((this.#counts[at] as number) - (this.#unigrams[before] as number)) / STEPS;
    }
    return BACKOFF + this.unigram(word);
  }
}

function search(sorted: Int32Array | Uint16Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The binary form of counts; words whose hashes collide leave the rarer one out. */
export function encodeBigrams(
  unigrams: ReadonlyMap<string, number>,
  bigrams: readonly (readonly [string, string, number])[],
): Uint8Array {
  const byHash = new Map<number, string>();
  for (const [word, count] of unigrams) {
    const hash = hashWord(word);
    const rival = byHash.get(hash);
    if (rival === undefined || (unigrams.get(rival) as number) < count) byHash.set(hash, word);
  }
  const hashes = Int32Array.from([...byHash.keys()].sort((a, b) => a - b));
  if (hashes.length > 0xffff) throw new Error(`${hashes.length} words do not fit into 16 bits`);
  const index = new Map([...hashes].map((hash, at) => [byHash.get(hash) as string, at]));
  const rows = bigrams
    .map(([before, word, count]) => [index.get(before) ?? -1, index.get(word) ?? -1, count] as const)
    .filter(([before, word]) => before >= 0 && word >= 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const offsets = new Uint32Array(hashes.length + 1);
  for (const [before] of rows) (offsets[before + 1] as number)++;
  for (let i = 0; i < hashes.length; i++) (offsets[i + 1] as number) += offsets[i] as number;
  const total = [...unigrams.values()].reduce((sum, count) => sum + count, 0);
  const parts = [
    Uint32Array.of(total, hashes.length, rows.length, 0),
    hashes,
    offsets,
    Uint16Array.from(rows, ([, word]) => word),
    Uint8Array.from(rows, ([, , count]) => quantise(count)),
    Uint8Array.from(hashes, (hash) => quantise(unigrams.get(byHash.get(hash) as string) as number)),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)));
}

function quantise(count: number): number {
  return Math.min(255, Math.round(Math.log(count) * STEPS));
}

let bigrams: Bigrams | undefined;

/** The model of English news, read on first use. */
export function newsBigrams(): Bigrams {
  bigrams ??= new Bigrams(readData('spin-ngrams.bin'));
  return bigrams;
}
