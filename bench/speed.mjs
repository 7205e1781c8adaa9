import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Galley } from '../dist/lib/index.js';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const CLI = path.join(ROOT, 'dist', 'bin', 'galley.cjs');
const FILES = 2000;
const BYTES = 5000;

/**
 * Speed as ratios to a bare pass in the same run: `npm run bench`. The bare pass reads every file and calls `split(/\s+/)`. Prints medians of several rounds; the
 * machine may be noisy, so only ratios mean anything.
 */
async function speed() {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
  try {
    const files = writeArticles(folder);
    const galley = await Galley.create({ config: false });
    const bare = [];
    const checked = [];
    for (let round = 0; round < 5; round++) {
      bare.push(time(() => files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split(/\s+/).length, 0)));
      checked.push(
        time(() => files.reduce((sum, file) => sum + galley.check(readFileSync(file, 'utf8')).findings.length, 0)),
      );
    }
    const megabytes = (FILES * BYTES) / 1e6;
    console.log(
      `in process, ${FILES} articles of ${BYTES} bytes: bare pass ${ms(bare)}, check ${ms(checked)} = ${(median(checked) / median(bare)).toFixed(1)}x, ${(megabytes / (median(checked) / 1000)).toFixed(1)} MB/s`,
    );

    const empty = repeat(7, () => run(['-e', '0']));
    const one = repeat(7, () => run([CLI, 'check', '--no-config', '--format', 'json', files[0]]));
    const all = repeat(3, () => run([CLI, 'check', '--no-config', '--format', 'json', folder]));
    console.log(
      `whole process: node -e 0 ${ms(empty)}, check of one file ${ms(one)} = ${(median(one) / median(empty)).toFixed(2)}x`,
    );
    console.log(
      `whole process, ${FILES} articles: ${ms(all)} = ${(median(all) / median(bare)).toFixed(1)}x the bare pass, peak memory ${peak(folder)} MB`,
    );
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Articles of different paragraphs of the cleaned samples, about the wanted size; every tenth ends with an artifact, as in scraped folders. */
function writeArticles(folder) {
  const samples = path.join(ROOT, 'samples', 'cleaned');
  const texts = readdirSync(samples).map((name) => readFileSync(path.join(samples, name), 'utf8'));
  const paragraphs = texts
    .flatMap((text) => text.trim().split(/\n\n+/))
    .filter((p) => p.length > 120 && p.length < 700);
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: FILES }, (_, i) => {
    let text = '';
    for (let j = 0; text.length < BYTES; j++)
      text += `${j > 0 ? '\n\n' : ''}${paragraphs[(i * 7 + j) % paragraphs.length]}`;
    text += i % 10 === 0 ? '\n\nSource link\n\nShare.\nExit mobile version\n' : '\n';
    const file = path.join(folder, `a${i}.txt`);
    writeFileSync(file, text);
    return file;
  });
}

function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function run(args) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  return time(() => spawnSync(process.execPath, args, { env, stdio: 'ignore' }));
}

function repeat(times, work) {
  work();
  return Array.from({ length: times }, work);
}

/** Peak resident memory of a check over the folder, as the kernel accounts for it. */
function peak(folder) {
  const code = `process.argv=[process.argv[0],${JSON.stringify(CLI)},'check','--no-config','--format','json',${JSON.stringify(folder)}];process.stdout.write=()=>true;process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)));await import(${JSON.stringify(CLI)})`;
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
