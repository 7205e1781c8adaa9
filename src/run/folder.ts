import { Article } from '../article/article.ts';
import { formatOf } from '../article/format.ts';
import type { Galley } from '../galley.ts';
import type { LearnedSite } from '../report/model.ts';
import { areApart, MIN_DF } from '../site/apart.ts';
import { expectArticles } from '../tidy.ts';
import type { FolderCache, KnownFiles } from './cache.ts';
import {
  articlesOf,
  type CheckedFile,
  checkFile,
  type FailedFile,
  isChanged,
  learnFile,
  messageOf,
  type OpenedFile,
  type Outcome,
  type RunSettings,
  reopen,
} from './jobs.ts';
import { Lesson } from './lesson.ts';
import type { Pool } from './pool.ts';
import { RunSiblings } from './siblings.ts';
import type { FoundFile } from './walk.ts';

export interface FolderOptions {
  readonly settings: RunSettings;
  /** Look at the articles together first. */
  readonly learn: boolean;
  /** The files may be written while the run goes on. */
  readonly inPlace?: boolean;
  /** Threads for the work; asked once, when there is work. */
  readonly pool: () => Promise<Pool | undefined>;
  readonly cache?: FolderCache | undefined;
  /** Hears how far the work is. */
  readonly progress?: { start(what: string, total: number): void; step(): void } | undefined;
}

/** More files are learned from without a first look. */
const FEW_FILES = 8;
/** Files of one task of a thread: few enough that no thread ends long after the others. */
const TASK_FILES = 32;

/** Checks many files: in this thread or in several, with what earlier runs knew. What comes out is the same. */
export class FolderRun {
  /** What the articles taught about their sites; known once the first file is there. */
  learned: readonly LearnedSite[] = [];
  readonly #galley: Galley;
  readonly #options: FolderOptions;
  #lesson: Lesson | undefined;
  /** Other articles as evidence for those that were spun; without it every article stands for itself. */
  #siblings: RunSiblings | undefined;
  #files: readonly FoundFile[] = [];
  /** Numbers of the files by path; made when somebody asks. */
  #places: ReadonlyMap<string, number> | undefined;

  constructor(galley: Galley, options: FolderOptions) {
    this.#galley = galley;
    this.#options = options;
  }

  /** File by file, in their order. */
  async *check(files: readonly FoundFile[]): AsyncGenerator<CheckedFile | FailedFile> {
    const { learn, inPlace } = this.#options;
    expectArticles(files.length);
    if (!learn || !isMany(files) || this.#galley.config.spin?.folder === false) {
      yield* this.#check(files);
      return;
    }
    this.#siblings = new RunSiblings(this.#galley, files);
    for await (const one of this.#check(files)) {
      yield inPlace ? this.#siblings.holding(one) : one;
      this.#siblings.done();
    }
  }

  async *#check(files: readonly FoundFile[]): AsyncGenerator<CheckedFile | FailedFile> {
    const { cache, learn, progress } = this.#options;
    const known = cache?.lookUp(files, learn && isMany(files));
    if (known?.complete) {
      this.learned = known.learned;
      for (const [index, file] of files.entries()) yield this.#fromOutcome(file, known.outcome(index) as Outcome);
      return;
    }
    const pool = await this.#options.pool();
    try {
      const teaches = learn && isMany(files) && !(await this.#areFewAndApart(files));
      const lesson = teaches ? await this.#learn(files, pool) : undefined;
      this.#lesson = lesson;
      this.#files = files;
      progress?.start('Checking', files.length);
      this.learned = lesson?.collection.learned ?? [];
      known?.keepLearned(this.learned);
      if (pool) yield* this.#checkInThreads(files, pool, lesson, known);
      else yield* this.#checkHere(files, lesson, known);
    } finally {
      await pool?.close();
    }
  }

