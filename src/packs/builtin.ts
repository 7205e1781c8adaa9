import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { arraysPath } from './arrays.ts';
import { buildAutomaton } from './automaton-build.ts';
import type { AutomatonTables } from './automaton-tables.ts';
import type { CompiledRule } from './compiled.ts';
import { gateOf, longestRowOf } from './conditions.ts';
import { unpackRules } from './packed.ts';
import { parsePhrase } from './phrase.ts';
import { type PhraseIndex, unpackPhraseIndex } from './phrase-index.ts';
import { readTables } from './tables.ts';

/** Packs with what the build made of their phrases: the automaton and the index. */
export interface PackBundle {
  readonly rules: readonly CompiledRule[];
  readonly tables?: AutomatonTables;
  readonly index?: PhraseIndex;
}

/** Where the build puts the packs of `rules/`. YAML, schemas and the regex checker are then not needed at run time. */
export function bundlePaths(): { rules: string; tables: string } {
  const dist = path.join(packageRoot(), 'dist');
  return { rules: path.join(dist, 'packs.jsonl'), tables: arraysPath('packs') };
}

/** The packs that ship with the tool. @throws when the package was not built. */
export function builtinPacks(): PackBundle {
  const { rules } = bundlePaths();
  const tables = readTables('packs');
  const index = unpackPhraseIndex(tables?.more ?? []);
  if (!existsSync(rules) || !tables || !index)
    throw new Error(`the compiled rule packs are missing (${rules}); run “npm run build”`);
  return { rules: unpackRules(readFileSync(rules)), tables, index };
}

export function tablesOf(rules: readonly CompiledRule[]): AutomatonTables {
  const entries = rules.flatMap((rule) => [...rule.entries]);
  return buildAutomaton(
    entries.flatMap(({ phrases }) => phrases.map(({ source }) => parsePhrase(source))),
    entries.flatMap((entry) => entry.phrases.map(() => longestRowOf(gateOf(entry)))),
  );
}
