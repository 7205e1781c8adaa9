import { COLUMNS } from '../../src/rules/boilerplate/matrix.ts';
import { MODEL_VERSION, type PackedModel } from '../../src/rules/boilerplate/page-model.ts';
import type { LearnedModel } from './learn.ts';

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
