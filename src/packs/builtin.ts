import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import type { CompiledRule } from './compiled.ts';

/** Where the build puts the compiled packs of `rules/`. YAML, schemas and the regex checker are then not needed at run time. */
export function compiledPacksPath(): string {
  return path.join(packageRoot(), 'dist', 'packs.json');
}

/** The packs that ship with the tool, compiled. @throws when the package was not built. */
export function builtinPacks(): CompiledRule[] {
  const file = compiledPacksPath();
  if (!existsSync(file)) throw new Error(`the compiled rule packs are missing (${file}); run “npm run build”`);
  return JSON.parse(readFileSync(file, 'utf8')) as CompiledRule[];
}
