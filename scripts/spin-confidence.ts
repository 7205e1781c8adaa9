import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { goldTexts } from '../bench/spin/corpus.ts';
import { dictionaryOf, spin } from '../bench/spin/simulate.ts';
import { Article } from '../src/article/article.ts';
import { chancesOf } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';
import { FEATURES, packWeights } from '../src/rules/spin/confidence.ts';
import { spinModel } from '../src/rules/spin/model.ts';
import { restore } from '../src/rules/spin/restore.ts';
import { knownPairs, readCounts } from './build-spin.ts';
import { fitLogistic } from './logistic.ts';

/** Shares of swapped words that are simulated, in turn: what spun pages have, and lightly spun ones. */
const RATES = [0.2, 0.1, 0.15, 0.05] as const;
/** Length of the texts, characters. */
const SHORTEST = 800;
const LONGEST = 12_000;

/**
 * Learns models/spin-confidence.json: restorations of simulated spun articles, right where a swapped word stands. The texts are the clean sides of the
 * development corpora that lie beside the project; the n-gram counts are those of `buildSpin`.
 */
export function trainSpinConfidence(dataDir: string): void {
  const counts = readCounts(dataDir);
  const pairs = knownPairs(counts);
  const dictionary = dictionaryOf(pairs, chancesOf(pairs, counts));
  const model = spinModel();
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  const texts = goldTexts().filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST);
  if (texts.length === 0) throw new Error('no development corpora beside the project: nothing to learn from');
  texts.forEach(({ text }, seed) => {
    const rate = RATES[seed % RATES.length] as number;
    const spun = spin(text, dictionary, { rate, quotes: true, seed });
    for (const change of restore(new Article(spun.text), model, () => true, { least: 0 })) {
      rows.push(change.features);
      labels.push(spun.swaps.some((swap) => swap.start < change.end && swap.end > change.start) ? 1 : 0);
    }
  });
  const { bias, weights } = fitLogistic(rows, labels, FEATURES.length);
  writeFileSync(path.join(packageRoot(), 'models', 'spin-confidence.json'), packWeights(bias, weights));
  console.error(`models/spin-confidence.json: ${rows.length} restorations in ${texts.length} texts`);
}
