import type { Article } from '../../article/article.ts';
import { column, type Matrix, own } from './matrix.ts';
import type { Units } from './units.ts';

/** Copies beyond this say nothing more. */
const MANY = 5;
/** Units that share so many first words start alike. */
const START = 6;

/** How often a unit is repeated on the page, and how many others start like it. */
export function writeRepeats({ tokens }: Article, units: Units, matrix: Matrix): void {
  const whole = new Int32Array(units.count);
  const start = new Int32Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const from = units.firstToken[unit] as number;
    const to = units.endToken[unit] as number;
    let value = 17;
    for (let token = from; token < to; token++) {
      value = Math.imul(value, 31) + (tokens.hash[token] as number);
      value ^= value >>> 13;
      if (token - from === START - 1) start[unit] = value;
    }
    whole[unit] = value;
    if (to - from < START) start[unit] = value;
  }
  countEqual(whole, column(matrix, own('copies')));
  countEqual(start, column(matrix, own('same start')));
}

/** For every key the number of other places with the same one, at most `MANY`. */
export function countEqual(keys: Int32Array, out: Float32Array): void {
  const mask = (1 << Math.ceil(Math.log2(keys.length * 2 + 2))) - 1;
  const counts = new Int32Array(mask + 1);
  const slots = new Int32Array(keys.length);
  const owner = new Int32Array(mask + 1);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    let slot = (key ^ (key >>> 15)) & mask;
    while (counts[slot] !== 0 && keys[owner[slot] as number] !== key) slot = (slot + 1) & mask;
    if (counts[slot] === 0) owner[slot] = i;
    counts[slot] = (counts[slot] as number) + 1;
    slots[i] = slot;
  }
  for (let i = 0; i < keys.length; i++) out[i] = Math.min(MANY, (counts[slots[i] as number] as number) - 1);
}
