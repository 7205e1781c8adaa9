import { DIMENSIONS, type WordContext } from '../../language/context.ts';
import type { Reading } from './reading.ts';

/** Units on each side whose vectors are what stands near a place. */
const NEAR = 15;

/** How well some words fit into a place. */
export interface Fit {
  /** Cosine of their vectors with those of the words near the place, and with those of the whole article; 0 for words that tell nothing. */
  near: number;
  article: number;
  /** What the triples that they make with their neighbours are worth, nats. */
  triples: number;
}

/**
 * What stands around the places of an article, as the best ways read its blocks: “energy” and “power” have the same neighbours, but only one of them is about grids. One place
 * is looked at a time, and nothing is allocated for it, because every original of every form asks.
 */
export class Surroundings {
  readonly #readings: readonly Reading[];
  readonly #context: WordContext;
  /** n-gram id of what stands around a block. */
  readonly #stop: number;
  /** Sums of the vectors of all units before each unit of a block. */
  readonly #sums: readonly Float32Array[];
  readonly #total = new Float32Array(DIMENSIONS);
  readonly #near = new Float32Array(DIMENSIONS);
  readonly #article = new Float32Array(DIMENSIONS);
  readonly #own = new Float32Array(DIMENSIONS);
  /** Units before and behind the place. */
  #before: readonly [number, number] = [-1, -1];
  #after: readonly [number, number] = [-1, -1];

  constructor(readings: readonly Reading[], context: WordContext, stop: number) {
    this.#readings = readings;
    this.#context = context;
    this.#stop = stop;
    this.#sums = readings.map(({ words }) => {
      const sums = new Float32Array((words.length + 1) * DIMENSIONS);
      for (let at = 0; at < words.length; at++) {
        const next = (at + 1) * DIMENSIONS;
        sums.copyWithin(next, at * DIMENSIONS, next);
        context.add(words[at] as number, sums, next);
      }
      const last = words.length * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) (this.#total[d] as number) += sums[last + d] as number;
      return sums;
    });
  }

  /** Looks at the units `[start, end)` of the reading of a block. */
  look(block: number, start: number, end: number): void {
    const { words } = this.#readings[block] as Reading;
    const sums = this.#sums[block] as Float32Array;
    const at = (unit: number): number => (unit < 0 || unit >= words.length ? this.#stop : (words[unit] as number));
    this.#before = [at(start - 2), at(start - 1)];
    this.#after = [at(end), at(end + 1)];
    const low = Math.max(0, start - NEAR) * DIMENSIONS;
    const high = Math.min(words.length, end + NEAR) * DIMENSIONS;
    let near = 0;
    let article = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      const own = (sums[end * DIMENSIONS + d] as number) - (sums[start * DIMENSIONS + d] as number);
      const beside = (sums[high + d] as number) - (sums[low + d] as number) - own;
      const elsewhere = (this.#total[d] as number) - own;
      this.#near[d] = beside;
      this.#article[d] = elsewhere;
      near += beside * beside;
      article += elsewhere * elsewhere;
    }
    const [toOne, articleToOne] = [inverseRoot(near), inverseRoot(article)];
    for (let d = 0; d < DIMENSIONS; d++) {
      this.#near[d] = (this.#near[d] as number) * toOne;
      this.#article[d] = (this.#article[d] as number) * articleToOne;
    }
  }

  /** How well the words `[from, to)` of a list, n-gram ids or what `ids` makes of them, fit into the place. */
  fit(words: ArrayLike<number>, from: number, to: number, into: Fit, ids?: Int32Array): void {
    const own = this.#own.fill(0);
    let [before, word] = this.#before;
    let triples = 0;
    let told = 0;
    for (let at = from; at < to; at++) {
      const next = ids ? (ids[words[at] as number] as number) : (words[at] as number);
      told += this.#context.add(next, own);
      triples += this.#context.triple(before, word, next);
      before = word;
      word = next;
    }
    const [next, last] = this.#after;
    into.triples = triples + this.#context.triple(before, word, next) + this.#context.triple(word, next, last);
    let near = 0;
    let article = 0;
    let square = 0;
    if (told > 0) {
      for (let d = 0; d < DIMENSIONS; d++) {
        const x = own[d] as number;
        near += x * (this.#near[d] as number);
        article += x * (this.#article[d] as number);
        square += x * x;
      }
    }
    // A word that tells little fits everywhere a little.
    const scale = Math.min(1, told) * inverseRoot(square);
    into.near = near * scale;
    into.article = article * scale;
  }
}

function inverseRoot(square: number): number {
  return square > 0 ? 1 / Math.sqrt(square) : 0;
}
