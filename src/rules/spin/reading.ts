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

/** n-gram ids of the words of an original. */
function wordsOfOriginal(original: number, { lexicon, countedIds }: SpinModel): Int32Array {
  const from = lexicon.wordStart[original] as number;
  const words = new Int32Array((lexicon.wordStart[original + 1] as number) - from);
  for (let i = 0; i < words.length; i++) words[i] = countedIds[lexicon.originalWords[from + i] as number] as number;
  return words;
}

/** The units of a sheet with the originals of a way in the place of their forms. */
export function readingOf(sheet: Sheet, way: readonly Edge[], model: SpinModel): Reading {
  const words: number[] = [];
  const start = new Int32Array(way.length);
  const end = new Int32Array(way.length);
  let at = 0;
  const copy = (to: number): void => {
    for (; at < to; at++) words.push(sheet.counted[at] as number);
  };
  way.forEach((edge, i) => {
    copy(edge.from);
    start[i] = words.length;
    words.push(...wordsOfOriginal(edge.original, model));
    end[i] = words.length;
    at = edge.to;
  });
  copy(sheet.count);
  return { words: Int32Array.from(words), start, end };
}

/** How often each word stands in some readings, by n-gram id. */
export function timesIn(readings: readonly { readonly words: Int32Array }[], size: number): Uint16Array {
  const times = new Uint16Array(size);
  for (const { words } of readings) for (const word of words) if (word >= 0) (times[word] as number)++;
  return times;
}
