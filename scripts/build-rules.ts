import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { configSchema } from '../src/config/schema.ts';
import { packGate, readGateForms } from '../src/language/gate-forms.ts';
import { readWordClasses, wordClassesPath } from '../src/language/word-classes.ts';
import { packageRoot } from '../src/package.ts';
import { arraysPath } from '../src/packs/arrays.ts';
import { bundlePaths, tablesOf } from '../src/packs/builtin.ts';
import { compilePacks } from '../src/packs/compile.ts';
import { readPacks } from '../src/packs/files.ts';
import { packRules } from '../src/packs/packed.ts';
import { indexPhrases, packPhraseIndex } from '../src/packs/phrase-index.ts';
import { patternProblem } from '../src/packs/regex-safety.ts';
import { packSchema } from '../src/packs/schema.ts';
import { packTables } from '../src/packs/tables.ts';
import { reportSchema } from '../src/report/schema.ts';
import { COMPILED_CUES, packCueTrie } from '../src/rules/boilerplate/cue-trie.ts';
import { COMPILED_MODEL, packModel, readModel } from '../src/rules/boilerplate/page-model.ts';

/** Compiles rules/ and writes the JSON Schemas that editors use for packs and config files. */
export function buildRules(): void {
  const paths = bundlePaths();
  const dist = path.dirname(paths.rules);
  mkdirSync(dist, { recursive: true });
  const proofs = new Proofs(path.join(packageRoot(), 'node_modules', '.cache', 'galleyproof', 'proven.json'));
  const packs = compilePacks(readPacks([path.join(packageRoot(), 'rules')]), (source) => proofs.problemOf(source));
  proofs.save();
  writeFileSync(paths.rules, packRules(packs));
  writeFileSync(paths.tables, packTables(tablesOf(packs), packPhraseIndex(indexPhrases(packs))));
  writeFileSync(arraysPath('spin-gate'), packGate(readGateForms()));
  writeFileSync(wordClassesPath(), JSON.stringify(readWordClasses()));
  writeFileSync(arraysPath(COMPILED_MODEL), packModel(readModel()));
  writeFileSync(arraysPath(COMPILED_CUES), packCueTrie());
  const schemas = {
    'pack.schema.json': packSchema,
    'config.schema.json': configSchema,
    'report.schema.json': reportSchema,
  };
  for (const [name, schema] of Object.entries(schemas)) {
    writeFileSync(path.join(dist, name), `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
  }
}

/** Patterns that were proven sound in an earlier build on this machine; the other 600 need not be proven again because one changed. */
class Proofs {
  readonly #file: string;
  readonly #proven: Set<string>;

  constructor(file: string) {
    this.#file = file;
    this.#proven = new Set(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []);
  }

  problemOf(source: string): string | undefined {
    if (this.#proven.has(source)) return undefined;
    const problem = patternProblem(source);
    if (problem === undefined) this.#proven.add(source);
    return problem;
  }

  save(): void {
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify([...this.#proven]));
  }
}
