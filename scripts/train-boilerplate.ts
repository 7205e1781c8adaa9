import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';
import { boilerplateRules } from '../src/rules/boilerplate/index.ts';
import { MODEL_FILE } from '../src/rules/boilerplate/page-model.ts';
import { readBench } from './boilerplate/corpus.ts';
import { documentsOf } from './boilerplate/documents.ts';
import { Learner, type Prepared, prepare } from './boilerplate/learn.ts';
import { packModel } from './boilerplate/pack.ts';

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
