import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { siteName } from '../article/site-name.ts';
import { ConfigError } from '../config/errors.ts';
import type { Level } from '../engine/finding.ts';
import { Galley } from '../galley.ts';
import { packageVersion } from '../package.ts';
import {
  type CheckReport,
  type FileReport,
  type LearnedSite,
  type Place,
  type ReviewedFile,
  SCHEMA_VERSION,
} from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import type { Memory } from '../review/memory.ts';
import { hasMemory, type MemoryPlace, memoryFiles } from '../review/places.ts';
import { type Checked, checkSource } from '../run/check.ts';
import { patchName } from '../run/patch.ts';
import { readSource, type SourceFile, sourceOf, type Unit } from '../run/source.ts';
import { below, type FoundFile, findFiles } from '../run/walk.ts';
import type { Collection } from '../site/collection.ts';
import type { LearnedArticle } from '../site/learner.ts';
import { mayBeTerminal } from './color.ts';
import type { Progress } from './progress.ts';

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
  /** Judge what is staged for the next commit, as it lies in the index. */
  readonly staged?: boolean;
  /** Only files changed since the last common commit with this one. */
  readonly since?: string;
  /** A file with paths, `-` for standard input; parted by NUL with `null`. */
  readonly filesFrom?: string;
  readonly null?: boolean;
  /** The files are going to be written, so they must be read from the disk. */
  readonly inPlace?: boolean;
  /** The command prints while it works, so a progress bar must make room each time. */
  readonly prints?: boolean;
  /** Say nothing that is no finding and no error. */
  readonly quiet?: boolean;
  /** Known findings that stay silent. */
  readonly baseline?: string;
  /** What stays silent: `decisions` and all else that is remembered (default), the `baseline` only, or `nothing`. */
  readonly silent?: 'decisions' | 'baseline' | 'nothing';
}

/** A file, its articles and what was found in them. */
export interface CheckedFile {
  readonly file: FoundFile;
  readonly source: SourceFile;
  readonly articles: readonly Checked[];
}

/** Exit codes: nothing to say, findings, the input or the command is wrong. */
export const EXIT = { ok: 0, findings: 1, error: 2 } as const;

export function makeGalley(options: CommonOptions): Promise<Galley> {
  const { config, profile, model, lexicon = [] } = options;
  return Galley.create({
    ...(config === undefined ? {} : { config }),
    ...(profile === undefined ? {} : { profile }),
    ...(model === undefined && lexicon.length === 0 ? {} : { spin: { ...(model ? { model } : {}), lexicon } }),
  });
}

/** Files of which a progress bar is worth loading. */
const MANY = 10;

