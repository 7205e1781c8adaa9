import type { Tokens } from '../../article/tokens.ts';
import type { Units } from './units.ts';

/** Words of a unit that are read; the rest of a paragraph says little about what it is. */
const READ = 30;
const PAIR = 0x9e3779b1;
const OPENING = 0x51ed270b;
const CLOSING = 0x2545f491;

/** Calls `visit` with the keys of the words and pairs of words of a unit: each word, each pair, the first word, the last word. */
export function visitKeys(tokens: Tokens, units: Units, unit: number, visit: (key: number) => void): void {
  const from = units.firstToken[unit] as number;
  const end = units.endToken[unit] as number;
  if (end === from) return;
  const to = Math.min(end, from + READ);
  const { hash, kind } = tokens;
  let before = OPENING;
  for (let token = from; token < to; token++) {
    // Any number stands for all of them.
    const word = kind[token] === 1 ? 7 : (hash[token] as number);
    visit(word);
    visit(Math.imul(before, PAIR) ^ word);
    before = word;
  }
  if (to === end) visit(Math.imul(before, PAIR) ^ CLOSING);
}

/** Weights of words and pairs of words: positive speaks for the article. Logistic regression over a bag of words, in nats. */
export class Wording {
  readonly bias: number;
  /** Keys and weights in open addressing, a power of two long; a weight of 0 is a free slot. */
  readonly keys: Int32Array;
  readonly weights: Float32Array;
  readonly #mask: number;

  constructor(bias: number, keys: Int32Array, weights: Float32Array) {
    this.bias = bias;
    this.keys = keys;
    this.weights = weights;
    this.#mask = keys.length - 1;
  }

  /** From keys and their weights in any order. */
  static of(bias: number, keys: Int32Array, weights: Float32Array): Wording {
    const size = 1 << Math.ceil(Math.log2(keys.length * 2 + 2));
    const wording = new Wording(bias, new Int32Array(size), new Float32Array(size));
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      let slot = slotOf(key) & (size - 1);
      while (wording.weights[slot] !== 0) slot = (slot + 1) & (size - 1);
      wording.keys[slot] = key;
      wording.weights[slot] = weights[i] as number;
    }
    return wording;
  }

  weightOf(key: number): number {
    let slot = slotOf(key) & this.#mask;
    while (this.weights[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return this.weights[slot] as number;
  }

  /** Score of every unit, in nats: the sum of the weights over the root of the number of keys. */
  write(tokens: Tokens, units: Units, out: Float32Array): void {
    let sum = 0;
    let count = 0;
    const visit = (key: number): void => {
      sum += this.weightOf(key);
      count++;
    };
    for (let unit = 0; unit < units.count; unit++) {
      sum = 0;
      count = 0;
      visitKeys(tokens, units, unit, visit);
      out[unit] = this.bias + (count > 0 ? sum / Math.sqrt(count) : 0);
    }
  }
}

function slotOf(key: number): number {
  return key ^ (key >>> 15);
}
