import { readData } from '../../language/data.ts';
import { Forest, type PackedForest } from './forest.ts';
import { COLUMNS } from './matrix.ts';
import { Wording } from './wording.ts';

/** The model file: `models/boilerplate.json`. */
export interface PackedModel {
  readonly version: number;
  /** Columns the trees were learned on; a model of other columns is not read. */
  readonly columns: number;
  readonly wording: {
    readonly bias: number;
    /** Keys in rising order, as differences to the one before. */
    readonly keys: readonly number[];
    /** Weights in hundredths of a nat. */
    readonly weights: readonly number[];
  };
  readonly forest: PackedForest;
}

export const MODEL_VERSION = 1;
/** Name of the file in `models/`. */
export const MODEL_FILE = 'boilerplate.json';

/** The line model, ready to use. */
export interface LineModel {
  readonly wording: Wording;
  readonly forest: Forest;
}

/** @throws when the file belongs to another version of galley. */
export function unpackModel(json: string): LineModel {
  const packed = JSON.parse(json) as PackedModel;
  if (packed.version !== MODEL_VERSION || packed.columns !== COLUMNS.length)
    throw new Error('models/boilerplate.json belongs to another version of galley; run “npm run train:boilerplate”');
  let key = 0;
  const keys = Int32Array.from(packed.wording.keys, (step) => {
    key += step;
    return key;
  });
  const weights = Float32Array.from(packed.wording.weights, (weight) => weight / 100);
  return { wording: new Wording(packed.wording.bias, keys, weights), forest: new Forest(packed.forest) };
}

/** Reads the model that ships, on first use. */
export function shippedModel(): () => LineModel {
  let model: LineModel | undefined;
  return () => {
    model ??= unpackModel(readData(MODEL_FILE).toString('utf8'));
    return model;
  };
}
