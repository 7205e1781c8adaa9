#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Runs the command with the bytecode that the build left beside its parts (scripts/build-bytecode.mjs): compiling takes longer than checking an article. V8 refuses bytecode
 * of another version of itself, and the part is then compiled as usual; so it is when there is none.
 */
const folder = path.join(__dirname, '..', 'cli');
const outside = createRequire(path.join(folder, 'main.cjs'));
const parts = new Map<string, Module>();
const require = Object.assign(
  (id: string): unknown => (/^\.\/[^/]+\.cjs$/.test(id) ? load(id.slice(2)) : outside(id)),
  outside,
);

// A hook is over before optimised code pays: with V8's own budget (67584 bytes of bytecode) compiling it takes a quarter of the time of such a run, while long runs take the same
// time with either. The flag is part of what V8 compares bytecode by, so scripts/build-bytecode.mjs sets it too. An unknown flag would be complained about, so only where it is known.
if (/^v2[0-4]\./.test(process.version)) setFlagsFromString('--interrupt-budget=600000');

// Code that runs from bytecode has no `import` of its own; see src/outside.ts.
(globalThis as Record<symbol, unknown>)[Symbol.for('galleyproof.import')] = (specifier: string): Promise<unknown> =>
  import(specifier);

load('main.cjs');

/** Parts of the command ask for each other by this; each is run once. */
function load(name: string): unknown {
  const known = parts.get(name);
  if (known) return known.exports;
  const file = path.join(folder, name);
  const cachedData = read(file.replace(/cjs$/, 'bytecode'));
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  if (script.cachedDataRejected && process.env.GALLEY_DEBUG)
    process.stderr.write(`galley: the bytecode of ${name} is of another V8\n`);
  const module = new Module(file);
  parts.set(name, module);
  script.runInThisContext()(module.exports, require, module, file, folder);
  module.loaded = true;
  return module.exports;
}

function read(name: string): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    return undefined;
  }
}
