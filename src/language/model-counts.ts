import { hashWord } from '../article/characters.ts';
import type { Ngrams } from './ngrams.ts';
import type { CleanCounts } from './weights.ts';

/** Triples of words counted less often than this were cut from the counts that the estimates were made for. */
const LEAST_TRIPLES = 8;

/** The counts that an n-gram model kept, for estimates where the corpus is not at hand. A triple is estimated from its two pairs. */
export function countsOf(ngrams: Ngrams): CleanCounts {
  const idOf = (word: string): number => ngrams.idOf(hashWord(word));
  const pair = (before: number, word: number): number | undefined => ngrams.count(word, before);
  return {
    total: ngrams.total,
    unigrams: { get: (word) => ngrams.count(idOf(word)) },
    bigrams: {
      get: (key) => {
        const [before, word] = key.split(' ').map(idOf) as [number, number];
        return pair(before, word);
      },
    },
    trigrams: {
      get: (key) => {
        const [first, second, third] = key.split(' ').map(idOf) as [number, number, number];
        const chain = ((pair(first, second) ?? 0) * (pair(second, third) ?? 0)) / (ngrams.count(second) ?? 1);
        return chain < LEAST_TRIPLES ? undefined : chain;
      },
    },
  };
}
