import { expect, it } from 'vitest';
import { Galley } from '../src/index.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { KNOWN } from './fuzz/known.ts';
import { MODELS } from './fuzz/models.ts';

/** Set by `npm run fuzz -- --cases N --seed S`. */
const CASES = Number(process.env.GALLEY_FUZZ_CASES ?? 1500);
const SEED = Number(process.env.GALLEY_FUZZ_SEED ?? 20250512);
/** Batches of other seeds, so that one failure does not hide the next. */
const BATCH = 5000;
const batches = Array.from({ length: Math.ceil(CASES / BATCH) }, (_, index) => SEED + index);

it.each(batches)(
  'random and mutated articles keep every promise, seed %i',
  async (seed) => {
    expect(await fuzz(Math.min(BATCH, CASES - (seed - SEED) * BATCH), seed)).toBe(undefined);
  },
  600_000,
);

const galley = await Galley.create({ config: false });
const levels = ['safe', 'review'] as const;

it.each(Object.entries(KNOWN))('a text that once broke a promise: %s', async (_, text) => {
  for (const model of Object.values(MODELS)) for (const level of levels) await model(galley, text, level);
});
