import type { Pair } from './pairs.ts';
import { wordsOf } from './units.ts';

/** Counts of clean news by order; keys are units joined by spaces. */
export interface Counts {
  readonly unigrams: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
  readonly trigrams: ReadonlyMap<string, number>;
  /** Tokens counted. */
  readonly total: number;
}

/** What the estimates below ask of counts: those of the corpus, or those that an n-gram model kept. */
export interface CleanCounts
  extends Record<'unigrams' | 'bigrams' | 'trigrams', Pick<ReadonlyMap<string, number>, 'get'>> {
  readonly total: number;
}

/** Spun pages that were read for the `pages` column of rules/spin. */
export const PAGES = 22;
/** Pages credited to a form that was never seen on them: of two dictionary forms that were not seen, a page of engine A holds about one in fifty. */
const UNSEEN_PAGES = 0.4;
/** Words of a typical article: P(form | clean page) refers to that many. */
const PAGE_WORDS = 450;
/** Counts below these were cut from the tables; an absent n-gram is credited with half of the limit. */
const CUT = [3, 4, 8] as const;

/** The units of a form as the counts spell them: folded, numbers as one. */
export function countKey(form: string): string {
  return wordsOf(form, true).join(' ');
}

/** Estimated occurrences of a form in the clean counts, by the rarest part of the longest n-grams that were counted. */
export function cleanCount(key: string, { unigrams, bigrams, trigrams, total }: CleanCounts): number {
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
function chance(words: readonly string[], unigrams: CleanCounts['unigrams'], total: number): number {
  return words.reduce((product, word) => (product * (unigrams.get(word) ?? 1)) / total, total);
}

/** P(at least one occurrence on a clean page). */
export function cleanRate(key: string, counts: CleanCounts): number {
  return 1 - Math.exp((-PAGE_WORDS * Math.max(cleanCount(key, counts), 0.3)) / counts.total);
}

export function spunRate(pages: number): number {
  return (pages + UNSEEN_PAGES) / (PAGES + 1);
}

/** ln P(form | spun page) − ln P(form | clean page), nats. */
export function weightOf(pair: Pair, counts: CleanCounts): number {
  const clean = cleanRate(countKey(pair.spun), counts);
  // Honest use of a form that is known otherwise was not counted on those pages: it stands on spun ones as often as anywhere.
  const isKnown = pair.pages === 0 && pair.usual;
  return Math.log(spunRate(pair.pages) + (isKnown ? clean : 0)) - Math.log(clean);
}

/** Credit of a row that is known of an engine, or that nobody writes by chance. */
const KNOWN_CREDIT = 0.1;
/** Credit of an ordinary word that is only judged likely: few such rows are in a spinner’s dictionary, and there are many. */
const LIKELY_CREDIT = 0.001;
/** Least credit of a form that was seen on no more pages than honest use explains. */
const HONEST_CREDIT = 0.2;
/**
 * A form that is known of the commonest engine swaps this many of its original’s occurrences, more by USUAL_PLACES than the pages that were counted and did not show it held: of 480 such pairs written from knowledge alone,
 * 15 % were seen where their original is expected 0.24 times, 40 % where 1.5 times, 58 % where 6 times; half of what
 * fits those, because every form that is believed costs honest words. Each rarer engine makes a few pages of a hundred.
 */
const USUAL_CREDIT = 0.2;
const USUAL_PLACES = 1.2;
const RARE_SHARE = 0.04;
/** No original is swapped more often than this, by one form and by all of them. */
const MOST_BY_FORM = 0.7;
const MOST_BY_ALL = 0.9;
/** Of which seen forms leave this much to others. */
const LEAST_LEFT = 0.1;

/** How well a row is known; originals of one form share its occurrences only with those known as well. */
function standingOf({ pages, likely, ambiguous, usual }: Pair): number {
  if (pages > 0) return 3;
  if (usual) return 4;
  if (!likely) return 2;
  return ambiguous ? 0 : 1;
}

/** Swaps on the pages read that a form is credited with: those on which it stood beyond the pages where an honest writer would have put it. */
function creditOf(pair: Pair, counts: CleanCounts): number {
  if (pair.pages > 0) {
    const excess = pair.pages - PAGES * cleanRate(countKey(pair.spun), counts);
    return Math.max(HONEST_CREDIT, excess > 0 ? 1.3 * excess + 0.5 : 0);
  }
  return pair.likely && pair.ambiguous ? LIKELY_CREDIT : KNOWN_CREDIT;
}

/**
 * P(form | original) on a spun page, of every row: how often the form was seen against how often its originals, all together, are expected in as much
 * clean news. Spinners choose blindly, so each original of a form gives it the same share of its own occurrences: “present” for “show” is seen
 * more often than for “gift” only because there are more shows. Words of grammar stand on every page and are seldom swapped; “Commission”
 * is rare and mostly is.
 */
export function chancesOf(pairs: readonly Pair[], counts: CleanCounts): (pair: Pair) => number {
  const expected = new Map<string, number>();
  for (const { original } of pairs) {
    if (expected.has(original)) continue;
    const count = Math.max(cleanCount(countKey(original), counts), CUT[0] / 2);
    expected.set(original, (PAGES * PAGE_WORDS * count) / counts.total);
  }
  const keyOf = (pair: Pair): string => `${pair.cased ? pair.spun : pair.spun.toLowerCase()}\t${standingOf(pair)}`;
  const places = new Map<string, number>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    places.set(key, (places.get(key) ?? 0) + (expected.get(pair.original) as number));
  }
  const shared = (pair: Pair): number =>
    Math.min(MOST_BY_FORM, creditOf(pair, counts) / ((places.get(keyOf(pair)) as number) + 1));
  const byForm = (pair: Pair): number => {
    if (pair.pages > 0 || pair.likely || !(pair.usual || pair.rare)) return shared(pair);
    const share = pair.usual ? 1 : RARE_SHARE;
    const known = (share * USUAL_CREDIT) / (share * (expected.get(pair.original) as number) + USUAL_PLACES);
    return pair.usual ? known : Math.max(known, shared(pair));
  };
  // What was seen comes first: what is only known takes the room that it leaves.
  const seen = new Map<string, number>();
  const unseen = new Map<string, number>();
  for (const pair of pairs) {
    const key = pair.original.toLowerCase();
    const sums = pair.pages > 0 ? seen : unseen;
    sums.set(key, (sums.get(key) ?? 0) + byForm(pair));
  }
  return (pair) => {
    const key = pair.original.toLowerCase();
    const most = MOST_BY_ALL - LEAST_LEFT;
    if (pair.pages > 0) return byForm(pair) * Math.min(1, most / (seen.get(key) as number));
    const left = MOST_BY_ALL - Math.min(most, seen.get(key) ?? 0);
    return byForm(pair) * Math.min(1, left / (unseen.get(key) as number));
  };
}
