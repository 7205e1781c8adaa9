import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Galley } from '../../src/galley.ts';
import { packageRoot } from '../../src/package.ts';
import { boilerplateRules } from '../../src/rules/boilerplate/index.ts';
import { COLUMNS } from '../../src/rules/boilerplate/matrix.ts';
import { MODEL_FILE, MODEL_VERSION, type PackedModel } from '../../src/rules/boilerplate/page-model.ts';
import { readBench } from './corpus.ts';
import { documentsOf } from './documents.ts';
import { type LearnedModel, Learner, type Prepared, prepare } from './learn.ts';

/**
 * Learns the line model from the bench files in a folder and writes it to models/: `npm run train:boilerplate -- FOLDER`. Rows are `{id, site, lang, input,
 * noisy, gold}`. Same files, same model.
 */
export async function train(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    console.error(
      'usage: npm run train:boilerplate -- FOLDER (with *.jsonl or *.jsonl.gz: {id, site, lang, input, noisy, gold})',
    );
    return 2;
  }
  const learner = new Learner(await preparedTexts(folder), (message) => console.error(message));
  const json = packModel(learner.learn(undefined));
  const file = path.join(packageRoot(), 'models', MODEL_FILE);
  writeFileSync(file, json);
  console.error(
    `models/${MODEL_FILE}: ${Math.round(json.length / 1000)} kB, ${Math.round(gzipSync(json).length / 1000)} kB compressed`,
  );
  return 0;
}

/** The texts of a bench as the model sees them: after all rules but those that run beside it. */
export async function preparedTexts(folder: string): Promise<Prepared[]> {
  const rules = boilerplateRules.map((rule) => ({ ...rule, create: () => () => {} }));
  const galley = await Galley.create({ config: false, rules });
  return prepare(documentsOf(readBench(folder), galley));
}

/** The model file: one array a line, so that a change of the model is not one long line. */
export function packModel({ wording, forest }: LearnedModel): string {
  const keys: number[] = [];
  let last = 0;
  for (const key of wording.keys) {
    keys.push(key - last);
    last = key;
  }
  const round = (digits: number) => (value: number) => Number(value.toPrecision(digits));
  const packed: PackedModel = {
    version: MODEL_VERSION,
    columns: COLUMNS.length,
    wording: { bias: wording.bias, keys, weights: [...wording.weights].map((weight) => Math.round(weight * 100)) },
    forest: {
      roots: forest.roots,
      feature: forest.feature,
      // Thresholds are compared as 32-bit floats; rounding to fewer digits would move texts across them.
      threshold: [...forest.threshold].map(round(8)),
      left: forest.left,
      value: [...forest.value].map((value) => Math.round(value * 1e4) / 1e4),
    },
  };
  const { forest: trees, wording: words, ...rest } = packed;
  const lines = (object: object): string =>
    `{\n${Object.entries(object)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n')}\n}`;
  return `{\n${JSON.stringify(rest).slice(1, -1)},\n"wording":${lines(words)},\n"forest":${lines(trees)}\n}\n`;
}
