import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Galley } from '../dist/lib/index.js';
import { BYTES, ROOT, writeArticles } from './articles.mjs';
import { spinner, spinTasks } from './spun.mjs';

const CLI = path.join(ROOT, 'dist', 'bin', 'galley.cjs');
const FILES = 2000;
/** Without the cache: what is measured is the work, not the memory of an earlier round. */
const CHECK = [CLI, 'check', '--no-config', '--no-cache', '--format', 'json'];

/**
 * Speed as ratios: `npm run bench`. In process and over whole runs to a bare pass, which reads every file and calls `split(/\s+/)`; one file to `node -e 0`. Everything is
 * a median of several rounds in turn. The machine may be noisy, so only ratios mean anything, and not their second digit.
 */
async function speed() {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
  try {
    const galley = await Galley.create({ config: false });
    const clean = writeArticles(path.join(folder, 'clean'), FILES, () => false);
    const tenth = writeArticles(path.join(folder, 'tenth'), FILES, (i) => i % 10 === 0);
    const fifth = writeArticles(path.join(folder, 'fifth'), FILES, (i) => i % 5 === 0);
    const edited = fifth.filter((_, i) => i % 5 === 0);
    console.log(`${FILES} articles of ${BYTES} bytes in process, times a bare pass:`);
    inProcess(galley, 'none needs an edit', clean);
    inProcess(galley, 'every tenth needs edits', tenth);
    inProcess(galley, 'every fifth needs edits', fifth);
    inProcess(galley, 'all need edits', edited);
    const spun = writeSpun(path.join(folder, 'spun'), clean, (i) => i % 5 === 0);
    inProcess(galley, 'every fifth is spun', spun);
    spinStages(
      clean,
      spun.filter((_, i) => i % 5 === 0),
    );

    const tenths = path.join(folder, 'tenth');
    const [bare, all, together] = inTurn(3, [
      () => time(() => split(tenth)),
      () => run([...CHECK, '--no-learn', tenths]),
      () => run([...CHECK, tenths]),
    ]);
    console.log(
      `whole process, every tenth needs edits: ${compared(all, bare)} the bare pass, ${peak(tenths)} MB at most`,
    );
    // These articles are made of few paragraphs, so nearly every one is reported as background of others: the worst case.
    console.log(`  looked at together first: ${compared(together, bare)}`);
    const hook = (...files) => ['--no-config', '--no-error-on-unmatched', '--', ...files];
    // Neighbours share paragraphs, which articles of a commit hardly ever do. What `fix` mends it finds clean the next time.
    const distinct = hook(clean[0], clean[5], clean[10]);
    const [empty, one, checked, fixed, mixed] = inTurn(15, [
      () => run(['-e', '0']),
      () => run([...CHECK, clean[0]]),
      () => run([CLI, 'check', ...distinct]),
      () => run([CLI, 'fix', ...distinct]),
      () => run([CLI, 'check', ...hook(clean[0], clean[5], edited[2])]),
    ]);
    console.log(`one file: ${compared(one, empty)} node -e 0`);
    console.log(`three files in a hook: check ${compared(checked, empty)}, fix ${compared(fixed, empty)} node -e 0`);
    console.log(`  one of them with artifacts: check ${compared(mixed, empty)}`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inProcess(galley, name, files) {
  const check = () => files.reduce((sum, file) => sum + galley.check(readFileSync(file, 'utf8')).findings.length, 0);
  const [bare, checked] = inTurn(7, [() => time(() => split(files)), () => time(check)]);
  const speed = (files.length * BYTES) / 1000 / median(checked);
  console.log(`  ${name}: ${compared(checked, bare)} = ${speed.toFixed(1)} MB/s`);
}

/** The parts of spin detection on tokens, times a split of the same texts that are in memory. */
function spinStages(clean, spun) {
  const [texts, swapped] = [clean, spun].map((files) => files.map((file) => readFileSync(file, 'utf8')));
  const { convicted, bare, gate, decoder } = spinTasks(texts, swapped);
  const [bareClean, gates, bareSpun, decoded] = inTurn(5, [
    () => time(() => bare(texts)),
    gate,
    () => time(() => bare(convicted)),
    decoder,
  ]);
  const speed = (list, times) => `${(list.length * (BYTES / 1000 / median(times))).toFixed(1)} MB/s`;
  console.log(`  spin gate: ${compared(gates, bareClean)} a bare split = ${speed(texts, gates)}`);
  console.log(
    `  spin decoder, ${convicted.length} convicted: ${compared(decoded, bareSpun)} a bare split = ${speed(convicted, decoded)}`,
  );
}

function split(files) {
  return files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split(/\s+/).length, 0);
}

/** The same articles, some of them spun. */
function writeSpun(folder, files, isSwapped) {
  const swap = spinner();
  mkdirSync(folder, { recursive: true });
  return files.map((file, i) => {
    const text = readFileSync(file, 'utf8');
    const out = path.join(folder, path.basename(file));
    writeFileSync(out, isSwapped(i) ? swap(text, i) : text);
    return out;
  });
}

/** Times of each task; the tasks take turns, so that a busy moment of the machine hits all of them. The first round warms up. */
function inTurn(rounds, tasks) {
  const times = tasks.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    tasks.forEach((task, i) => {
      const taken = task();
      if (round > 0) times[i].push(taken);
    });
  }
  return times;
}

function compared(times, reference) {
  return `${ms(times)} to ${ms(reference)} = ${(median(times) / median(reference)).toFixed(1)}x`;
}

function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A process of its own, without the certificates that some machines make Node load at every start. */
function run(args) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  return time(() => spawnSync(process.execPath, args, { env, stdio: 'ignore' }));
}

/** Peak resident memory of a check over the folder, as the kernel accounts for it. */
function peak(folder) {
  const code = `process.argv=[process.argv[0],...${JSON.stringify([...CHECK, folder])}];process.stdout.write=()=>true;process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)));await import(${JSON.stringify(CLI)})`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Math.round(Number(/(\d+)$/.exec(stderr)?.[1] ?? 0) / 1024);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function ms(values) {
  return `${median(values).toFixed(0)} ms`;
}

process.exitCode = await speed();
