import path from 'node:path';
import { formatOf } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import type { Level } from '../engine/finding.ts';
import { isOutOfTime } from '../engine/time-budget.ts';
import type { Galley } from '../galley.ts';
import type { LearnedSite } from '../report/model.ts';
import type { Memory } from '../review/memory.ts';
import { hasMemory, type MemoryPlace, memoryFiles } from '../review/places.ts';
import type { FolderCache } from '../run/cache.ts';
import { checkSource } from '../run/check.ts';
import type { FolderRun } from '../run/folder.ts';
import { type CheckedFile, checkFile, isChanged, messageOf, type OpenedFile, type RunSettings } from '../run/jobs.ts';
import { sourceOf } from '../run/source.ts';
import { below, type FoundFile, findFiles } from '../run/walk.ts';
import { mayBeTerminal } from './color.ts';
import { type CommonOptions, galleyOptions } from './common-options.ts';
import type { Progress } from './progress.ts';

export type { CheckedFile } from '../run/jobs.ts';

/** A file, its articles and what was found in them. */
export type OpenFile = OpenedFile & { readonly file: FoundFile };

/** Files of which a progress bar is worth loading. */
const MANY = 10;

/** From so many files on looking things up pays: opening the cache takes as long as checking a few dozen articles (`node bench/scale.mjs cache`). */
const CACHED_FILES = 100;

/** One command over many files: reads, checks, remembers what could not be read. */
export class Session {
  readonly galley: Galley;
  /** Messages about files that could not be read or written; any of them makes the exit code 2. */
  readonly errors: string[] = [];
  /** Messages about articles that were left as they are, because their time was up. */
  readonly #stopped: string[] = [];
  /** What the articles taught about their sites; known once the first was checked. */
  learned: readonly LearnedSite[] = [];
  readonly #options: CommonOptions;
  #progress: Progress | undefined;
  #memory: Memory | undefined;
  #run: FolderRun | undefined;

  constructor(galley: Galley, options: CommonOptions) {
    this.galley = galley;
    this.#options = options;
  }

