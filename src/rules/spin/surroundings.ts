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

/** Sums of vectors of the article that is looked at; they only grow, because memory of their size costs more than what is done with it. */
let sums = new Float32Array(0);

/**
 * What stands around the places of an article, as the best ways read its blocks: “energy” and “power” have the same neighbours, but only one of them is about grids. One place
 * is looked at a time, and nothing is allocated for it, because every original of every form asks. The next article takes the memory of the last.
 */
export class Surroundings {
  readonly #readings: readonly Reading[];
  readonly #context: WordContext;
  /** n-gram id of what stands around a block. */
  readonly #stop: number;
  /** Place of the first unit of each block in `#told`. */
  readonly #firstUnit: Uint32Array;
  /** Words before each unit that tell something: the number of its row in `sums`. One more behind the last unit of each block. */
  readonly #told: Uint32Array;
  readonly #near = new Float32Array(DIMENSIONS);
  readonly #article = new Float32Array(DIMENSIONS);
  readonly #sum = new Float32Array(DIMENSIONS);
  /** Units before and behind the place. */
  #before: readonly [number, number] = [-1, -1];
  #after: readonly [number, number] = [-1, -1];

  constructor(readings: readonly Reading[], context: WordContext, stop: number) {
    this.#readings = readings;
    this.#context = context;
    this.#stop = stop;
    this.#firstUnit = new Uint32Array(readings.length);
    this.#told = new Uint32Array(readings.reduce((units, { words }) => units + words.length + 1, 0));
    let unit = 0;
    let told = 0;
    readings.forEach(({ words }, block) => {
      this.#firstUnit[block] = unit;
      for (const word of words) {
        this.#told[unit++] = told;
        if (word >= 0 && (context.weights[word] as number) > 0) told++;
      }
      this.#told[unit++] = told;
    });
    this.#addUp(told);
  }

  /** Fills `sums`: row n is the sum of the vectors of the first n words that tell something. */
  #addUp(told: number): void {
    if (sums.length < (told + 1) * DIMENSIONS) sums = new Float32Array(2 * (told + 1) * DIMENSIONS);
    sums.fill(0, 0, DIMENSIONS);
    let row = 0;
    for (const { words } of this.#readings) {
      for (const word of words) {
        const vector = this.#context.vectorOf(word);
        if (!vector) continue;
        const weight = this.#context.weights[word] as number;
        const next = row + DIMENSIONS;
        for (let d = 0; d < DIMENSIONS; d++)
          sums[next + d] = (sums[row + d] as number) + weight * (vector[d] as number);
        row = next;
      }
    }
  }

  /** Looks at the units `[start, end)` of the reading of a block. */
  look(block: number, start: number, end: number): void {
    const { words } = this.#readings[block] as Reading;
    const at = (unit: number): number => (unit < 0 || unit >= words.length ? this.#stop : (words[unit] as number));
    this.#before = [at(start - 2), at(start - 1)];
    this.#after = [at(end), at(end + 1)];
    const first = this.#firstUnit[block] as number;
    const rowAt = (unit: number): number => (this.#told[first + unit] as number) * DIMENSIONS;
    const low = rowAt(Math.max(0, start - NEAR));
    const high = rowAt(Math.min(words.length, end + NEAR));
    const [from, to] = [rowAt(start), rowAt(end)];
    const all = (this.#told[this.#told.length - 1] as number) * DIMENSIONS;
    let near = 0;
    let article = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      const own = (sums[to + d] as number) - (sums[from + d] as number);
      const beside = (sums[high + d] as number) - (sums[low + d] as number) - own;
      const elsewhere = (sums[all + d] as number) - own;
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
    const context = this.#context;
    let [before, word] = this.#before;
    let triples = 0;
    let telling = -1;
    let tellers = 0;
    for (let at = from; at < to; at++) {
      const next = ids ? (ids[words[at] as number] as number) : (words[at] as number);
      if (next >= 0 && (context.weights[next] as number) > 0) {
        telling = next;
        tellers++;
      }
      triples += context.triple(before, word, next);
      before = word;
      word = next;
    }
    const [next, last] = this.#after;
    into.triples = triples + context.triple(before, word, next) + context.triple(word, next, last);
    if (tellers === 1)
      this.#compare(context.vectorOf(telling) as Float32Array, context.weights[telling] as number, into);
    else if (tellers > 1) this.#compareSum(words, from, to, into, ids);
    else {
      into.near = 0;
      into.article = 0;
    }
  }

  #compareSum(words: ArrayLike<number>, from: number, to: number, into: Fit, ids?: Int32Array): void {
    const sum = this.#sum.fill(0);
    let told = 0;
    for (let at = from; at < to; at++) {
      const word = ids ? (ids[words[at] as number] as number) : (words[at] as number);
      this.#context.add(word, sum);
      if (word >= 0) told += this.#context.weights[word] as number;
    }
    this.#compare(sum, told, into);
  }

  /** Cosines of a vector; a word that tells little fits everywhere a little. */
  #compare(vector: Float32Array, told: number, into: Fit): void {
    let near = 0;
    let article = 0;
    let square = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      const x = vector[d] as number;
      near += x * (this.#near[d] as number);
      article += x * (this.#article[d] as number);
      square += x * x;
    }
    const scale = Math.min(1, told) * inverseRoot(square);
    into.near = near * scale;
    into.article = article * scale;
  }
}

/** Squares below this are what rounding leaves of nothing. */
const NOTHING = 1e-6;

function inverseRoot(square: number): number {
  return square > NOTHING ? 1 / Math.sqrt(square) : 0;
}
