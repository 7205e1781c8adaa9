#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { constants, Script } from 'node:vm';

/**
 * Runs the command with the bytecode that the build left beside it (scripts/build-bytecode.mjs): compiling takes longer than checking an article. V8 refuses bytecode of
 * another version of itself, and the command is then compiled as usual; so it is when there is none.
 */
const folder = path.join(__dirname, '..', 'cli');
const file = path.join(folder, 'main.cjs');
const bytecode = read(path.join(folder, 'main.bytecode'));
if (bytecode === undefined) createRequire(__filename)(file);
else runWith(bytecode);

function runWith(cachedData: Buffer): void {
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const require = createRequire(file);
  const module = new Module(file);
  // Parts that are loaded later ask for this one by its path.
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, folder);
  module.loaded = true;
}

function read(name: string): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    return undefined;
  }
}
