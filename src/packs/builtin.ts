import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { buildAutomaton } from './automaton-build.ts';
import type { AutomatonTables } from './automaton-tables.ts';
import type { CompiledPhrase, CompiledRule } from './compiled.ts';
import { parsePhrase } from './phrase.ts';
import { readTables, tablesPath } from './tables.ts';

/** Packs with the automaton over all their phrases, in the order of rules, entries and phrases. */
export interface PackBundle {
  readonly rules: readonly CompiledRule[];
  readonly tables?: AutomatonTables;
}

/** Where the build puts the packs of `rules/`. YAML, schemas and the regex checker are then not needed at run time. */
export function bundlePaths(): { rules: string; tables: string } {
  const dist = path.join(packageRoot(), 'dist');
  return { rules: path.join(dist, 'packs.json'), tables: tablesPath('packs') };
}

/** The packs that ship with the tool. @throws when the package was not built. */
export function builtinPacks(): PackBundle {
  const { rules } = bundlePaths();
  const tables = readTables('packs');
  if (!existsSync(rules) || !tables)
    throw new Error(`the compiled rule packs are missing (${rules}); run “npm run build”`);
  return { rules: unpackRules(readFileSync(rules, 'utf8')), tables };
}

export function tablesOf(rules: readonly CompiledRule[]): AutomatonTables {
  return buildAutomaton(
    rules.flatMap((rule) => rule.entries.flatMap((entry) => entry.phrases.map(({ source }) => parsePhrase(source)))),
  );
}

type PackedPhrase = string | readonly [source: string, role: CompiledPhrase['role']];

/** Rules as JSON. Nine of ten phrases are plain matches, and half of the file would be saying so. */
export function packRules(rules: readonly CompiledRule[]): string {
  const pack = ({ source, role }: CompiledPhrase): PackedPhrase => (role === 'match' ? source : [source, role]);
  return JSON.stringify(
    rules.map((rule) => ({
      ...rule,
      entries: rule.entries.map((entry) => ({ ...entry, phrases: entry.phrases.map(pack) })),
    })),
  );
}

function unpackRules(json: string): CompiledRule[] {
  const rules = JSON.parse(json) as CompiledRule[];
  for (const { entries } of rules) {
    for (const entry of entries as unknown as { phrases: readonly unknown[] }[]) {
      entry.phrases = (entry.phrases as PackedPhrase[]).map(
        (phrase): CompiledPhrase =>
          typeof phrase === 'string' ? { source: phrase, role: 'match' } : { source: phrase[0], role: phrase[1] },
      );
    }
  }
  return rules;
}
