// npm run fuzz -- --cases 100000 --seed 7: random and mutated articles through the engine, the formats, stream and the way to disk and back. Every processor takes its share; a seed
// gives the same cases on any number of them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** As in test/fuzz.test.ts: cases of one seed, the next batch has the next one. */
const BATCH = 5000;
const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const cases = Number(values.cases ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1e6);
if (!(Number.isSafeInteger(cases) && cases > 0 && Number.isSafeInteger(seed))) {
  console.error('npm run fuzz -- --cases N --seed S takes whole numbers');
  process.exit(2);
}
console.log(`${cases} cases from seed ${seed}`);
const { status } = spawnSync(process.execPath, ['scripts/run.mjs', 'test/setup.ts', 'default'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const batches = Math.ceil(cases / BATCH);
const share = Math.ceil(batches / Math.min(availableParallelism(), batches));
const codes = [];
for (let first = 0; first < batches; first += share) {
  const own = Math.min(share * BATCH, cases - first * BATCH);
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz.test.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      GALLEY_IS_BUILT: '1',
      GALLEY_FUZZ_CASES: String(own),
      GALLEY_FUZZ_SEED: String(seed + first),
    },
  });
  codes.push(once(child, 'exit').then(([code]) => code ?? 1));
}
process.exitCode = Math.max(...(await Promise.all(codes)));