/** One command over many files: reads, checks, remembers what could not be read. */
export class Session {
  readonly galley: Galley;
  /** Messages about files that could not be read or written; any of them makes the exit code 2. */
  readonly errors: string[] = [];
  /** What the articles taught about their sites; known once the first was checked. */
  learned: readonly LearnedSite[] = [];
  readonly #options: CommonOptions;
  #progress: Progress | undefined;
  #collection: Collection | undefined;
  #memory: Memory | undefined;

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
    this.#progress?.start('Reading', files.length);
    this.#memory = await this.#recall();
    this.#collection = await this.#learn(files);
    this.#progress?.start('Checking', files.length);
    this.learned = this.#collection?.learned ?? [];
    if (this.#options.stdin) {
      const name = this.#options.stdinFilename ?? 'stdin.txt';
      const source = await sourceOf(name, await readStandardInput(), this.#readOptions);
      yield { file: { path: name, relative: below(name) }, source, articles: await this.#checkSource(source, level) };
      return;
    }
    for (const file of files) {
      try {
        const checked = await this.again(file, level);
        this.#progress?.step();
        if (this.#options.prints) this.#progress?.clear();
        yield checked;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        // A rule that fails on one article must not take the others down with it.
        this.errors.push(error instanceof InputError ? error.message : internalError(file.path, error));
      }
    }
    this.#progress?.clear();
  }

  /** A progress bar, where one would be seen. A few files are done before anybody wonders. */
  async #watch(files: number): Promise<Progress | undefined> {
    if (files < MANY || this.#options.quiet || !mayBeTerminal(2)) return undefined;
    return (await import('./progress.ts')).progressForPeople();
  }

  /** Checks one file as it is now, knowing what the articles of the run taught. @throws InputError when it cannot be read. */
  async again(file: FoundFile, level: Level): Promise<CheckedFile> {
    const source = await this.#read(file);
    return { file, source, articles: await this.#checkSource(source, level) };
  }

  async #checkSource(source: SourceFile, level: Level): Promise<readonly Checked[]> {
    const { fullPage, site } = this.#options;
    const checked = await checkSource(this.galley, source, { level, fullPage, site, collection: this.#collection });
    return checked.map((one) => this.#memory?.silence(one, level) ?? one);
  }

  async #recall(): Promise<Memory | undefined> {
    const { config, baseline, silent = 'decisions' } = this.#options;
    if (silent === 'nothing' || (config === false && baseline === undefined)) return undefined;
    const place = this.memoryPlace;
    if (!hasMemory(place)) return undefined;
    const { Memory } = await import('../review/memory.ts');
    return new Memory(place, { decisions: silent === 'decisions' && config !== false });
  }

  /** Looks at the articles together, when there are several: what they have in common is known before the first one is checked. */
  async #learn(files: readonly FoundFile[]): Promise<Collection | undefined> {
    const many = files.length > 1 || files.some((file) => formatOf(file.path) === 'jsonl');
    if (!many || this.#options.stdin || this.#options.learn === false) return undefined;
    const { Collection } = await import('../site/collection.ts');
    return Collection.of(this.#articles(files));
  }

  async *#articles(files: readonly FoundFile[]): AsyncGenerator<LearnedArticle> {
    for (const file of files) {
      this.#progress?.step();
      let units: SourceFile['units'];
      try {
        units = (await this.#read(file)).units;
      } catch (error) {
        // The file is read once more to be checked, and complained about then.
        if (error instanceof InputError) continue;
        throw error;
      }
      for (const { name, text, site } of units)
        yield {
          id: name,
          text,
          site: siteName(this.#options.site ?? site ?? this.galley.settings(file.path).site ?? ''),
        };
    }
  }

  #read({ path: file, content }: FoundFile): Promise<SourceFile> {
    return content ? sourceOf(file, content(), this.#readOptions) : readSource(file, this.#readOptions);
  }

  get #readOptions(): { textField?: string } {
    const { textField } = this.galley.config;
    return textField === undefined ? {} : { textField };
  }

  /** Writes the noted errors to standard error. */
  complain(): void {
    for (const message of this.errors) process.stderr.write(`galley: ${message}\n`);
    for (const word of this.#memory?.words() ?? []) process.stderr.write(`galley: ${word}\n`);
  }
}

/** What to say when a rule or the engine broke: not the user's fault. */
export function internalError(where: string, error: Error): string {
  return `${where}: internal error: ${error.message.split('\n')[0]}; please report it${process.env.GALLEY_DEBUG ? `\n${error.stack}` : ''}`;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function reportOf(files: readonly FileReport[], learned: readonly LearnedSite[] = []): CheckReport {
  const report: CheckReport = {
    schemaVersion: SCHEMA_VERSION,
    version: packageVersion(),
    files,
    summary: summarise(files),
  };
  return learned.length > 0 ? { ...report, learned } : report;
}

export function reviewedOf({ source, articles }: Pick<CheckedFile, 'source' | 'articles'>): ReviewedFile[] {
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

/** What makes findings a failure. */
export interface FailOptions {
  readonly failOn: FailOn;
  /** So many findings are put up with. Default 0. */
  readonly maxFindings?: number;
  readonly exitZero?: boolean;
}

/** Are there more proposed findings at or above the wanted severity than are put up with? The output format has no say in this. */
export function fails(files: readonly FileReport[], { failOn, maxFindings = 0, exitZero }: FailOptions): boolean {
  if (failOn === 'never' || exitZero) return false;
  let count = 0;
  for (const { findings } of files)
    for (const f of findings) if (f.status === 'proposed' && SEVERITY[f.severity] >= SEVERITY[failOn]) count++;
  return count > maxFindings;
}
