import { goldTexts } from '../bench/spin/corpus.ts';
import { type Choice, type Dictionary, dictionaryOf, type Swap, spin } from '../bench/spin/simulate.ts';
import { Article } from '../src/article/article.ts';
import { spinThesaurus, type Thesaurus } from '../src/language/thesaurus.ts';
import { chancesOf } from '../src/language/weights.ts';
import { isSpun } from '../src/rules/spin/gate.ts';
import { spinModel } from '../src/rules/spin/model.ts';
import { restorations } from '../src/rules/spin/restorations.ts';
import { countedThesaurus, suspectsOf } from '../src/rules/spin/suspects.ts';
import { knownPairs, readCounts } from './build-spin.ts';

/** Gains at which precision is told, nats. */
const GAINS = [4, 5, 6, 7, 8, 9, 10, 12] as const;
const SHORTEST = 800;
const LONGEST = 12_000;

/**
 * Measures spin/suspect: articles are spun with the lexicon and with thesaurus synonyms that no form of the lexicon is; then the restorations are
 * applied, and what is suspected in the rest is right where a swapped word still stands.
 * @param unknown P(swap) of a word by the thesaurus, against that by the lexicon: 0.02 makes a tenth of all swaps unknown ones.
 * @param every of how many texts one is taken.
 */
export function measureSuspects(dataDir: string, unknown = '0.02', every = '10'): void {
  const counts = readCounts(dataDir);
  const pairs = knownPairs(counts);
  const thesaurus = spinThesaurus();
  const forms = new Set(pairs.map((pair) => pair.spun.toLowerCase()));
  const dictionary = withThesaurus(dictionaryOf(pairs, chancesOf(pairs, counts)), thesaurus, forms, Number(unknown));
  const model = spinModel();
  const counted = countedThesaurus(thesaurus, model.ngrams);
  const hits: { readonly gain: number; readonly isSwap: boolean }[] = [];
  const total = { words: 0, swaps: 0, unknown: 0, convicted: 0 };
  const texts = goldTexts().filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST);
  texts
    .filter((_, at) => at % Number(every) === 0)
    .forEach(({ text }, seed) => {
      const spun = spin(text, dictionary, { rate: seed % 2 === 0 ? 0.2 : 0.1, quotes: true, seed });
      const article = new Article(spun.text);
      if (!isSpun(article)) return;
      total.convicted++;
      total.words += article.tokens.count;
      total.swaps += spun.swaps.length;
      total.unknown += spun.swaps.filter(
        ({ start, end }) => !forms.has(spun.text.slice(start, end).toLowerCase()),
      ).length;
      const rest = restored(article, spun.swaps);
      const after = new Article(rest.text);
      for (const { start, end, gain } of suspectsOf(
        after,
        model,
        counted,
        restorations({ article: after, original: after }),
        GAINS[0],
      )) {
        hits.push({ gain, isSwap: rest.swaps.some((swap) => swap.start < end && swap.end > start) });
      }
    });
  console.log(total);
  for (const least of GAINS) {
    const found = hits.filter(({ gain }) => gain >= least);
    const right = found.filter(({ isSwap }) => isSwap).length;
    const precision = found.length === 0 ? 'none' : (right / found.length).toFixed(3);
    console.log(
      `gain >= ${least}: ${found.length} suspects, precision ${precision}, of unknown swaps ${(right / total.unknown).toFixed(3)}`,
    );
  }
}

/** A dictionary with synonyms of the thesaurus that are no forms. */
function withThesaurus(
  dictionary: Dictionary,
  thesaurus: Thesaurus,
  forms: ReadonlySet<string>,
  weight: number,
): Dictionary {
  const all = new Map<string, readonly Choice[]>(dictionary);
  thesaurus.words.forEach((word, id) => {
    const others = Array.from(thesaurus.neighbours(id), (other) => thesaurus.words[other] as string).filter(
      (other) => !forms.has(other),
    );
    if (others.length === 0) return;
    all.set(word, [...(all.get(word) ?? []), ...others.map((form) => ({ form, weight: weight / others.length }))]);
  });
  return all;
}

/** The text after restoration outside quotations, and the swaps that are left in it. */
function restored(
  article: Article,
  swaps: readonly Swap[],
): { readonly text: string; readonly swaps: readonly Swap[] } {
  let text = article.text;
  let left = swaps;
  for (const change of [...restorations({ article, original: article })]
    .filter(({ quoted }) => !quoted)
    .sort((a, b) => b.start - a.start)) {
    const original = change.candidates[0]?.text ?? '';
    const growth = original.length - (change.end - change.start);
    text = text.slice(0, change.start) + original + text.slice(change.end);
    left = left
      .filter((swap) => swap.end <= change.start || swap.start >= change.end)
      .map((swap) =>
        swap.start >= change.end ? { ...swap, start: swap.start + growth, end: swap.end + growth } : swap,
      );
  }
  return { text, swaps: left };
}
