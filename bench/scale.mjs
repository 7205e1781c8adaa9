// How galley grows: node bench/scale.mjs threads|cache|growth|stream|kill [SIZE] [--folder DIR]. Prints wall time, processor time of all threads and peak memory. On a busy machine
// only processor time and pairs of runs say something; the load is printed. The articles are those of bench/generate.mjs and stay in the folder for the next time.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const CLI = path.join(ROOT, 'dist', 'bin', 'galley.cjs');
const [task, ...rest] = process.argv.slice(2);
const at = rest.indexOf('--folder');
const FOLDER = at < 0 ? path.join(tmpdir(), 'galley-scale') : rest.splice(at, 2)[1];
const size = Number(rest[0] ?? 0);

function articles(name, count) {
  const target = path.join(FOLDER, name);
  if (!existsSync(target)) {
    mkdirSync(FOLDER, { recursive: true });
    spawnSync(process.execPath, [path.join(import.meta.dirname, 'generate.mjs'), target, String(count)], {
      stdio: 'inherit',
    });
  }
  return target;
}

/** Runs the command; seconds on the wall and of all processors, and peak memory in MB. */
function galley(...args) {
  const measure =
    "import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();process.stderr.write('\\u0000'+JSON.stringify([(u+s)/1e6,m/1024]))})";
  const command = ['--import', `data:text/javascript,${encodeURIComponent(measure)}`, CLI, ...args];
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const wall = (performance.now() - start) / 1000;
  const [cpu, memory] = JSON.parse(stderr.slice(stderr.lastIndexOf('\u0000') + 1));
  return { wall, cpu, memory };
}

const shown = ({ wall, cpu, memory }) =>
  `${wall.toFixed(1)} s, processors ${cpu.toFixed(1)} s, ${memory.toFixed(0)} MB`;
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Seconds until two processes that share nothing have both done what the arguments say: threads cannot beat them. */
async function twice(...args) {
  const start = performance.now();
  const runs = [1, 2].map(() => spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' }));
  await Promise.all(runs.map((run) => new Promise((resolve) => run.once('close', resolve))));
  return (performance.now() - start) / 1000;
}

async function threads(count) {
  const folder = articles(`a${count}`, count);
  const options = ['check', '--no-config', '--no-cache', folder, '--workers'];
  const ratios = [];
  const ceilings = [];
  for (let round = 0; round < 3; round++) {
    const [one, two, both] = [galley(...options, '1'), galley(...options, '2'), await twice(...options, '1')];
    ratios.push(one.wall / two.wall);
    ceilings.push((2 * one.wall) / both);
    console.log(
      `  one: ${shown(one)} · two: ${shown(two)} · ${ratios.at(-1).toFixed(2)}x · two processes: ${ceilings.at(-1).toFixed(2)}x`,
    );
  }
  console.log(
    `two threads over ${count} files: ${median(ratios).toFixed(2)}x faster; two processes that share nothing do twice the work ${median(ceilings).toFixed(2)}x as fast as one after the other`,
  );
}

function cache(count) {
  const folder = articles(`a${count}`, count);
  const dir = path.join(FOLDER, 'cache');
  const run = (...more) => galley('check', '--no-config', '--workers', '1', ...more, folder);
  rmSync(dir, { recursive: true, force: true });
  const [none, cold, warm] = [run('--no-cache'), run('--cache-dir', dir), run('--cache-dir', dir)];
  console.log(
    `${count} files without a cache: ${shown(none)}\n  first run with: ${shown(cold)}\n  second: ${shown(warm)}`,
  );
  console.log(
    `second run: processors ${(cold.cpu / warm.cpu).toFixed(1)}x less than the first; filling costs ${(100 * (cold.cpu / none.cpu - 1)).toFixed(0)} %`,
  );
}

function growth(most) {
  let before;
  for (let count = 1000; count <= most; count *= 10) {
    const one = galley('check', '--no-config', '--no-cache', '--workers', '1', articles(`a${count}`, count));
    const exponent = before ? ` · exponent ${Math.log10(one.cpu / before.cpu).toFixed(2)}` : '';
    console.log(`${count} files: ${shown(one)}${exponent}`);
    before = one;
  }
}

async function stream(count) {
  const file = articles(`a${count}.jsonl`, count);
  const megabytes = statSync(file).size / 1e6;
  for (const workers of ['1', '2']) {
    const one = galley('stream', '--no-config', '--jsonl', file, '--workers', workers);
    console.log(
      `stream of ${megabytes.toFixed(0)} MB, --workers ${workers}: ${shown(one)}, ${(megabytes / one.cpu).toFixed(1)} MB per second of a processor`,
    );
  }
}

/** Kills a stream with SIGKILL at random moments, goes on with --resume, and compares the result with that of a run that was left alone. */
async function kill(count) {
  const input = articles(`a${count}.jsonl`, count);
  const [whole, out] = ['whole', 'killed'].map((name) => path.join(FOLDER, `${name}.jsonl.gz`));
  galley('stream', '--no-config', '--jsonl', input, '-o', whole);
  const expected = await hashOf(whole);
  let seed = 1;
  for (let round = 1; round <= 20; round++) {
    rmSync(out, { force: true });
    let kills = 0;
    for (;;) {
      const args = [
        'stream',
        '--no-config',
        '--jsonl',
        input,
        '--resume',
        '-o',
        out,
        '--workers',
        String(1 + (seed % 3)),
      ];
      const child = spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' });
      seed = (seed * 48271) % 2147483647;
      const timer = setTimeout(() => child.kill('SIGKILL'), 300 + (seed % 4000));
      const code = await new Promise((resolve) => child.on('exit', resolve));
      clearTimeout(timer);
      if (code !== null) break;
      kills++;
    }
    if ((await hashOf(out)) !== expected) throw new Error(`round ${round}: the file differs`);
    console.log(`round ${round}: killed ${kills} times, the same file`);
  }
}

async function hashOf(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

const tasks = {
  threads: [threads, 20_000],
  cache: [cache, 4000],
  growth: [growth, 100_000],
  stream: [stream, 400_000],
  kill: [kill, 4000],
};
if (!tasks[task]) {
  console.error(`node bench/scale.mjs ${Object.keys(tasks).join('|')} [SIZE] [--folder DIR]`);
  process.exit(2);
}
console.log(`${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}`);
const [run, usual] = tasks[task];
await run(size || usual);
if (existsSync(FOLDER)) console.log(`articles in ${FOLDER}: ${readdirSync(FOLDER).length} entries`);
