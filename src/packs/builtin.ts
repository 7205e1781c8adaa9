import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { type AutomatonTables, buildAutomaton } from './automaton.ts';
import type { CompiledRule } from './compiled.ts';
import { parsePhrase } from './phrase.ts';

/** Packs with the automaton over all their phrases, in the order of rules, entries and phrases. */
export interface PackBundle {
  readonly rules: readonly CompiledRule[];
  readonly tables?: AutomatonTables;
}

/** Where the build puts the packs of `rules/`. YAML, schemas and the regex checker are then not needed at run time. */
export function bundlePaths(): { rules: string; tables: string } {
  const dist = path.join(packageRoot(), 'dist');
  return { rules: path.join(dist, 'packs.json'), tables: path.join(dist, 'packs.bin') };
}

/** The packs that ship with the tool. @throws when the package was not built. */
export function builtinPacks(): PackBundle {
  const { rules, tables } = bundlePaths();
  if (!existsSync(rules) || !existsSync(tables))
    throw new Error(`the compiled rule packs are missing (${rules}); run “npm run build”`);
  return {
    rules: JSON.parse(readFileSync(rules, 'utf8')) as CompiledRule[],
    tables: unpackTables(readFileSync(tables)),
  };
}

export function tablesOf(rules: readonly CompiledRule[]): AutomatonTables {
  return buildAutomaton(
    rules.flatMap((rule) => rule.entries.flatMap((entry) => entry.phrases.map(({ source }) => parsePhrase(source)))),
  );
}

const PARTS = ['states', 'hashes', 'targets', 'endsAt', 'ends'] as const;

/** Five 32-bit lengths, then the arrays, little-endian. */
export function packTables(tables: AutomatonTables): Uint8Array {
  const lengths = Int32Array.from(PARTS.map((part) => tables[part].length));
  return Buffer.concat(
    [lengths, ...PARTS.map((part) => tables[part])].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
}

function unpackTables(file: Buffer): AutomatonTables {
  // A copy, because typed arrays need aligned memory and a pooled buffer may start anywhere.
  const all = new Int32Array(new Uint8Array(file).buffer);
  let at = PARTS.length;
  const tables = {} as Record<(typeof PARTS)[number], Int32Array>;
  PARTS.forEach((part, index) => {
    const length = all[index] as number;
    tables[part] = all.subarray(at, at + length);
    at += length;
  });
  return tables;
}
