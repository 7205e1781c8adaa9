import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { configSchema } from '../src/config/schema.ts';
import { packageRoot } from '../src/package.ts';
import { bundlePaths, packTables, tablesOf } from '../src/packs/builtin.ts';
import { compilePacks } from '../src/packs/compile.ts';
import { readPacks } from '../src/packs/files.ts';
import { packSchema } from '../src/packs/schema.ts';

/** Compiles rules/ and writes the JSON Schemas that editors use for packs and config files. */
export function buildRules(): void {
  const paths = bundlePaths();
  const dist = path.dirname(paths.rules);
  mkdirSync(dist, { recursive: true });
  const packs = compilePacks(readPacks([path.join(packageRoot(), 'rules')]));
  writeFileSync(paths.rules, JSON.stringify(packs));
  writeFileSync(paths.tables, packTables(tablesOf(packs)));
  const schemas = { 'pack.schema.json': packSchema, 'config.schema.json': configSchema };
  for (const [name, schema] of Object.entries(schemas)) {
    writeFileSync(path.join(dist, name), `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
  }
}
