// Writes the bytecode of the command for src/cli/galley.ts: node scripts/build-bytecode.mjs. It holds the functions that ran, so a sample is checked first.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, Script } from 'node:vm';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'dist', 'cli');
const file = path.join(folder, 'main.cjs');
const temporary = mkdtempSync(path.join(tmpdir(), 'galley-build-'));
const report = `json=${path.join(temporary, 'report.json')}`;
const sample = path.join(root, 'samples', 'articles', 'mixed.txt');
process.argv = [process.argv[0], file, 'check', '--no-config', '--format', report, sample];

const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
  filename: file,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const require = createRequire(file);
const module = new Module(file);
require.cache[file] = module;
process.once('beforeExit', () => {
  writeFileSync(path.join(folder, 'main.bytecode'), script.createCachedData());
  rmSync(temporary, { recursive: true });
  // The sample has findings, the build has not failed.
  process.exitCode = 0;
});
script.runInThisContext()(module.exports, require, module, file, folder);
