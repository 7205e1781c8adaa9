import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { compress, init } from '@bokuweb/zstd-wasm';
import { Decompress } from 'fzstd';
import { blocksOf, linesOfBlock } from '../src/run/blocks.ts';
import { contentOf } from '../src/run/compression.ts';
import { article } from './generate.mjs';

const HELP = `npm run bench:stream -- [--mb 100] [--kills 20] [--packed gz|zst] [--workers 1] [--folder DIR] [--alone]
One file of JSONL through galley stream twice: left alone, with its memory watched, and killed with SIGKILL at random moments and gone on with --resume. The lines of the second must be
all there, once, in order, and the bytes those of the first. Needs Linux, three times the size on the disk, and galley built. Both runs go on at the same time, or one after the other (--alone).
A run takes about 0.4 s a MB.`;

const CLI = path.join(import.meta.dirname, '..', 'dist', 'bin', 'galley.cjs');
const ARTICLE_BYTES = 5000;
/** Megabytes that a processor cleans in a second, roughly: only decides how often the run is killed. */
const RATE = 2.5;
/** A run that never gets as far as its first marker would never end (seconds). */
const SHORTEST = 4;

export async function streamKill(...args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      mb: { type: 'string', default: '100' },
      kills: { type: 'string', default: '20' },
      packed: { type: 'string' },
      workers: { type: 'string', default: '1' },
      folder: { type: 'string' },
      seed: { type: 'string', default: '1' },
      alone: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const megabytes = Number(values.mb);
  if (values.help || !(megabytes > 0) || !(Number(values.kills) > 0)) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const folder = mkdtempSync(path.join(values.folder ?? tmpdir(), 'galley-stream-'));
  const file = (name: string): string => path.join(folder, `${name}.jsonl${values.packed ? `.${values.packed}` : ''}`);
  try {
    const count = Math.ceil((megabytes * 1e6) / (ARTICLE_BYTES * 1.1));
    const bytes = await generate(file('in'), count);
    console.log(
      `${count} lines, ${mb(bytes)} MB (${mb(statSync(file('in')).size)} MB on the disk), --workers ${values.workers}; ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`,
    );
    const stream = (out: string): string[] => [
      'stream',
      '--no-config',
      '--jsonl',
      file('in'),
      '--workers',
      values.workers,
      '--out',
      out,
    ];
    const mean = Math.max(SHORTEST, bytes / 1e6 / RATE / (Number(values.kills) + 1));
    const alone = runAlone(stream(file('alone')));
    if (values.alone) await alone;
    const [, killed] = await Promise.all([
      alone,
      runKilled([...stream(file('killed')), '--resume'], mean, Number(values.seed)),
    ]);
    await compare(file('alone'), file('killed'), count);
    console.log(
      `killed ${killed.kills} times; peak of all its runs ${killed.peak} MB; every line once, in order, the same bytes`,
    );
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** @returns bytes before packing */
async function generate(file: string, count: number): Promise<number> {
  if (file.endsWith('.zst')) await init();
  const pack = file.endsWith('.zst') ? compress : file.endsWith('.gz') ? gzipSync : (plain: Buffer) => plain;
  const handle = openSync(file, 'w');
  let bytes = 0;
  let rest = '';
  for (let id = 0; id < count; id++) {
    rest += `${JSON.stringify({ id, ...article(id, ARTICLE_BYTES) })}\n`;
    if (rest.length < 1 << 20 && id < count - 1) continue;
    bytes += Buffer.byteLength(rest);
    writeSync(handle, pack(Buffer.from(rest)));
    rest = '';
  }
  closeSync(handle);
  return bytes;
}

/** Watches the memory of a process until it ends. */
async function watched(child: ChildProcess, each: (megabytes: number, peak: number) => void): Promise<number | null> {
  const timer = setInterval(() => {
    if (!child.pid || !existsSync(`/proc/${child.pid}/status`)) return;
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const of = (key: string): number =>
      Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
    if (of('VmRSS') > 0) each(of('VmRSS'), of('VmHWM'));
  }, 250);
  try {
    return await new Promise((resolve) => child.once('exit', resolve));
  } finally {
    clearInterval(timer);
  }
}

/** One run to its end; says what memory it had in every tenth of its time, so that growth would be seen. */
async function runAlone(args: readonly string[]): Promise<void> {
  const start = performance.now();
  const samples: number[] = [];
  let peak = 0;
  const code = await watched(
    spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }),
    (now, most) => {
      samples.push(now);
      peak = most;
    },
  );
  if (code !== 0) throw new Error(`the run that was left alone ended with code ${code}`);
  const tenths = Array.from({ length: 10 }, (_, i) =>
    Math.max(0, ...samples.slice((i * samples.length) / 10, ((i + 1) * samples.length) / 10)),
  );
  console.log(
    `left alone: ${((performance.now() - start) / 1000).toFixed(0)} s, peak ${peak} MB; most in each tenth of the time: ${tenths.join(' ')} MB`,
  );
}

async function runKilled(
  args: readonly string[],
  mean: number,
  seed: number,
): Promise<{ kills: number; peak: number }> {
  let state = seed;
  let peak = 0;
  for (let kills = 0; ; kills++) {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    state = (state * 48271) % 2147483647;
    const timer = setTimeout(() => child.kill('SIGKILL'), 500 + (state / 2147483647) * 2000 * mean);
    const code = await watched(child, (_, most) => {
      peak = Math.max(peak, most);
    });
    clearTimeout(timer);
    if (code === 0) return { kills, peak };
    if (code !== null) throw new Error(`the killed run ended with code ${code} after ${kills} kills: ${said}`);
  }
}

/** @throws Error when a line is lost, doubled or changed. */
async function compare(alone: string, killed: string, count: number): Promise<void> {
  let id = 0;
  for await (const { bytes } of blocksOf(unpacked(killed))) {
    for (const line of linesOfBlock(bytes)) {
      if (!Buffer.from(line.subarray(0, 24)).toString().startsWith(`{"id":${id},`))
        throw new Error(`line ${id + 1}: not the record that belongs there`);
      id++;
    }
  }
  if (id !== count) throw new Error(`${id} lines instead of ${count}`);
  if ((await hashOf(alone)) !== (await hashOf(killed))) throw new Error('the bytes differ');
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** The content of a file. Here and not by `contentOf` for zstd: whoever runs a TypeScript module without a build has no modules that are loaded later. */
async function* unpacked(file: string): AsyncGenerator<Uint8Array> {
  if (!file.endsWith('.zst')) {
    yield* contentOf(file);
    return;
  }
  let ready: Uint8Array[] = [];
  const unpacker = new Decompress((bytes) => void ready.push(bytes.slice()));
  for await (const chunk of createReadStream(file)) {
    unpacker.push(chunk);
    yield* ready;
    ready = [];
  }
}
