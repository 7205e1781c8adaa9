import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { count } from '../report/summary.ts';
import { blocksOf } from '../run/blocks.ts';
import { contentOf } from '../run/compression.ts';
import { tasksOf } from '../run/folder.ts';
import { type LearnTask, learnFile, type Shard } from '../run/jobs.ts';
import { type LearnedRecords, learnBlock, MAX_COMPLAINTS } from '../run/learn-records.ts';
import type { Pool } from '../run/pool.ts';
import { readFailure } from '../run/read-failure.ts';
import { threadsFor, threadsForLines } from '../run/workers.ts';
import { MIN_DF } from '../site/apart.ts';
import { type Learned, Learner } from '../site/learner.ts';
import { mergeProfiles, writeLearned } from '../site/write.ts';
import { type CommonOptions, galleyOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

export interface LearnCommandOptions extends CommonOptions {
  readonly out: string;
  readonly jsonl: readonly string[];
  readonly textField?: string;
  readonly prune?: boolean;
  /** `I/N`: learn only the outlets of part I of N. */
  readonly shard?: string;
}

/** Lines rarer than this go with --prune. */
const PRUNED_DF = 2;

/** `galley learn`: a site profile of files, folders and JSONL. A bad record is named and left out; the exit code is 2 then. */
export async function learnCommand(paths: readonly string[], options: LearnCommandOptions): Promise<number> {
  if (paths.length === 0 && options.jsonl.length === 0)
    throw new ConfigError('name the articles to learn from: files, folders, or --jsonl FILE');
  // Rules do not speak here, so the code of plugins has nothing to do.
  const galley = await makeGalley({ ...options, plugins: false });
  const session = new Session(galley, options);
  const shard = options.shard === undefined ? undefined : shardOf(options.shard);
  const learner = new Learner();
  let pool: Pool | undefined;
  const textField = options.textField ?? galley.config.textField ?? 'text';
  try {
    const files = paths.length > 0 ? await session.files(paths) : [];
    const names = files.map((file) => file.path);
    const task: LearnTask = { site: options.site, textField, shard, slashes: true };
    pool = await startThreads(names, options);
    let batches = 0;
    if (pool) batches = await learnInThreads(pool, names, task, learner, session.errors);
    else for (const file of files) await learnFile(galley, learner, file, task, session.errors);
    for (const file of options.jsonl) batches = await learnRecords(file, pool, batches, learner, task, session.errors);
    for (const sorted of (await pool?.all('lines', undefined)) ?? []) learner.joinLines(sorted);
    if (learner.size === 0)
      throw new InputError(session.errors.join('\ngalley: ') || 'there is no article to learn from');
    const learned = learner.finish();
    const size = writeLearned(options.out, learned, options.prune ? PRUNED_DF : 1);
    print(summaryOf(learned, learner.size, size.rows, options.out));
  } finally {
    learner.close();
    await pool?.close();
  }
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** Threads, when they pay for the files or for the records. */
async function startThreads(files: readonly string[], options: LearnCommandOptions): Promise<Pool | undefined> {
  const workers = options.workers ?? 'auto';
  const ofLines = options.jsonl.length > 0 ? threadsForLines(workers, options.jsonl) : 0;
  const threads = Math.max(files.length > 0 ? threadsFor(workers, files) : 0, ofLines);
  if (threads < 2) return undefined;
  const { Pool } = await import('../run/pool.ts');
  return new Pool(threads, galleyOptions({ ...options, plugins: false }));
}

/** Files are read by threads; their parts come back in the order of the files. @returns the number of batches. */
async function learnInThreads(
  pool: Pool,
  files: readonly string[],
  task: LearnTask,
  learner: Learner,
  errors: string[],
): Promise<number> {
  let batches = 0;
  const answers = pool.map(tasksOf(files, pool.size), ({ from, to, number }) => {
    const some = files.slice(from, to);
    return pool.run('learn', { batch: number + 1, files: some, ...task }, some);
  });
  for await (const { part, errors: more } of answers) {
    learner.join(part);
    errors.push(...more);
    batches++;
  }
  return batches;
}

/** @throws ConfigError unless it is I/N with 1 <= I <= N. */
function shardOf(value: string): Shard {
  const [part, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value)?.slice(1) ?? []).map(Number);
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw new ConfigError(`--shard ${value}: must be I/N, for instance 2/8 for the second of eight parts`);
  return { part, of };
}

/** Learns record by record, here or in threads, so that a file of any size fits. @returns the number of batches so far. */
async function learnRecords(
  file: string,
  pool: Pool | undefined,
  batches: number,
  learner: Learner,
  task: LearnTask,
  errors: string[],
): Promise<number> {
  const name = file === '-' ? 'standard input' : file;
  let batch = batches;
  let bad = 0;
  const take = (learned: LearnedRecords): void => {
    errors.push(...learned.errors.slice(0, Math.max(0, MAX_COMPLAINTS - bad)));
    bad += learned.bad;
  };
  try {
    const blocks = blocksOf(file === '-' ? process.stdin : contentOf(file));
    if (pool) {
      const answers = pool.map(blocks, ({ bytes, number, lines }) =>
        pool.run(
          'records',
          { ...task, batch: ++batch, bytes, number, name },
          [`${name} (lines ${number} to ${number + lines - 1})`],
          [bytes.buffer],
        ),
      );
      for await (const { part, ...learned } of answers) {
        learner.join(part);
        take(learned);
      }
    } else for await (const { bytes, number } of blocks) take(learnBlock(learner, { ...task, bytes, number, name }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError(`${name}: ${readFailure(error as NodeJS.ErrnoException)}`);
  }
  if (bad > MAX_COMPLAINTS) errors.push(`${name}: ${bad - MAX_COMPLAINTS} more records could not be used`);
  return batch;
}

function summaryOf({ sites }: Learned, size: number, rows: number, out: string): string {
  const named = sites.filter(({ site }) => site !== '');
  const enough = named.filter(({ articles }) => articles >= MIN_DF);
  const nameless = sites.find(({ site }) => site === '');
  const lines = [
    `${count(size, 'article')} of ${count(named.length, 'site')} learned, ${enough.length} of them with at least ${MIN_DF} articles; ${count(rows, 'row')} in ${out}`,
  ];
  if (nameless)
    lines.push(
      `${count(nameless.articles + nameless.copies, 'article')} of no known site: name it with --site, a field “site” or “url”, or a folder such as example.org`,
    );
  lines.push(`Use it: galley check PATHS --profile ${out}`);
  return `${lines.join('\n')}\n`;
}

export interface MergeCommandOptions {
  readonly out: string;
  readonly prune?: boolean;
}

/** `galley merge`: the union of profiles. */
export function mergeCommand(profiles: readonly string[], options: MergeCommandOptions): number {
  const { rows, sites, articles } = mergeProfiles(profiles, options.out, options.prune ? PRUNED_DF : 1);
  print(
    `${count(profiles.length, 'profile')} joined: ${count(articles, 'article')} of ${count(sites, 'site')}, ${count(rows, 'row')} in ${options.out}\nUse it: galley check PATHS --profile ${options.out}\n`,
  );
  return EXIT.ok;
}
