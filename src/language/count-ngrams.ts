import type { Article } from '../article/article.ts';
import { hashWord } from '../article/characters.ts';
import type { NgramCounts } from './ngrams-build.ts';
import { PairTable } from './pair-table.ts';
import { collectUnits, emptyUnits, STOP, wordAt } from './units.ts';

/** Slots for pairs: 8 M × 12 bytes = 100 MB, enough for the pairs of some 40 M words before any is forgotten. */
const PAIR_SLOTS = 1 << 23;
/** Different words kept in mind. */
const MOST_WORDS = 600_000;
/** Words and pairs seen less often are left out of a model: most are mistakes, and one occurrence is no habit. */
const LEAST = 2;

interface WordCount {
  readonly word: string;
  count: number;
}

/** Counts the units of clean articles as the n-gram model wants them, in bounded memory however large the archive. */
export class NgramCounter {
  articles = 0;
  /** Units counted: words, numbers and marks. */
  units = 0;
  readonly #words = new Map<number, WordCount>();
  readonly #pairs: PairTable;
  readonly #mostWords: number;
  readonly #stop = hashWord(STOP);

  constructor({ pairSlots = PAIR_SLOTS, mostWords = MOST_WORDS }: { pairSlots?: number; mostWords?: number } = {}) {
    this.#pairs = new PairTable(pairSlots);
    this.#mostWords = mostWords;
  }

  /** Counts an article block by block; a full stop stands around each, as the decoder sees it. */
  add({ text, tokens, blocks }: Article): void {
    this.articles++;
    let first = 0;
    for (let block = 0; block < blocks.count; block++) {
      const from = blocks.start[block] as number;
      const to = blocks.end[block] as number;
      while (first < tokens.count && (tokens.start[first] as number) < from) first++;
      const units = emptyUnits(to - from);
      collectUnits(text, tokens, first, from, to, units);
      let before = this.#stop;
      for (let at = 0; at < units.count; at++) {
        const hash = units.counted[at] as number;
        const known = this.#words.get(hash);
        if (known) known.count++;
        else this.#words.set(hash, { word: wordAt(text, units, at, true), count: 1 });
        this.#pairs.add(before, hash);
        before = hash;
      }
      if (units.count > 0 && before !== this.#stop) this.#pairs.add(before, this.#stop);
      this.units += units.count;
      if (this.#words.size > this.#mostWords) this.#forgetWords();
    }
  }

  /**
   * What was counted, commonest pairs first.
   * @param isWanted words (by hash) that must have a place first; of a pair one word must be wanted. Default: all.
   */
  counts(mostWords: number, isWanted: (hash: number) => boolean = () => true): NgramCounts {
    const words = [...this.#words]
      .filter(([, { count }]) => count >= LEAST)
      .map(([hash, { word, count }]) => ({ hash, word, count, wanted: isWanted(hash) }))
      .sort((a, b) => Number(b.wanted) - Number(a.wanted) || b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, mostWords);
    const kept = new Map(words.map((entry) => [entry.hash, entry]));
    const isKept = (before: number, after: number): boolean => {
      const [left, right] = [kept.get(before), kept.get(after)];
      return left !== undefined && right !== undefined && (left.wanted || right.wanted);
    };
    return {
      unigrams: new Map(words.map(({ word, count }) => [word, count])),
      bigrams: commonestFirst(this.#pairs, isKept, (hash) => kept.get(hash)?.word as string),
    };
  }

  /** Drops the rarest half: a word that is still to become frequent will be counted from then on. */
  #forgetWords(): void {
    const counts = [...this.#words.values()].map(({ count }) => count).sort((a, b) => a - b);
    const median = counts[counts.length >> 1] as number;
    for (const [hash, { count }] of this.#words) if (count <= median) this.#words.delete(hash);
  }
}

/** Pairs of words by count, written out one by one: millions of strings at once would take more memory than the counts. */
function* commonestFirst(
  pairs: PairTable,
  isKept: (before: number, after: number) => boolean,
  textOf: (hash: number) => string,
): Generator<readonly [string, number]> {
  let size = 0;
  pairs.forEach(LEAST, (before, after) => {
    if (isKept(before, after)) size++;
  });
  const [left, right, counts] = [new Int32Array(size), new Int32Array(size), new Uint32Array(size)];
  let at = 0;
  pairs.forEach(LEAST, (before, after, count) => {
    if (!isKept(before, after)) return;
    left[at] = before;
    right[at] = after;
    counts[at++] = count;
  });
  const order = Uint32Array.from(left, (_, index) => index).sort(
    (a, b) =>
      (counts[b] as number) - (counts[a] as number) ||
      (left[a] as number) - (left[b] as number) ||
      (right[a] as number) - (right[b] as number),
  );
  for (const index of order) {
    yield [`${textOf(left[index] as number)} ${textOf(right[index] as number)}`, counts[index] as number];
  }
}
