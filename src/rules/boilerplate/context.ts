import { CUES } from './cues.ts';
import {
  CONTEXT,
  column,
  FAR_COLUMNS,
  FIRST_CONTEXT,
  FIRST_CUE,
  FIRST_CUE_CONTEXT,
  FIRST_FAR,
  type Matrix,
  own,
  PLACES,
  page,
  TIME_AROUND,
  WORDING_AGAINST_PAGE,
} from './matrix.ts';

/** Units averaged on each side. */
const WINDOW = 5;
/** Lines with a cue beyond this say nothing more. */
const MANY = 8;
/** Stands for a neighbour outside the text. */
const OUTSIDE = -1;

/** What the neighbours of each unit look like. Window means come from prefix sums, so a window of any width costs the same. */
export function writeContext(matrix: Matrix): void {
  const { units } = matrix;
  const sums = new Float64Array(units + 1);
  CONTEXT.forEach((name, i) => {
    const values = column(matrix, own(name));
    prefixSums(values, sums);
    const base = FIRST_CONTEXT + i * PLACES.length;
    const out = PLACES.map((_, place) => column(matrix, base + place)) as Float32Array[];
    const [above1, below1, above2, below2, around, above, below] = out as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (let unit = 0; unit < units; unit++) {
      above1[unit] = unit >= 1 ? (values[unit - 1] as number) : OUTSIDE;
      below1[unit] = unit + 1 < units ? (values[unit + 1] as number) : OUTSIDE;
      above2[unit] = unit >= 2 ? (values[unit - 2] as number) : OUTSIDE;
      below2[unit] = unit + 2 < units ? (values[unit + 2] as number) : OUTSIDE;
      const from = Math.max(0, unit - WINDOW);
      const to = Math.min(units, unit + WINDOW + 1);
      around[unit] = mean(sums, from, to);
      above[unit] = unit > 0 ? mean(sums, from, unit) : OUTSIDE;
      below[unit] = unit + 1 < units ? mean(sums, unit + 1, to) : OUTSIDE;
    }
  });
  FAR_COLUMNS.forEach((index, i) => {
    prefixSums(column(matrix, index), sums);
    const above = column(matrix, FIRST_FAR + 2 * i);
    const below = column(matrix, FIRST_FAR + 2 * i + 1);
    for (let unit = 0; unit < units; unit++) {
      above[unit] = unit > 0 ? mean(sums, 0, unit) : OUTSIDE;
      below[unit] = unit + 1 < units ? mean(sums, unit + 1, units) : OUTSIDE;
    }
  });
  writeCueContext(matrix, sums);
  const wording = column(matrix, own('wording'));
  const average = units > 0 ? wording.reduce((sum, value) => sum + value, 0) / units : 0;
  column(matrix, page('page: wording')).fill(average);
  const against = column(matrix, WORDING_AGAINST_PAGE);
  for (let unit = 0; unit < units; unit++) against[unit] = (wording[unit] as number) - average;
}

/** Cues near a unit, and how many lines above it held one: below the heading of the comments everything is a comment. */
function writeCueContext(matrix: Matrix, sums: Float64Array): void {
  const { units } = matrix;
  for (let bit = 0; bit < CUES.length; bit++) {
    prefixSums(column(matrix, FIRST_CUE + bit), sums);
    const around = column(matrix, FIRST_CUE_CONTEXT + 2 * bit);
    const soFar = column(matrix, FIRST_CUE_CONTEXT + 2 * bit + 1);
    if (sums[units] === 0) continue;
    for (let unit = 0; unit < units; unit++) {
      around[unit] = mean(sums, Math.max(0, unit - WINDOW), Math.min(units, unit + WINDOW + 1));
      soFar[unit] = Math.min(MANY, sums[unit] as number);
    }
  }
  prefixSums(column(matrix, own('time')), sums);
  const time = column(matrix, TIME_AROUND);
  for (let unit = 0; unit < units; unit++)
    time[unit] = mean(sums, Math.max(0, unit - WINDOW), Math.min(units, unit + WINDOW + 1));
}

function prefixSums(values: Float32Array, sums: Float64Array): void {
  for (let unit = 0; unit < values.length; unit++) sums[unit + 1] = (sums[unit] as number) + (values[unit] as number);
}

function mean(sums: Float64Array, from: number, to: number): number {
  return ((sums[to] as number) - (sums[from] as number)) / (to - from);
}
