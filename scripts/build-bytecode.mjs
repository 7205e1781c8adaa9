// Writes the bytecode of the command for src/cli/galley.ts: node scripts/build-bytecode.mjs. It holds the functions that ran, so samples are checked and fixed first, as a commit
// hook would do it.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

// The same as in src/cli/galley.ts, or V8 refuses what is written here.
if (/^v2[0-4]\./.test(process.version)) setFlagsFromString('--no-regexp-optimization --regexp-tier-up-ticks=20');
if (/^v2[01]\./.test(process.version)) setFlagsFromString('--interrupt-budget=600000');
else if (/^v2[24]\./.test(process.version)) setFlagsFromString('--invocation-count-for-turbofan=27000');

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'dist', 'cli');
const temporary = mkdtempSync(path.join(tmpdir(), 'galley-build-'));
const samples = ['mixed', 'newsletter-form', 'clean-2'].map((name) => {
  const copy = path.join(temporary, `${name}.txt`);
  copyFileSync(path.join(root, 'samples', 'articles', `${name}.txt`), copy);
  return copy;
});
const to = (format) => ['--format', `${format}=${path.join(temporary, `report.${format}`)}`];
const runs = [
  ['check', '--no-config', ...to('json'), samples[0]],
  ['check', '--no-config', ...to('pretty'), ...samples],
  ['fix', '--no-config', '--quiet', ...samples],
];

const outside = createRequire(path.join(folder, 'main.cjs'));
/** Compiled parts of the command by name; every run has modules of its own. */
const scripts = new Map();

function loader() {
  const modules = new Map();
  const require = Object.assign((id) => (/^\.\/[^/]+\.cjs$/.test(id) ? load(id.slice(2)) : outside(id)), outside);
  const load = (name) => {
    const known = modules.get(name);
    if (known) return known.exports;
    const file = path.join(folder, name);
    const script =
      scripts.get(name) ??
      new Script(Module.wrap(readFileSync(file, 'latin1')), {
        filename: file,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
    scripts.set(name, script);
    const module = new Module(file);
    modules.set(name, module);
    script.runInThisContext()(module.exports, require, module, file, folder);
    module.loaded = true;
    return module.exports;
  };
  return load;
}

// A run ends when nothing is left to do; then comes the next one, and after the last one the bytecode.
process.on('beforeExit', () => {
  const run = runs.shift();
  if (run) {
    process.argv = [process.argv[0], path.join(folder, 'main.cjs'), ...run];
    loader()('main.cjs');
    // A run may be done without ever waiting, and node then ends without asking again.
    setImmediate(() => undefined);
    return;
  }
  if (scripts.size === 0) return;
  for (const [name, script] of scripts)
    writeFileSync(
      path.join(folder, name.replace(/cjs$/, `${process.versions.v8}.bytecode`)),
      script.createCachedData(),
    );
  scripts.clear();
  rmSync(temporary, { recursive: true });
  // The samples have findings, the build has not failed.
  process.exitCode = 0;
});
