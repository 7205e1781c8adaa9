import path from 'node:path';
import { compilePacks } from './compile.ts';
import type { CompiledRule } from './compiled.ts';
import { readPacks } from './files.ts';
import { type LoadedPack, PackError } from './load.ts';

/**
 * Adds packs of the user to the built-in ones. A pack with the id of a built-in rule adds its entries to that rule; entries come in declared order. What they say is as
 * safe as they say, also where nothing else in an article confirms it: their author knows the pages.
 * @throws PackError naming file, line and column, also for the id of a built-in entry: findings, decisions and reports name entries by it.
 */
export function userPacks(builtin: readonly CompiledRule[], paths: readonly string[], root: string): CompiledRule[] {
  const packs = readPacks(paths.map((one) => path.resolve(root, one)));
  refuseTaken(builtin, packs);
  const own = compilePacks(packs).map(trusted);
  const merged = builtin.map((rule) => {
    const more = own.find((other) => other.id === rule.id);
    return more
      ? { ...rule, entries: [...rule.entries, ...more.entries], allow: [...rule.allow, ...more.allow] }
      : rule;
  });
  return [...merged, ...own.filter((rule) => !builtin.some((other) => other.id === rule.id))];
}

function trusted(rule: CompiledRule): CompiledRule {
  return { ...rule, entries: [...rule.entries].map((entry) => ({ ...entry, sign: 'proof' })) };
}

function refuseTaken(builtin: readonly CompiledRule[], packs: readonly LoadedPack[]): void {
  const problems = packs.flatMap(({ source, problemAt }) => {
    const taken = new Set([...(builtin.find(({ id }) => id === source.rule)?.entries ?? [])].map(({ id }) => id));
    return (source.entries ?? []).flatMap(({ id }, index) =>
      taken.has(id)
        ? problemAt(['entries', index, 'id'], `${source.rule} has an entry “${id}” already: choose another id`)
        : [],
    );
  });
  if (problems.length > 0) throw new PackError(problems);
}
