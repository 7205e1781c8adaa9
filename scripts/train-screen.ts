import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/package.ts';
import { decide } from '../src/rules/boilerplate/decide.ts';
import { featuresOf } from '../src/rules/boilerplate/features.ts';
import { Forest, type PackedForest } from '../src/rules/boilerplate/forest.ts';
import { mayHoldFurniture } from '../src/rules/boilerplate/gate.ts';
import { type LineModel, shippedModel } from '../src/rules/boilerplate/page-model.ts';
import {
  type PackedScreen,
  SCREEN_COLUMNS,
  SCREEN_FILE,
  SCREEN_VERSION,
  SCREENED,
  screenFeatures,
} from '../src/rules/boilerplate/screen.ts';
import { binOf, edgesOf } from './boilerplate/bins.ts';
import { BOOST, boost, type Samples } from './boilerplate/boost.ts';
import { FOLDS } from './boilerplate/corpus.ts';
import type { Prepared } from './boilerplate/learn.ts';
import { preparedTexts } from './train-boilerplate.ts';

/** Of the texts that the line model finds something in, so many are to reach it. */
const RECALL = 0.992;
/** A clean text kept away saves time; the small gain of a text kept back is lost. */
const CLEAN_WEIGHT = 3;
const OPTIONS = { ...BOOST, trees: 60, leaves: 8, rate: 0.15, minHessian: 5, rowShare: 0.8, columnShare: 0.6 };

interface Row {
  readonly features: Float32Array;
  readonly isSpoken: boolean;
  readonly weight: number;
  readonly fold: number;
}

/**
 * Learns which texts the line model that ships will find something in, and writes the screen to models/: `npm run train:screen -- FOLDER`, after `train:boilerplate`, with the
 * same folder. The threshold is chosen out of fold.
 */
export async function trainScreen(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    console.error('usage: npm run train:screen -- FOLDER (the one of train:boilerplate)');
    return 2;
  }
  const model = shippedModel()();
  const rows = rowsOf(await preparedTexts(folder), () => model);
  const scores = scoresOf(rows, forestsOf(rows));
  const threshold = thresholdOf(rows, scores);
  const silent = scores.filter((_, i) => !(rows[i] as Row).isSpoken);
  const passed = silent.filter((score) => score >= threshold).length;
  console.error(
    `${rows.length} texts behind the gate, the model speaks in ${rows.length - silent.length}; of ${silent.length} others ${passed} pass`,
  );
  const json = packScreen(learn(rows), threshold);
  writeFileSync(path.join(packageRoot(), 'models', SCREEN_FILE), json);
  console.error(`models/${SCREEN_FILE}: ${Math.round(json.length / 1000)} kB`);
  return 0;
}

/** One screen for each fold that saw no text of it, as files; what a model speaks in is told by the one of the same fold. */
export function foldScreens(texts: readonly Prepared[], models: readonly LineModel[]): string[] {
  const rows = rowsOf(texts, (fold) => models[fold] as LineModel);
  const forests = forestsOf(rows);
  const scores = scoresOf(rows, forests);
  return forests.map((forest, fold) => {
    const others = rows.map((row, i) => [row, scores[i] as number] as const).filter(([row]) => row.fold !== fold);
    return packScreen(
      forest,
      thresholdOf(
        others.map(([row]) => row),
        others.map(([, score]) => score),
      ),
    );
  });
}

/** For every fold the trees learned from all others. */
function forestsOf(rows: readonly Row[]): PackedForest[] {
  return Array.from({ length: FOLDS }, (_, fold) => learn(rows.filter((row) => row.fold !== fold)));
}

/** Log-odds (nats) out of fold. */
function scoresOf(rows: readonly Row[], packed: readonly PackedForest[]): number[] {
  const forests = packed.map((forest) => Forest.of(forest));
  return rows.map((row) => (forests[row.fold] as Forest).score({ units: 1, values: row.features })[0] as number);
}

function thresholdOf(rows: readonly Row[], scores: readonly number[]): number {
  const spoken = scores.filter((_, i) => (rows[i] as Row).isSpoken).sort((a, b) => a - b);
  return spoken[Math.floor((1 - RECALL) * spoken.length)] as number;
}

function packScreen(forest: PackedForest, threshold: number): string {
  const packed: PackedScreen = {
    version: SCREEN_VERSION,
    columns: SCREEN_COLUMNS.length,
    threshold: Number(threshold.toFixed(3)),
    forest: {
      ...forest,
      threshold: [...forest.threshold].map((value) => Number(value.toPrecision(8))),
      value: [...forest.value].map((value) => Math.round(value * 1e3) / 1e3),
    },
  };
  const { forest: trees, ...head } = packed;
  const lines = Object.entries(trees).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${JSON.stringify(head).slice(1, -1)},"forest":{\n${lines.join(',\n')}\n}}\n`;
}

function rowsOf(texts: readonly Prepared[], modelOf: (fold: number) => LineModel): Row[] {
  return texts.flatMap(({ article, document }) => {
    if (!mayHoldFurniture(article) || !SCREENED.has(article.language)) return [];
    const model = modelOf(document.fold);
    const features = featuresOf(article, model.wording);
    const { verdicts } = decide(features, model.forest.score(features.matrix), article.language, false);
    const isClean = document.gold === document.text || document.input === 'gold';
    return [
      {
        features: screenFeatures(article),
        isSpoken: verdicts.some((verdict) => verdict > 0),
        weight: isClean ? CLEAN_WEIGHT : 1,
        fold: document.fold,
      },
    ];
  });
}

function learn(rows: readonly Row[]): PackedForest {
  const columns = SCREEN_COLUMNS.length;
  const edges = SCREEN_COLUMNS.map((_, column) =>
    edgesOf(Float32Array.from(rows, ({ features }) => features[column] as number)),
  );
  const bins = new Uint8Array(rows.length * columns);
  rows.forEach(({ features }, row) => {
    edges.forEach((edge, column) => {
      bins[row * columns + column] = binOf(edge, features[column] as number);
    });
  });
  const samples: Samples = {
    rows: rows.length,
    columns,
    bins,
    labels: Uint8Array.from(rows, ({ isSpoken }) => (isSpoken ? 1 : 0)),
    weights: Float32Array.from(rows, ({ weight }) => weight),
    edges,
  };
  return boost(samples, OPTIONS);
}
