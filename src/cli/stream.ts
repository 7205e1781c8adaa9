import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import type { Level } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import { blocksOf } from '../run/blocks.ts';
import { readFailure } from '../run/read-failure.ts';
import { type StreamedBlock, type StreamOptions, streamBlock } from '../run/stream.ts';
import type { StreamFile } from '../run/stream-file.ts';
import { threadsForLines, type Workers } from '../run/workers.ts';
import { expectArticles } from '../tidy.ts';
import { type CommonOptions, galleyOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { ProgressLine, StandardOutput, type StreamTarget } from './stream-output.ts';

export interface StreamCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly strict?: boolean;
  readonly textField?: string;
  /** Input files, read one after the other; default standard input. */
  readonly jsonl?: readonly string[];
  readonly out?: string;
  readonly resume?: boolean;
  readonly workers?: Workers;
}

const LATE = 'its time was up; allow more with --time-budget';

/** `galley stream`: JSONL in, JSONL out, line by line in order. A bad line makes the exit code 1; `--strict` stops there. */
export async function streamCommand(options: StreamCommandOptions): Promise<number> {
  const inputs = options.jsonl ?? [];
  if (options.resume && (options.out === undefined || inputs.length === 0 || inputs.includes('-')))
    throw new ConfigError('--resume needs files: --jsonl FILE and --out FILE');
  const galley = await makeGalley(options);
  const textField = options.textField ?? galley.config.textField ?? 'text';
  const { level, fullPage, strict } = options;
  const settings: StreamOptions = { level, textField, fullPage, strict };
  const file = options.out === undefined ? undefined : await openFile(options.out, galley, options, settings);
  if (file && !('write' in file)) return conclude(file.lines, file.bad, options, false);
  const output: StreamTarget = file ?? new StandardOutput(process.stdout);
  let finished = false;
  try {
    const { lines, bad, stopped } = await run(galley, inputs, settings, output, options);
    if (stopped && file) throw new InputError(`${options.out}: was not written: a line could not be used (--strict)`);
    await output.finish();
    finished = true;
    return conclude(lines, bad, options, output.isCut === true);
  } finally {
    if (!finished && file?.abandon())
      process.stderr.write(`galley: what is done stays in ${options.out}.part; go on with --resume\n`);
  }
}

interface Run {
  readonly lines: number;
  readonly bad: number;
  /** A bad line ended it (`--strict`). */
  readonly stopped: boolean;
}

/** Reads, cleans and writes, here or in threads, only so far ahead that memory stays bounded. */
async function run(
  galley: Galley,
  inputs: readonly string[],
  settings: StreamOptions,
  output: StreamTarget,
  options: StreamCommandOptions,
): Promise<Run> {
  const progress = new ProgressLine();
  let { lines, bad } = output.start;
  const take = async ({ bytes, lines: some, bad: failed, late }: StreamedBlock): Promise<boolean> => {
    lines += some;
    bad += failed.length;
    for (const line of late) process.stderr.write(`galley: line ${line} went through as it was: ${LATE}\n`);
    await output.write(bytes, failed);
    progress.show(lines, bytes.length);
    return !output.isCut && !(settings.strict && failed.length > 0);
  };
  const blocks = blocksOf(announced(chunksOf(inputs)), output.start.lines);
  const pool = await startThreads(inputs, options);
  try {
    if (pool) {
      const name = inputs.length === 1 ? (inputs[0] as string) : 'a line of the stream';
      const results = pool.map(blocks, ({ bytes, number, lines: some }) =>
        pool.run(
          'stream',
          { bytes, number, options: settings },
          [`${name} (lines ${number} to ${number + some - 1})`],
          [bytes.buffer],
        ),
      );
      for await (const result of results) if (!(await take(result))) break;
    } else
      for await (const { bytes, number } of blocks)
        if (!(await take(await streamBlock(galley, bytes, number, settings)))) break;
  } finally {
    progress.end();
    await pool?.close();
    // A reader that waits for more input would keep the process alive.
    if (inputs.length === 0 || inputs.includes('-')) process.stdin.destroy();
  }
  return { lines, bad, stopped: settings.strict === true && bad > 0 };
}

/** An input of more bytes is no short one: about a dozen articles, and as much as a file or a pipe gives at once. */
const SHORT = 65_536;

/** The same chunks; says as soon as it can tell that many articles are to come. */
async function* announced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    if (seen < SHORT && seen + chunk.length >= SHORT) expectArticles(Number.POSITIVE_INFINITY);
    seen += chunk.length;
    yield chunk;
  }
}

async function* chunksOf(inputs: readonly string[]): AsyncGenerator<Uint8Array> {
  if (inputs.length === 0) {
    yield* process.stdin as AsyncIterable<Uint8Array>;
    return;
  }
  const { contentOf } = await import('../run/compression.ts');
  for (const [index, file] of inputs.entries()) {
    let last = 0x0a;
    for await (const chunk of file === '-' ? (process.stdin as AsyncIterable<Uint8Array>) : contentOf(file)) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
    // A last line without an end must not run into the first one of the next file.
    if (last !== 0x0a && index < inputs.length - 1) yield Uint8Array.of(0x0a);
  }
}

/** Threads as wanted, or as many as pay. */
async function startThreads(inputs: readonly string[], options: StreamCommandOptions) {
  const threads = threadsForLines(options.workers ?? 'auto', inputs);
  if (threads < 2) return undefined;
  const { Pool } = await import('../run/pool.ts');
  return new Pool(threads, galleyOptions(options));
}

async function openFile(out: string, galley: Galley, options: StreamCommandOptions, settings: StreamOptions) {
  const [{ StreamFile: File }, { runKey }] = await Promise.all([
    import('../run/stream-file.ts'),
    import('../run/cache.ts'),
  ]);
  const hash = createHash('sha256').update(runKey(galley, galleyOptions(options), settings));
  const resume = options.resume === true;
  for (const file of options.jsonl ?? []) hash.update(`\n${fingerprintOf(file, resume)}`);
  return (await File.open(out, { key: hash.digest('hex'), resume })) satisfies StreamFile | { lines: number };
}

/** Size and beginning of an input: enough to see that the marker belongs to another. @throws InputError when it cannot be read, or not again from its beginning, which `resume` needs. */
function fingerprintOf(file: string, resume: boolean): string {
  if (file === '-') return '-';
  try {
    if (!statSync(file).isFile()) {
      // What is read of a pipe is gone: its lines would be missing in the output.
      if (resume) throw new InputError(`${file}: is no file that could be read again; --resume needs files`);
      return file;
    }
    const head = Buffer.alloc(64 * 1024);
    const handle = openSync(file, 'r');
    const read = readSync(handle, head);
    closeSync(handle);
    return `${statSync(file).size} ${createHash('sha256').update(head.subarray(0, read)).digest('hex')}`;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: ${readFailure(error as NodeJS.ErrnoException)}`);
  }
}

function conclude(lines: number, bad: number, options: StreamCommandOptions, isCut: boolean): number {
  if (bad > 0) {
    const rest = options.strict ? 'stopped there (--strict)' : 'each came back as {"error", "line"}';
    process.stderr.write(`galley: ${bad} of ${lines} lines could not be used; ${rest}\n`);
  }
  // Whoever stopped reading did not get everything, so that is not a success either.
  return bad > 0 || isCut ? EXIT.findings : EXIT.ok;
}
