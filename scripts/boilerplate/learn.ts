import type { Article } from '../../src/article/article.ts';
import { type Features, featuresOf } from '../../src/rules/boilerplate/features.ts';
import type { PackedForest } from '../../src/rules/boilerplate/forest.ts';
import { COLUMNS, column } from '../../src/rules/boilerplate/matrix.ts';
import { unitsOf } from '../../src/rules/boilerplate/units.ts';
import type { Wording } from '../../src/rules/boilerplate/wording.ts';
import { binOf, edgesOf, MAX_BINS, randomOf } from './bins.ts';
import { BOOST, type BoostOptions, boost, type Samples } from './boost.ts';
import { articleOf, type Document, FOLDS, labelsOf, weightsOf } from './corpus.ts';
import { type KeyedText, keyed, type LearnedWording, learnWording, wordingOf } from './learn-wording.ts';

/** Words and pairs of words the model keeps. */
const WORDING_SIZE = 6000;

export interface Prepared {
  readonly document: Document;
  readonly article: Article;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
  readonly keyed: KeyedText;
}

export function prepare(documents: readonly Document[]): Prepared[] {
  return documents.flatMap((document) => {
    const article = articleOf(document.text);
    const units = unitsOf(article);
    if (units.count === 0) return [];
    const labels =
      document.gold === document.text || document.input === 'gold'
        ? new Uint8Array(units.count).fill(1)
        : labelsOf(article, document.gold);
    const weights = weightsOf(units, document.weight);
    return [
      {
        document,
        article,
        labels,
        weights,
        keyed: keyed(article.tokens, units, labels, weights, document.site, document.fold),
      },
    ];
  });
}

export interface LearnedModel {
  readonly wording: LearnedWording;
  readonly forest: PackedForest;
}

/** Learns from all texts but those of one fold; the score of the wording is made out of fold, so that the trees see it as good as it will be. */
export class Learner {
  readonly #texts: readonly Prepared[];
  readonly #wordings = new Map<string, LearnedWording>();
  readonly log: (message: string) => void;

  constructor(texts: readonly Prepared[], log: (message: string) => void) {
    this.#texts = texts;
    this.log = log;
  }

  /** Wording learned without the folds given. */
  wording(...without: readonly number[]): LearnedWording {
    const key = [...new Set(without)].sort().join();
    let wording = this.#wordings.get(key);
    if (!wording) {
      wording = learnWording(
        this.#texts.filter(({ document }) => !without.includes(document.fold)).map((text) => text.keyed),
        WORDING_SIZE,
        3,
      );
      this.#wordings.set(key, wording);
    }
    return wording;
  }

  /** @param without fold to leave out; none for the model that ships. */
  learn(
    without: number | undefined,
    options: Partial<BoostOptions> = {},
    use: (column: string) => boolean = () => true,
  ): LearnedModel {
    const left = without === undefined ? [] : [without];
    const wordings = Array.from({ length: FOLDS }, (_, fold) =>
      fold === without ? undefined : wordingOf(this.wording(...left, fold)),
    );
    const texts = this.#texts.filter(({ document }) => document.fold !== without);
    const features = texts.map(({ article, document }) => featuresOf(article, wordings[document.fold] as Wording));
    const samples = samplesOf(texts, features, use);
    this.log(`fold ${without ?? 'none'}: ${texts.length} texts, ${samples.rows} units, ${COLUMNS.length} columns`);
    const forest = boost(samples, { ...BOOST, ...options }, (tree, loss) => {
      if (tree % 20 === 0) this.log(`  tree ${tree}: loss ${loss.toFixed(4)}`);
    });
    return { wording: this.wording(...left), forest };
  }
}

const EDGE_SAMPLE = 30_000;

function samplesOf(
  texts: readonly Prepared[],
  features: readonly Features[],
  use: (column: string) => boolean,
): Samples {
  const columns = COLUMNS.length;
  const rows = features.reduce((sum, { units }) => sum + units.count, 0);
  const random = randomOf(11);
  const share = EDGE_SAMPLE / rows;
  const samples: number[][] = Array.from({ length: columns }, () => []);
  for (const { matrix } of features) {
    for (let unit = 0; unit < matrix.units; unit++) {
      if (random() >= share) continue;
      for (let c = 0; c < columns; c++) (samples[c] as number[]).push(matrix.values[c * matrix.units + unit] as number);
    }
  }
  const edges = samples.map((values, c) =>
    use(COLUMNS[c] as string) ? edgesOf(Float32Array.from(values)) : new Float32Array(0),
  );
  const bins = new Uint8Array(rows * columns);
  const labels = new Uint8Array(rows);
  const weights = new Float32Array(rows);
  let row = 0;
  features.forEach(({ matrix }, t) => {
    const text = texts[t] as Prepared;
    for (let c = 0; c < columns; c++) {
      const values = column(matrix, c);
      const edge = edges[c] as Float32Array;
      for (let unit = 0; unit < matrix.units; unit++)
        bins[(row + unit) * columns + c] = Math.min(MAX_BINS - 1, binOf(edge, values[unit] as number));
    }
    labels.set(text.labels, row);
    weights.set(text.weights, row);
    row += matrix.units;
  });
  const mean = weights.reduce((a, b) => a + b, 0) / rows;
  for (let i = 0; i < rows; i++) weights[i] = (weights[i] as number) / mean;
  return { rows, columns, bins, labels, weights, edges };
}
