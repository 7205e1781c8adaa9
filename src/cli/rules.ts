import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/errors.ts';
import type { Galley } from '../galley.ts';
import { packageRoot } from '../package.ts';
import { compilePacks } from '../packs/compile.ts';
import { readPacks } from '../packs/files.ts';
import { selfTest } from '../packs/self-test.ts';
import { skeleton } from '../packs/skeleton.ts';
import { allRules } from '../rules/registry.ts';
import { writeAtomically } from '../run/write.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

export interface RulesListOptions extends CommonOptions {
  readonly json?: boolean;
}

/** `galley rules list`: every rule, whether it is on, and its safety. */
export async function rulesListCommand(options: RulesListOptions): Promise<number> {
  const rows = ruleRows(await makeGalley({ ...options, plugins: false }));
  if (options.json) {
    print(`${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.ok;
  }
  const width = Math.max(...rows.map((row) => row.id.length));
  print(
    rows.map((row) => `${row.id.padEnd(width)}  ${(row.on ? row.safety : 'off').padEnd(6)}  ${row.summary}\n`).join(''),
  );
  return EXIT.ok;
}

/** All rules by id, as they are under the config. */
export function ruleRows(galley: Galley) {
  const active = new Map(galley.settings().rules.map((one) => [one.rule.id, one]));
  return galley.rules
    .map(({ id, phase, scope, safety, severity, docs }) => ({
      id,
      on: active.has(id),
      safety: active.get(id)?.safety ?? safety,
      severity: active.get(id)?.severity ?? severity,
      phase,
      scope,
      summary: docs.summary,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** `galley rules test [PACKS]`: runs the examples of packs, and all rules over every good example. */
export async function rulesTestCommand(files: readonly string[]): Promise<number> {
  const builtin = path.join(packageRoot(), 'rules');
  const own = files.filter((file) => !isBelow(file, builtin));
  for (const file of files)
    if (!existsSync(file))
      throw new ConfigError(
        `${file}: there is no such pack; name a YAML file, or galley rules new FAMILY/NAME makes one`,
      );
  const packs = readPacks([builtin, ...own]);
  const wanted = files.length === 0 ? packs : packs.filter((pack) => files.some((one) => isBelow(pack.file, one)));
  if (wanted.length === 0) throw new ConfigError(`no packs (*.yml) found in ${files.join(', ')}`);
  // Proving that a regex is sound takes time, and the packs that are not tested were proven when galley was built.
  compilePacks(wanted);
  const compiled = compilePacks(packs, () => undefined);
  const rules = allRules({ rules: compiled })
    .filter((rule) => rule.preset !== 'off')
    .map((rule, order) => ({ rule, order, check: rule.create({ options: rule.options }) }));
  const { examples, failures, todo } = selfTest(wanted, rules);
  for (const { file, line, column, message } of failures) print(`${file}:${line}:${column} ${message}\n`);
  for (const { file, line, message } of todo) print(`${file}:${line} known miss: ${message}\n`);
  print(
    `${wanted.length} packs, ${examples} examples: ${examples - failures.length} passed, ${failures.length} failed, ${todo.length} known misses\n`,
  );
  return failures.length > 0 ? EXIT.findings : EXIT.ok;
}

function isBelow(file: string, folder: string): boolean {
  return `${path.resolve(file)}${path.sep}`.startsWith(`${path.resolve(folder)}${path.sep}`);
}

/** `galley rules new family/name`: a pack to fill in. */
export function rulesNewCommand(id: string, options: { readonly dir: string }): number {
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id))
    throw new ConfigError(`“${id}” is not family/name in kebab case, as in boilerplate/raffle`);
  const file = path.join(options.dir, `${id}.yml`);
  if (existsSync(file)) throw new ConfigError(`${file} is already there; add an entry to it`);
  writeAtomically(file, Buffer.from(skeleton(id)));
  print(
    `${file} written. Fill it in, then run: galley rules test ${file}\nTo use it, name the folder in the config: packs: [${options.dir}]\n`,
  );
  return EXIT.ok;
}
