import type { Edge } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Sheet } from './sheet.ts';

/** A sheet as the best way reads it. */
export interface Reading {
  /** n-gram ids, -1 for words the model does not know. */
  readonly words: Int32Array;
  /** Where the words of each edge of the way start, and behind its last one. */
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** The units of a sheet with the originals of a way in the place of their forms. */
export function readingOf(
  { count, counted }: Sheet,
  way: readonly Edge[],
  { lexicon, countedIds }: SpinModel,
): Reading {
  const { wordStart, originalWords } = lexicon;
  let length = count;
  for (const { from, to, original } of way)
    length += (wordStart[original + 1] as number) - (wordStart[original] as number) - (to - from);
  const words = new Int32Array(length);
  const start = new Int32Array(way.length);
  const end = new Int32Array(way.length);
  let at = 0;
  let out = 0;
  for (let i = 0; i < way.length; i++) {
    const { from, to, original } = way[i] as Edge;
    while (at < from) words[out++] = counted[at++] as number;
    start[i] = out;
    const last = wordStart[original + 1] as number;
    for (let word = wordStart[original] as number; word < last; word++)
      words[out++] = countedIds[originalWords[word] as number] as number;
    end[i] = out;
    at = to;
  }
  while (at < count) words[out++] = counted[at++] as number;
  return { words, start, end };
}

/** How often each word stands in some readings, by n-gram id. */
export function timesIn(readings: readonly { readonly words: Int32Array }[], size: number): Uint16Array {
  const times = new Uint16Array(size);
  for (const { words } of readings) for (const word of words) if (word >= 0) (times[word] as number)++;
  return times;
}
