import type { Edge } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Fit, Surroundings } from './surroundings.ts';

/** What tells the originals of one form apart, in the order of its numbers; logarithms are nats. */
export const RANK_FEATURES = [
  'left', // ln P(first word | word before)
  'right', // ln P(word behind | last word)
  'inner', // ln P of the words behind the first
  'commonness', // ln P(words)
  'chance', // ln P(form | original)
  'knows-left', // the pair was counted
  'knows-right',
  'kept', // ln(1 + times its rarest word stands in the narration, where the best ways leave it)
  'read', // ln(1 + times it stands there as read, not counting this place)
  'words',
  'near', // cosine of their vectors with those of the words near by
  'article', // … and with those of the article
  'triples', // what the triples that they make are worth, nats
  'same-form', // mean ln P of the original at other places of its form, by the numbers above
  'other-forms', // ln(1 + places of other forms that it is expected to explain)
] as const;

const MOST_SEEN = 9;

/** Where an original might stand. */
export interface Slot {
  /** n-gram ids of the units around it, as the best way reads them. */
  readonly before: number;
  readonly after: number;
  /** Times the best ways leave a word in the narration, and times they read it in the article, by n-gram id. */
  readonly left: Uint16Array;
  readonly read: Uint16Array;
  /** n-gram ids of what the best way reads here: they do not count as standing elsewhere. */
  readonly here: Int32Array;
  /** Looks at the place. */
  readonly surroundings: Surroundings;
}

/** Filled anew for every original. */
const fit: Fit = { near: 0, article: 0, triples: 0 };

/** Numbers of one original. */
export const RANKED = RANK_FEATURES.length;

/** Writes the numbers of RANK_FEATURES for one original; it runs for every original of every form, so nothing is allocated. */
export function writeRankFeatures(edge: Edge, slot: Slot, model: SpinModel, into: Float64Array, at: number): void {
  const { ngrams, lexicon, countedIds } = model;
  const { here } = slot;
  const from = lexicon.wordStart[edge.original] as number;
  const to = lexicon.wordStart[edge.original + 1] as number;
  let inner = 0;
  let commonness = 0;
  let kept = MOST_SEEN;
  let read = MOST_SEEN;
  let last = 0;
  for (let place = from; place < to; place++) {
    const word = countedIds[lexicon.originalWords[place] as number] as number;
    commonness += ngrams.unigram(word);
    if (place > from) inner += ngrams.bigram(last, word);
    last = word;
    if (word < 0) {
      kept = 0;
      read = 0;
      continue;
    }
    kept = Math.min(kept, slot.left[word] as number);
    let own = 0;
    for (let i = 0; i < here.length && own === 0; i++) if (here[i] === word) own = 1;
    read = Math.min(read, Math.max(0, (slot.read[word] as number) - own));
  }
  into[at] = ngrams.bigram(slot.before, edge.firstWord);
  into[at + 1] = ngrams.bigram(edge.lastWord, slot.after);
  into[at + 2] = inner;
  into[at + 3] = commonness;
  into[at + 4] = lexicon.prior(edge.candidate);
  into[at + 5] = ngrams.knows(slot.before, edge.firstWord) ? 1 : 0;
  into[at + 6] = ngrams.knows(edge.lastWord, slot.after) ? 1 : 0;
  // The words of a group stand elsewhere for themselves.
  into[at + 7] = to - from === 1 ? Math.log(1 + kept) : 0;
  into[at + 8] = Math.log(1 + read);
  into[at + 9] = to - from;
  slot.surroundings.fit(lexicon.originalWords, from, to, fit, countedIds);
  into[at + 10] = fit.near;
  into[at + 11] = fit.article;
  into[at + 12] = fit.triples;
}

/** Σ weight × feature of the original whose numbers start at `at`: the logarithm of how likely it is among those of its form, up to a constant. */
export function rankScore(features: Float64Array, at: number, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < RANKED; i++) sum += (features[at + i] as number) * (weights[i] as number);
  return sum;
}
