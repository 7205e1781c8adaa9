import type { Edge } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { wordsOfOriginal } from './reading.ts';

/** What tells the originals of one form apart, in the order of its numbers; logarithms are nats. */
export const RANK_FEATURES = [
  'left', // ln P(first word | word before)
  'right', // ln P(word behind | last word)
  'inner', // ln P of the words behind the first
  'commonness', // ln P(words)
  'chance', // ln P(form | original)
  'knows-left', // the pair was counted
  'knows-right',
  'seen', // ln(1 + times its rarest word stands in the article as written)
  'read', // ln(1 + times it stands there as read, not counting this place)
  'words',
] as const;

const MOST_SEEN = 9;

/** Where an original might stand. */
export interface Slot {
  /** n-gram ids of the units around it, as the best way reads them. */
  readonly before: number;
  readonly after: number;
  /** Times a word stands in the article as written and as the best way reads it, by n-gram id. */
  readonly written: Uint16Array;
  readonly read: Uint16Array;
  /** n-gram ids of what the best way reads here: they do not count as standing elsewhere. */
  readonly here: Int32Array;
}

/** The numbers of RANK_FEATURES for one original. */
export function rankFeaturesOf(edge: Edge, slot: Slot, model: SpinModel): Float64Array {
  const { ngrams, lexicon } = model;
  const words = wordsOfOriginal(edge.original, model);
  let inner = 0;
  let commonness = 0;
  let seen = MOST_SEEN;
  let read = MOST_SEEN;
  words.forEach((word, at) => {
    commonness += ngrams.unigram(word);
    if (at > 0) inner += ngrams.bigram(words[at - 1] as number, word);
    seen = Math.min(seen, word < 0 ? 0 : (slot.written[word] as number));
    const own = slot.here.includes(word) ? 1 : 0;
    read = Math.min(read, word < 0 ? 0 : Math.max(0, (slot.read[word] as number) - own));
  });
  return Float64Array.of(
    ngrams.bigram(slot.before, edge.firstWord),
    ngrams.bigram(edge.lastWord, slot.after),
    inner,
    commonness,
    lexicon.prior(edge.candidate),
    Number(ngrams.knows(slot.before, edge.firstWord)),
    Number(ngrams.knows(edge.lastWord, slot.after)),
    Math.log(1 + seen),
    Math.log(1 + read),
    words.length,
  );
}

/** Σ weight × feature: the logarithm of how likely the original is among those of its form, up to a constant. */
export function rankScore(features: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (features[i] as number) * (weights[i] as number);
  return sum;
}
