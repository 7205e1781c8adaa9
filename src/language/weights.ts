import type { Pair } from './lexicon.ts';
import { unitsOf } from './units.ts';

/** Counts of clean news by order; keys are units joined by spaces. */
export interface Counts {
  readonly unigrams: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
  readonly trigrams: ReadonlyMap<string, number>;
  /** Tokens counted. */
  readonly total: number;
}

/** Spun pages that were read for the `pages` column of rules/spin. */
const PAGES = 22;
/** Pages credited to a form that was never seen on them: of two dictionary forms that were not seen, a page of engine A holds about one in fifty. */
const UNSEEN_PAGES = 0.4;
/** Words of a typical article: P(form | clean page) refers to that many. */
const PAGE_WORDS = 450;
/** Counts below these were cut from the tables; an absent n-gram is credited with half of the limit. */
const CUT = [3, 4, 8] as const;

/** The units of a form as the counts spell them: folded, numbers as one. */
export function countKey(form: string): string {
  return unitsOf(form)
    .map((unit) => unit.word)
    .join(' ');
}

/** Estimated occurrences of a form in the clean counts, by the rarest part of the longest n-grams that were counted. */
export function cleanCount(key: string, { unigrams, bigrams, trigrams, total }: Counts): number {
  const words = key.split(' ');
  if (words.length === 1) return unigrams.get(key) ?? CUT[0] / 2;
  if (words.length === 2) return bigrams.get(key) ?? Math.min(CUT[1] / 2, chance(words, unigrams, total) * 20);
  let least = Infinity;
  for (let i = 0; i + 2 < words.length; i++) {
    const pair = Math.min(
      bigrams.get(`${words[i]} ${words[i + 1]}`) ?? 1,
      bigrams.get(`${words[i + 1]} ${words[i + 2]}`) ?? 1,
    );
    least = Math.min(least, trigrams.get(words.slice(i, i + 3).join(' ')) ?? Math.min(CUT[2] / 2, pair));
  }
  return least;
}

/** Occurrences expected if the words were independent: keeps two rare words from looking possible together. */
function chance(words: readonly string[], unigrams: ReadonlyMap<string, number>, total: number): number {
  return words.reduce((product, word) => (product * (unigrams.get(word) ?? 1)) / total, total);
}

/** P(at least one occurrence on a clean page). */
export function cleanRate(key: string, counts: Counts): number {
  return 1 - Math.exp((-PAGE_WORDS * Math.max(cleanCount(key, counts), 0.3)) / counts.total);
}

export function spunRate(pages: number): number {
  return (pages + UNSEEN_PAGES) / (PAGES + 1);
}

/** ln P(form | spun page) − ln P(form | clean page), nats. */
export function weightOf(pair: Pair, counts: Counts): number {
  return Math.log(spunRate(pair.pages)) - Math.log(cleanRate(countKey(pair.spun), counts));
}
