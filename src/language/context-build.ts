import { hashWord } from '../article/characters.ts';
import {
  BUCKET,
  bucketOf,
  CODES,
  DIMENSIONS,
  fingerprintOf,
  KIND,
  PART,
  PARTS,
  SCALE,
  slotOf,
  type TripleKey,
  tagIn,
  tagOf,
  VERSION,
  writeTripleKey,
} from './context-table.ts';
import { packSections } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Share of the slots that two-choice buckets of eight can fill without search. */
const LOAD = 0.93;
/** Rounds of k-means; later ones change next to nothing. */
const ROUNDS = 12;

/** What a context model is made of. */
export interface ContextSource {
  /** Word and DIMENSIONS numbers; all of them make up the centre that is taken off. */
  readonly vectors: readonly (readonly [word: string, vector: ArrayLike<number>])[];
  /** Three words joined by spaces, and how often they were counted. */
  readonly triples: readonly (readonly [triple: string, count: number])[];
  /** Fewest times that any triple was counted. */
  readonly leastCount: number;
}

/**
 * The context model of the words of an n-gram model; words and triples that hold others are left out.
 * @param effort of the compression, 1 to 11; none without it.
 */
export function packContext(
  { vectors, triples, leastCount }: ContextSource,
  words: Vocabulary,
  effort?: number,
): Uint8Array {
  const known = vectors
    .map(([word, vector]) => ({ id: words.idOf(hashWord(word)), vector }))
    .filter(({ id }) => id >= 0)
    .sort((a, b) => a.id - b.id);
  const covered = new Uint8Array(Math.ceil(words.size / 8));
  for (const { id } of known) covered[id >> 3] = (covered[id >> 3] as number) | (1 << (id & 7));
  const rows = centred(known.map(({ vector }) => Float64Array.from(vector)));
  const codebook = new Int8Array(PARTS * CODES * PART);
  const codes = new Uint8Array(rows.length * PARTS);
  for (let part = 0; part < PARTS; part++) {
    const parts = partsOf(rows, part * PART);
    const means = meansOf(parts);
    codebook.set(
      Int8Array.from(means, (value) => Math.max(-127, Math.min(127, Math.round(value * SCALE)))),
      part * CODES * PART,
    );
    for (let at = 0; at < rows.length; at++) codes[at * PARTS + part] = nearest(parts, at * PART, means);
  }
  const { table, lost } = tableOf(triples, words, leastCount);
  return packSections(
    KIND,
    VERSION,
    { covered, codebook, codes, triples: table },
    { words: fingerprintOf(words), vectors: rows.length, triples: triples.length - lost },
    effort,
  );
}

/** Unit vectors around the centre of all, without the direction in which they differ most: that one says how common a word is, not what it is about (Mu and Viswanath 2018). */
function centred(rows: Float64Array[]): Float64Array[] {
  const mean = new Float64Array(DIMENSIONS);
  for (const row of rows) for (let d = 0; d < DIMENSIONS; d++) (mean[d] as number) += (row[d] as number) / rows.length;
  for (const row of rows) for (let d = 0; d < DIMENSIONS; d++) (row[d] as number) -= mean[d] as number;
  const common = principal(rows);
  for (const row of rows) {
    const along = dot(row, common);
    for (let d = 0; d < DIMENSIONS; d++) (row[d] as number) -= along * (common[d] as number);
    scaleToOne(row);
  }
  return rows;
}

/** The direction of most variance, by power iteration. */
function principal(rows: readonly Float64Array[]): Float64Array {
  let direction = Float64Array.from({ length: DIMENSIONS }, (_, d) => 1 + d / DIMENSIONS);
  for (let round = 0; round < 60; round++) {
    const next = new Float64Array(DIMENSIONS);
    for (const row of rows) {
      const along = dot(row, direction);
      for (let d = 0; d < DIMENSIONS; d++) (next[d] as number) += along * (row[d] as number);
    }
    scaleToOne(next);
    direction = next;
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

function scaleToOne(row: Float64Array): void {
  const length = Math.sqrt(dot(row, row));
  if (length > 0) for (let d = 0; d < row.length; d++) (row[d] as number) /= length;
}

/** The numbers `[from, from + PART)` of all rows, one behind the other. */
function partsOf(rows: readonly Float64Array[], from: number): Float64Array {
  const parts = new Float64Array(rows.length * PART);
  rows.forEach((row, at) => {
    parts.set(row.subarray(from, from + PART), at * PART);
  });
  return parts;
}

/** CODES means of parts (k-means from parts at equal distances), one behind the other. */
function meansOf(parts: Float64Array): Float64Array {
  const means = new Float64Array(CODES * PART);
  const count = parts.length / PART;
  for (let code = 0; code < CODES && count > 0; code++) {
    const at = Math.floor((code * count) / CODES) * PART;
    means.set(parts.subarray(at, at + PART), code * PART);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(CODES * PART);
    const counts = new Uint32Array(CODES);
    for (let at = 0; at < parts.length; at += PART) {
      const code = nearest(parts, at, means);
      (counts[code] as number)++;
      for (let d = 0; d < PART; d++) (sums[code * PART + d] as number) += parts[at + d] as number;
    }
    for (let at = 0; at < sums.length; at++) {
      const members = counts[Math.floor(at / PART)] as number;
      if (members > 0) means[at] = (sums[at] as number) / members;
    }
  }
  return means;
}

/** The mean that is nearest to the part at `at`. */
function nearest(parts: Float64Array, at: number, means: Float64Array): number {
  let best = 0;
  let least = Infinity;
  for (let code = 0, from = 0; code < CODES; code++) {
    let distance = 0;
    for (let d = 0; d < PART; d++, from++) {
      const apart = (parts[at + d] as number) - (means[from] as number);
      distance += apart * apart;
    }
    if (distance < least) {
      least = distance;
      best = code;
    }
  }
  return best;
}

function tableOf(
  triples: ContextSource['triples'],
  words: Vocabulary,
  leastCount: number,
): { readonly table: Uint16Array; readonly lost: number } {
  const table = new Uint16Array(Math.max(1, Math.ceil(triples.length / LOAD / BUCKET)) * BUCKET);
  const key: TripleKey = { first: 0, second: 0 };
  let lost = 0;
  for (const [triple, count] of triples) {
    const hashes = triple.split(' ').map(hashWord) as [number, number, number];
    if (hashes.some((hash) => words.idOf(hash) < 0)) {
      lost++;
      continue;
    }
    writeTripleKey(...hashes, key);
    const starts = [bucketOf(key.first, table.length), bucketOf(key.second, table.length)] as const;
    const used = starts.map(
      (start) => table.subarray(start, start + BUCKET).filter((slot) => tagIn(slot) !== 0).length,
    );
    const best = (used[1] as number) < (used[0] as number) ? 1 : 0;
    if (used[best] === BUCKET) lost++;
    else table[starts[best] + (used[best] as number)] = slotOf(tagOf(key), count, leastCount);
  }
  return { table, lost };
}
