import path from 'node:path';
import { formatOf } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import type { Level } from '../engine/finding.ts';
import { Galley, type GalleyOptions } from '../galley.ts';
import { packageVersion } from '../package.ts';
import {
  type CheckReport,
  type FileReport,
  type LearnedSite,
  type Place,
  type ReviewedFile,
  SCHEMA_VERSION,
  type Summary,
} from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import type { FolderCache } from '../run/cache.ts';
import { checkSource } from '../run/check.ts';
import type { CheckedFile } from '../run/folder.ts';
import { checkFile, isChanged, messageOf, type OpenedFile, type RunSettings } from '../run/jobs.ts';
import { patchName } from '../run/patch.ts';
import { type SourceFile, sourceOf, type Unit } from '../run/source.ts';
import { below, type FoundFile, findFiles } from '../run/walk.ts';
import type { Workers } from '../run/workers.ts';

/** Options that every command with files takes. */
export interface CommonOptions {
  readonly config?: string | false;
  readonly fullPage?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly errorOnUnmatched?: boolean;
  /** n-gram model for the spin rules. */
  readonly model?: string;
  /** Lexicon files for the spin rules. */
  readonly lexicon?: readonly string[];
  readonly profile?: string;
  /** Domain of the outlet of all articles. */
  readonly site?: string;
  /** `false`: do not look at the articles together first. */
  readonly learn?: boolean;
  /** Threads for the files; default `auto`. */
  readonly workers?: Workers;
  /** Keep what was found for the next run; default for several files. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

export type { CheckedFile } from '../run/folder.ts';

/** From so many files on looking things up pays: opening the cache takes as long as checking a few dozen articles (`node bench/scale.mjs cache`). */
const CACHED_FILES = 100;

/** Exit codes: nothing to say, findings, the input or the command is wrong. */
export const EXIT = { ok: 0, findings: 1, error: 2 } as const;

export function makeGalley(options: CommonOptions): Promise<Galley> {
  return Galley.create(galleyOptions(options));
}

/** What a `Galley` is made of, in this thread or in another. */
export function galleyOptions({ config, profile, model, lexicon = [] }: CommonOptions): GalleyOptions {
  return {
    ...(config === undefined ? {} : { config }),
    ...(profile === undefined ? {} : { profile }),
    ...(model === undefined && lexicon.length === 0 ? {} : { spin: { ...(model ? { model } : {}), lexicon } }),
  };
}

/** One command over many files: reads, checks, remembers what could not be read. */
export class Session {
  readonly galley: Galley;
  /** Messages about files that could not be read or written; any of them makes the exit code 2. */
  readonly errors: string[] = [];
  /** What the articles taught about their sites; known once the first was checked. */
  learned: readonly LearnedSite[] = [];
  readonly #options: CommonOptions;

  constructor(galley: Galley, options: CommonOptions) {
    this.galley = galley;
    this.#options = options;
  }

  /** Files behind the arguments. @throws ConfigError when there are none. */
  async files(paths: readonly string[]): Promise<FoundFile[]> {
    if (this.#options.stdin) {
      if (paths.length > 0)
        throw new ConfigError(`--stdin reads one article from standard input; leave out ${paths.join(', ')}`);
      return [];
    }
    if (paths.length === 0) throw new ConfigError('name at least one file or folder, or give the text with --stdin');
    const files = await findFiles(paths, { ignore: this.galley.config.ignore ?? [], root: this.galley.root });
    if (files.length === 0 && this.#options.errorOnUnmatched !== false) {
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
    const { fullPage, site } = this.#options;
    const settings: RunSettings = { level, fullPage, site };
    if (this.#options.stdin) {
      yield await this.#checkStandardInput(settings);
      return;
    }
    const [only] = files;
    if (files.length === 1 && only && formatOf(only.path) !== 'jsonl') {
      yield* this.#tried(only, async () => checkedFile(only, await checkFile(this.galley, only.path, settings)));
      return;
    }
    const { FolderRun } = await import('../run/folder.ts');
    const cache = await this.#cache(files.length, settings);
    const run = new FolderRun(this.galley, {
      settings,
      learn: this.#options.learn !== false,
      pool: async () => {
        const { startPool } = await import('../run/workers.ts');
        const names = files.map((file) => file.path);
        return startPool(this.#options.workers ?? 'auto', names, galleyOptions(this.#options));
      },
      cache,
    });
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

  /** Like `check`, with every file open: for commands that need all texts. */
  async *opened(paths: readonly string[], level: Level): AsyncGenerator<OpenedFile & { readonly file: FoundFile }> {
    for await (const checked of this.check(paths, level)) {
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
    for (const message of this.errors) process.stderr.write(`galley: ${message}\n`);
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

/** @param summary of all files, when only some of them are kept */
export function reportOf(
  files: readonly FileReport[],
  learned: readonly LearnedSite[] = [],
  summary: Summary = summarise(files),
): CheckReport {
  const report: CheckReport = {
    schemaVersion: SCHEMA_VERSION,
    version: packageVersion(),
    files,
    summary,
  };
  return learned.length > 0 ? { ...report, learned } : report;
}

export function reviewedOf({ source, articles }: OpenedFile): ReviewedFile[] {
  return articles.map(({ report, unit, result }) => ({
    report,
    text: unit.text,
    cleaned: result.text,
    place: placeOf(source, unit),
  }));
}

function placeOf(source: SourceFile, unit: Unit): Place {
  const name = patchName(source.path);
  const file = path.sep === '\\' ? name.replaceAll('\\', '/') : name;
  if (source.format !== 'jsonl') return { file, exact: source.format !== 'html' };
  return { file, exact: false, line: Number(unit.name.slice(source.path.length + 1)) };
}

const SEVERITY = { error: 3, warning: 2, info: 1 } as const;
export type FailOn = keyof typeof SEVERITY | 'never';

/** Is there a proposed finding at or above the wanted severity? The output format has no say in this. */
export function fails(files: readonly FileReport[], failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return files.some((file) =>
    file.findings.some((f) => f.status === 'proposed' && SEVERITY[f.severity] >= SEVERITY[failOn]),
  );
}
