// npm run fuzz -- --cases 100000 --seed 7: random and mutated articles through the engine, the formats, stream and the way to disk and back.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const cases = values.cases ?? '100000';
const seed = values.seed ?? String(Date.now() % 1e6);
console.log(`${cases} cases from seed ${seed}`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, GALLEY_FUZZ_CASES: cases, GALLEY_FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
