#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Runs the command with the bytecode that the build left beside its parts (scripts/build-bytecode.mjs): compiling takes longer than checking an article. Bytecode serves one
 * version of V8. Under another one Node keeps what it compiled in its own cache, in the folder for temporary files (from 22.1 on), or everything is compiled anew.
 */
const folder = path.join(__dirname, '..', 'cli');
const outside = createRequire(path.join(folder, 'main.cjs'));
const parts = new Map<string, Module>();
const require = Object.assign(
  (id: string): unknown => (/^\.\/[^/]+\.cjs$/.test(id) ? load(id.slice(2)) : outside(id)),
  outside,
);

// A hook is over before optimised code pays. With V8's own budget (67584 bytes of bytecode) compiling it takes a quarter of the time of such a run; regexes compiled without their
// optimisation, and to machine code only when they are used often, take a fifth of theirs. Before a long run they are taken back (src/tidy.ts). The flags are part of what V8 compares
// bytecode by, so scripts/build-bytecode.mjs sets them too. An unknown flag would be complained about, so only where they are known: since Node 22 the budget is a
// number of calls (3000).
if (/^v2[0-4]\./.test(process.version)) setFlagsFromString('--no-regexp-optimization --regexp-tier-up-ticks=20');
if (/^v2[01]\./.test(process.version)) setFlagsFromString('--interrupt-budget=600000');
else if (/^v2[24]\./.test(process.version)) setFlagsFromString('--invocation-count-for-turbofan=27000');

// Code that runs from bytecode has no `import` of its own; see src/outside.ts.
(globalThis as Record<symbol, unknown>)[Symbol.for('galleyproof.import')] = (specifier: string): Promise<unknown> =>
  import(specifier);

const { enableCompileCache } = Module as { enableCompileCache?: () => void };
if (enableCompileCache && !read('main.cjs')) {
  enableCompileCache();
  outside('./main.cjs');
} else load('main.cjs');

/** Parts of the command ask for each other by this; each is run once. */
function load(name: string): unknown {
  const known = parts.get(name);
  if (known) return known.exports;
  const file = path.join(folder, name);
  const cachedData = read(name);
  // The build leaves nothing but ASCII in it (tsdown.config.ts).
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  if (script.cachedDataRejected !== false && process.env.GALLEY_DEBUG)
    process.stderr.write(`galley: ${name} has no bytecode for this V8\n`);
  const module = new Module(file);
  parts.set(name, module);
  script.runInThisContext()(module.exports, require, module, file, folder);
  module.loaded = true;
  return module.exports;
}

/** Bytecode of a part for this V8. */
function read(name: string): Buffer | undefined {
  try {
    return readFileSync(path.join(folder, name.replace(/cjs$/, `${process.versions.v8}.bytecode`)));
  } catch {
    return undefined;
  }
}