  /** Where baseline and decisions of this run are. */
  get memoryPlace(): MemoryPlace {
    const { root, config } = this.galley;
    return { root, config, baseline: this.#options.baseline };
  }

  /** Files behind the arguments. @throws ConfigError when there are none. */
  async files(paths: readonly string[]): Promise<FoundFile[]> {
    const { staged, since, filesFrom, errorOnUnmatched } = this.#options;
    const walk = {
      ignore: this.galley.config.ignore ?? [],
      root: this.galley.root,
      skipMissing: errorOnUnmatched === false,
    };
    if (staged || since !== undefined || filesFrom !== undefined) {
      return (await import('./select.ts')).selectedFiles(paths, this.#options, walk);
    }
    if (this.#options.stdin) {
      if (paths.length > 0)
        throw new ConfigError(`--stdin reads one article from standard input; leave out ${paths.join(', ')}`);
      return [];
    }
    if (paths.length === 0) throw new ConfigError('name at least one file or folder, or give the text with --stdin');
    const own = Object.values(memoryFiles(this.memoryPlace));
    const found = await findFiles(paths, walk);
    const files = found.filter((file) => !own.includes(path.resolve(file.path)));
    if (files.length === 0 && errorOnUnmatched !== false) {
      throw new ConfigError(
        `no articles found in ${paths.join(', ')} (looked for .txt .md .html .jsonl); use --no-error-on-unmatched if that is fine`,
      );
    }
    return files;
  }

  /** Checks file by file, in order; one that cannot be used is noted in `errors` and left out. */
  async *check(paths: readonly string[], level: Level): AsyncGenerator<CheckedFile> {
    yield* this.checkFiles(await this.files(paths), level);
  }

  /** The same for files that `files` gave. */
  async *checkFiles(files: readonly FoundFile[], level: Level): AsyncGenerator<CheckedFile> {
    this.#progress = await this.#watch(files.length);
    this.#memory = await this.#recall();
    for await (const checked of this.#checkAll(files, this.#settings(level))) {
      this.#progress?.step();
      if (this.#options.prints) this.#progress?.clear();
      for (const report of checked.reports)
        if (isOutOfTime(report)) this.#stopped.push(`${report.path}: ${report.findings[0]?.message}`);
      const remembered = await this.#remembered(checked, level);
      if (remembered) yield remembered;
    }
    this.#progress?.clear();
  }

  #settings(level: Level): RunSettings {
    const { fullPage, site } = this.#options;
    return { level, fullPage, site };
  }

  async *#checkAll(files: readonly FoundFile[], settings: RunSettings): AsyncGenerator<CheckedFile> {
    if (this.#options.stdin) {
      yield await this.#checkStandardInput(settings);
      return;
    }
    const [only] = files;
    if (files.length === 1 && only && formatOf(only.path) !== 'jsonl') {
      yield* this.#tried(only, async () => checkedFile(only, await checkFile(this.galley, only, settings)));
      return;
    }
    const { FolderRun } = await import('../run/folder.ts');
    // Content that is not on the disk is known to this thread only.
    const onDisk = files.every(({ content }) => content === undefined);
    const cache = onDisk ? await this.#cache(files.length, settings) : undefined;
    const run = new FolderRun(this.galley, {
      settings,
      learn: this.#options.learn !== false,
      inPlace: this.#options.inPlace === true,
      pool: async () => {
        if (!onDisk) return undefined;
        const { startPool } = await import('../run/workers.ts');
        const names = files.map((file) => file.path);
        return startPool(this.#options.workers ?? 'auto', names, galleyOptions(this.#options));
      },
      cache,
      progress: this.#progress,
    });
    this.#run = run;
    try {
      for await (const one of run.check(files)) {
        this.learned = run.learned;
        if ('error' in one) this.errors.push(one.error);
        else yield one;
      }
      this.learned = run.learned;
    } finally {
      await cache?.close();
    }
  }

  /** A progress bar, where one would be seen. A few files are done before anybody wonders. */
  async #watch(files: number): Promise<Progress | undefined> {
    if (files < MANY || this.#options.quiet || !mayBeTerminal(2)) return undefined;
    return (await import('./progress.ts')).progressForPeople();
  }

  async #recall(): Promise<Memory | undefined> {
    const { config, baseline, silent = 'decisions' } = this.#options;
    if (silent === 'nothing' || (config === false && baseline === undefined)) return undefined;
    const place = this.memoryPlace;
    if (!hasMemory(place)) return undefined;
    const { Memory } = await import('../review/memory.ts');
    return new Memory(place, { decisions: silent === 'decisions' && config !== false });
  }

  /** The file without what is known of it; only files that something is remembered of have to be opened for that. */
  async #remembered(checked: CheckedFile, level: Level): Promise<CheckedFile | undefined> {
    const memory = this.#memory;
    if (!memory || !checked.reports.some(({ path: name }) => memory.knows(name))) return checked;
    const opened = await this.open(checked);
    return opened && checkedFile(checked.file, this.#silenced(opened, level));
  }

  #silenced({ source, articles }: OpenedFile, level: Level): OpenedFile {
    return { source, articles: articles.map((one) => this.#memory?.silence(one, level) ?? one) };
  }

  /** Checks one file as it is now, knowing what the articles of the run taught. @throws InputError when it cannot be read. */
  async again(file: FoundFile, level: Level): Promise<OpenFile> {
    const settings = this.#settings(level);
    const opened = (await this.#run?.again(file)) ?? (await checkFile(this.galley, file, settings));
    return { file, ...this.#silenced(opened, level) };
  }

  /** Like `check`, with every file open: for commands that need all texts. */
  async *opened(paths: readonly string[], level: Level): AsyncGenerator<OpenFile> {
    yield* this.openedFiles(await this.files(paths), level);
  }

  /** The same for files that `files` gave. */
  async *openedFiles(files: readonly FoundFile[], level: Level): AsyncGenerator<OpenFile> {
    for await (const checked of this.checkFiles(files, level)) {
      const opened = await this.open(checked);
      if (opened) yield { file: checked.file, ...opened };
    }
  }

  /** The file with its articles; `undefined`, and noted in `errors`, when it changed or went since it was checked. */
  async open(checked: CheckedFile): Promise<OpenedFile | undefined> {
    try {
      return await checked.open();
    } catch (error) {
      this.errors.push(messageOf(checked.file.path, error));
      return undefined;
    }
  }

  async *#tried(file: FoundFile, work: () => Promise<CheckedFile>): AsyncGenerator<CheckedFile> {
    let checked: CheckedFile;
    try {
      checked = await work();
    } catch (error) {
      this.errors.push(messageOf(file.path, error));
      return;
    }
    yield checked;
  }

  async #checkStandardInput(settings: RunSettings): Promise<CheckedFile> {
    const name = this.#options.stdinFilename ?? 'stdin.txt';
    const { textField } = this.galley.config;
    const source = await sourceOf(name, await readStandardInput(), textField === undefined ? {} : { textField });
    const articles = await checkSource(this.galley, source, settings);
    return checkedFile({ path: name, relative: below(name) }, { source, articles });
  }

  async #cache(files: number, settings: RunSettings): Promise<FolderCache | undefined> {
    const { cache, cacheDir } = this.#options;
    if (cache === false || (cache === undefined && cacheDir === undefined && files < CACHED_FILES)) return undefined;
    const [{ FolderCache }, { cacheFolder }] = await Promise.all([
      import('../run/cache.ts'),
      import('../run/cache-store.ts'),
    ]);
    const folder = cacheDir ?? cacheFolder();
    const note = (message: string): void => void process.stderr.write(`galley: ${message}\n`);
    return FolderCache.open(folder, this.galley, galleyOptions(this.#options), settings, note);
  }

  /** Writes the noted errors to standard error. */
  complain(): void {
    for (const message of [...this.#stopped, ...this.errors]) process.stderr.write(`galley: ${message}\n`);
    for (const word of this.#memory?.words() ?? []) process.stderr.write(`galley: ${word}\n`);
  }
}

function checkedFile(file: FoundFile, opened: OpenedFile): CheckedFile {
  const reports = opened.articles.map(({ report }) => report);
  return { file, reports, changed: isChanged(opened.articles), open: () => Promise.resolve(opened) };
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