  /** Checks a file of the run as it is now, knowing what all of them taught. @throws InputError when it cannot be used. */
  async again(file: FoundFile): Promise<OpenedFile> {
    const lesson = this.#lesson;
    this.#places ??= new Map(this.#files.map(({ path }, at) => [path, at]));
    const index = this.#places.get(file.path);
    const facts =
      lesson && index !== undefined ? { reader: await lesson.reader(), articles: lesson.factsOf(index) } : undefined;
    return checkFile(this.#galley, file, this.#options.settings, facts, this.#siblings?.reader);
  }

  async *#checkHere(
    files: readonly FoundFile[],
    lesson: Lesson | undefined,
    known: KnownFiles | undefined,
  ): AsyncGenerator<CheckedFile | FailedFile> {
    const reader = lesson && (await lesson.reader());
    for (const [index, file] of files.entries()) {
      const before = known?.outcome(index);
      if (before) {
        yield this.#fromOutcome(file, before);
        continue;
      }
      try {
        const facts = reader && { reader, articles: lesson?.factsOf(index) ?? [] };
        const opened = await checkFile(this.#galley, file, this.#options.settings, facts, this.#siblings?.reader);
        const reports = opened.articles.map(({ report }) => report);
        const changed = isChanged(opened.articles);
        await known?.keep(index, { reports, changed });
        yield { file, reports, changed, open: () => Promise.resolve(opened) };
      } catch (error) {
        const failure = { error: messageOf(file.path, error) };
        await known?.keep(index, failure);
        yield { file, ...failure };
      }
    }
  }

  async *#checkInThreads(
    files: readonly FoundFile[],
    pool: Pool,
    lesson: Lesson | undefined,
    known: KnownFiles | undefined,
  ): AsyncGenerator<CheckedFile | FailedFile> {
    if (lesson) await pool.all('knowledge', lesson.collection.common);
    const { settings } = this.#options;
    pool.askSiblings = this.#siblings?.ask;
    const siblings = this.#siblings !== undefined;
    const results = pool.map(tasksOf(files, pool.size), async ({ from, to }) => {
      const outcomes = files.slice(from, to).map((_, i) => known?.outcome(from + i));
      const missing = [...outcomes.keys()].filter((i) => outcomes[i] === undefined);
      const task = missing.map((i) => {
        const { path } = files[from + i] as FoundFile;
        return lesson ? { path, facts: lesson.factsOf(from + i) } : { path };
      });
      const paths = task.map(({ path }) => path);
      const answers = task.length > 0 ? await pool.run('check', { files: task, settings, siblings }, paths) : [];
      for (const [at, i] of missing.entries()) {
        const outcome = JSON.parse(answers[at] as string) as Outcome;
        outcomes[i] = outcome;
        await known?.keep(from + i, outcome);
      }
      return { from, outcomes: outcomes as Outcome[] };
    });
    for await (const { from, outcomes } of results) {
      for (const [i, outcome] of outcomes.entries()) yield this.#fromOutcome(files[from + i] as FoundFile, outcome);
    }
  }

  #fromOutcome(file: FoundFile, outcome: Outcome): CheckedFile | FailedFile {
    if ('error' in outcome) return { file, error: outcome.error };
    const { reports, changed } = outcome;
    return {
      file,
      reports,
      changed,
      open: () => reopen(this.#galley, file.path, reports, this.#options.settings.level),
    };
  }

  /** Have a few files, as a commit hook sees them, nothing in common? Learning from them would take as long as checking them. */
  async #areFewAndApart(files: readonly FoundFile[]): Promise<boolean> {
    if (files.length > FEW_FILES || files.some(({ path }) => formatOf(path) === 'jsonl')) return false;
    const { site } = this.#options.settings;
    const bySite = new Map<string, number>();
    const articles: Article[] = [];
    for (const file of files) {
      for (const one of await articlesOf(this.#galley, file, { site }, [])) {
        articles.push(new Article(one.text));
        if (one.site !== '') bySite.set(one.site, (bySite.get(one.site) ?? 0) + 1);
      }
    }
    return Math.max(0, ...bySite.values()) < MIN_DF && areApart(articles);
  }

  /** Looks at the articles together: what they have in common is known before the first one is checked. */
  async #learn(files: readonly FoundFile[], pool: Pool | undefined): Promise<Lesson> {
    const [{ Collection }, { Learner }] = await Promise.all([
      import('../site/collection.ts'),
      import('../site/learner.ts'),
    ]);
    const learner = new Learner();
    const counts: number[] = [];
    const { settings, progress } = this.#options;
    const { site } = settings;
    progress?.start('Reading', files.length);
    try {
      if (pool) {
        const answers = pool.map(tasksOf(files, pool.size), ({ from, to, number }) => {
          const paths = files.slice(from, to).map(({ path }) => path);
          return pool.run('learn', { batch: number, files: paths, site }, paths);
        });
        for await (const { part, articles } of answers) {
          learner.join(part);
          for (const amount of articles) {
            counts.push(amount);
            progress?.step();
          }
        }
        for (const sorted of await pool.all('lines', undefined)) learner.joinLines(sorted);
      } else {
        for (const file of files) {
          counts.push(await learnFile(this.#galley, learner, file, { site }, []));
          progress?.step();
        }
      }
    } catch (error) {
      learner.close();
      throw error;
    }
    return new Lesson(new Collection(learner), counts);
  }
}

/** Several articles, as far as names can tell. */
export function isMany(files: readonly FoundFile[]): boolean {
  return files.length > 1 || files.some((file) => formatOf(file.path) === 'jsonl');
}

/** Files in order, some at a time. */
export function* tasksOf(
  files: readonly unknown[],
  threads: number,
): Generator<{ from: number; to: number; number: number }> {
  const size = Math.max(1, Math.min(TASK_FILES, Math.ceil(files.length / (threads * 4))));
  for (let from = 0, number = 0; from < files.length; from += size, number++)
    yield { from, to: Math.min(from + size, files.length), number };
}
