import { readData } from '../../language/data.ts';
import { floatsOf, packArrays, readArrays } from '../../packs/arrays.ts';
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
/** Name of what the build makes of it. */
export const COMPILED_MODEL = 'boilerplate';

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
  return { wording: Wording.of(packed.wording.bias, keys, weights), forest: Forest.of(packed.forest) };
}

/** What the build leaves for `shippedModel`: the model as it lies in memory. Reading and unpacking the JSON takes as long as checking an article. */
export function packModel({ wording, forest }: LineModel): Uint8Array {
  const facts = new Int32Array(Float64Array.of(MODEL_VERSION, COLUMNS.length, wording.bias).buffer);
  const { roots, step, number, value } = forest.arrays;
  return packArrays([facts, wording.keys, wording.weights, roots, step, number, value]);
}

function compiledModel(): LineModel | undefined {
  const [facts, keys, weights, roots, step, number, value] = readArrays(COMPILED_MODEL) ?? [];
  if (!facts || !keys || !weights || !roots || !step || !number || !value) return undefined;
  const [version, columns, bias] = new Float64Array(facts.slice().buffer);
  if (version !== MODEL_VERSION || columns !== COLUMNS.length) return undefined;
  return {
    wording: new Wording(bias as number, keys, floatsOf(weights)),
    forest: new Forest({ roots, step, number: floatsOf(number), value: floatsOf(value) }),
  };
}

/** Reads the model that ships, on first use. */
export function shippedModel(): () => LineModel {
  let model: LineModel | undefined;
  return () => {
    model ??= compiledModel() ?? readModel();
    return model;
  };
}

/** The model of `models/`. */
export function readModel(): LineModel {
  return unpackModel(readData(MODEL_FILE).toString('utf8'));
}
