import { hashWord } from '../article/characters.ts';
import { BUCKET, KIND, keyOf, otherBucket, quantise, tagOf, VERSION } from './ngram-table.ts';
import { packSections } from './sections.ts';

/** Most words; the rarer ones are in few pairs that were counted. */
export const MAX_WORDS = 50_000;
/** Share of the slots that two-choice buckets of eight can fill without search. */
const LOAD = 0.93;
/** Slots from which a table is not widened for a few pairs that find no room. */
const LARGE = 1 << 16;

/** Counted text: words and pairs of words (joined by a space) with their counts. */
export interface NgramCounts {
  readonly unigrams: ReadonlyMap<string, number>;
  /** Commonest first: when there are more than `maxPairs`, the last are left out. */
  readonly bigrams: Iterable<readonly [pair: string, count: number]>;
}

/**
 * The model of counts. Words whose hashes collide leave the rarer one out.
 * @param effort of the compression, 1 to 11; none without it.
 * @param maxPairs slots are a power of two: 487,000 pairs fill 1.5 MB, 975,000 pairs 3 MB.
 */
export function packNgrams({ unigrams, bigrams }: NgramCounts, maxPairs: number, effort?: number): Uint8Array {
  const byHash = new Map<number, string>();
  for (const [word, count] of unigrams) {
    const hash = hashWord(word);
    const rival = byHash.get(hash);
    if (rival === undefined || (unigrams.get(rival) as number) < count) byHash.set(hash, word);
  }
  const kept = [...byHash].sort((a, b) => count(b) - count(a)).slice(0, MAX_WORDS);
  function count([, word]: readonly [number, string]): number {
    return unigrams.get(word) as number;
  }
  const hashes = Int32Array.from(kept.map(([hash]) => hash).sort((a, b) => a - b));
  const idOf = new Map([...hashes].map((hash, id) => [byHash.get(hash) as string, id]));
  const rows: [number, number, number][] = [];
  for (const [pair, count] of bigrams) {
    if (rows.length >= maxPairs) break;
    const space = pair.indexOf(' ');
    const [before, word] = [idOf.get(pair.slice(0, space)), idOf.get(pair.slice(space + 1))];
    if (before !== undefined && word !== undefined) rows.push([before, word, count]);
  }
  const { tags, counts, lost } = tableOf(rows);
  const total = [...unigrams.values()].reduce((sum, value) => sum + value, 0);
  return packSections(
    KIND,
    VERSION,
    {
      hashes,
      unigrams: Uint8Array.from(hashes, (hash) => quantise(unigrams.get(byHash.get(hash) as string) as number)),
      tags,
      counts,
    },
    { tokens: total, words: hashes.length, pairs: rows.length - lost },
    effort,
  );
}

/** A table of pairs. A few buckets may overflow by bad luck before the load is reached: a small table is widened then, a large one loses next to nothing. */
function tableOf(rows: readonly (readonly [before: number, word: number, count: number])[]): {
  tags: Uint16Array;
  counts: Uint8Array;
  lost: number;
} {
  for (let slots = BUCKET; ; slots *= 2) {
    if (slots * LOAD < rows.length) continue;
    const tags = new Uint16Array(slots);
    const counts = new Uint8Array(slots);
    let lost = 0;
    for (const [before, word, count] of rows) if (!place(tags, counts, keyOf(before, word), count)) lost++;
    if (lost === 0 || slots >= LARGE) return { tags, counts, lost };
  }
}

/** Puts a pair into the emptier of its buckets; false when both are full. */
function place(tags: Uint16Array, counts: Uint8Array, key: number, count: number): boolean {
  const mask = tags.length / BUCKET - 1;
  const tag = tagOf(key);
  const buckets = [(key & mask) * BUCKET, (otherBucket(key, tag) & mask) * BUCKET] as const;
  const used = buckets.map((at) => tags.subarray(at, at + BUCKET).filter((slot) => slot !== 0).length);
  const best = (used[1] as number) < (used[0] as number) ? 1 : 0;
  if (used[best] === BUCKET) return false;
  const slot = (buckets[best] as number) + (used[best] as number);
  tags[slot] = tag;
  counts[slot] = quantise(count);
  return true;
}
