import { InputError } from '../article/decode.ts';
import { siteName } from '../article/site-name.ts';
import { appliedEdits } from '../engine/applied.ts';
import { applyEdits } from '../engine/apply.ts';
import type { Level, Result } from '../engine/finding.ts';
import { PluginError } from '../engine/plugin-error.ts';
import type { Galley } from '../galley.ts';
import type { FileReport } from '../report/model.ts';
import type { LearnedArticle, Learner } from '../site/learner.ts';
import { type Checked, checkSource, type FileFacts } from './check.ts';
import type { SiblingReader } from './sibling-reader.ts';
import { readSource, type SourceFile, sourceOf } from './source.ts';
import type { FoundFile } from './walk.ts';

/** What holds for all files of a run; plain data, so that it can go to another thread. */
export interface RunSettings {
  readonly level: Level;
  readonly fullPage?: boolean | undefined;
  /** Site of all articles, whatever they say themselves. */
  readonly site?: string | undefined;
}

/** A file that was read, and its articles before and after. */
export interface OpenedFile {
  readonly source: SourceFile;
  readonly articles: readonly Checked[];
}

/** What became of a file: reports of its articles, or why it could not be used. Plain JSON: it crosses threads and lies in the cache. */
export type Outcome =
  | { readonly reports: readonly FileReport[]; readonly changed: boolean }
  | { readonly error: string };

/** A file that was checked. */
export interface CheckedFile {
  readonly file: FoundFile;
  readonly reports: readonly FileReport[];
  /** Does the text of any of its articles change at the level of the run? */
  readonly changed: boolean;
  /**
   * The file and its articles before and after; read again when another thread or an earlier run knew the findings.
   * @throws InputError when it can no longer be read, or was changed since it was checked.
   */
  open(): Promise<OpenedFile>;
}

/** A file that could not be used, and why. */
export interface FailedFile {
  readonly file: FoundFile;
  readonly error: string;
}

export function readOptions(galley: Galley): { textField?: string } {
  const { textField } = galley.config;
  return textField === undefined ? {} : { textField };
}

/** A file to read: from the disk, unless its content is given. */
export type Readable = Pick<FoundFile, 'path' | 'content'>;

export function read({ path, content }: Readable, options: { textField?: string }): Promise<SourceFile> {
  return content ? sourceOf(path, content(), options) : readSource(path, options);
}

/** One of several parts of the outlets. */
export interface Shard {
  /** 1-based. */
  readonly part: number;
  readonly of: number;
}

/** What is learned of files; plain data. */
export interface LearnTask {
  readonly site?: string | undefined;
  /** Default: as the config says. */
  readonly textField?: string | undefined;
  readonly shard?: Shard | undefined;
  /** Name articles with `/` between folders on every system, as a profile must. */
  readonly slashes?: boolean;
}

/** Does an outlet belong to a part? All articles of an outlet belong to the same one, so that counting them apart and together is the same. */
export function isInShard(site: string, shard: Shard | undefined): boolean {
  if (!shard) return true;
  let hash = 0x811c9dc5;
  for (let i = 0; i < site.length; i++) hash = Math.imul(hash ^ site.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shard.of === shard.part - 1;
}

/** The articles of a file with their sites, `''` where none is known; a file that cannot be read has none, and `errors` says why. */
export async function articlesOf(
  galley: Galley,
  file: Readable,
  task: LearnTask,
  errors: string[],
): Promise<LearnedArticle[]> {
  try {
    const { textField } = task;
    const { units } = await read(file, textField === undefined ? readOptions(galley) : { textField });
    return units.map(({ name, text, site: own }) => ({
      id: task.slashes ? name.replaceAll('\\', '/') : name,
      text,
      site: siteName(task.site ?? own ?? galley.settings(file.path).site ?? ''),
    }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.push(error.message);
    return [];
  }
}

/** Notes the articles of a file. @returns how many there are. */
export async function learnFile(
  galley: Galley,
  learner: Learner,
  file: Readable,
  task: LearnTask,
  errors: string[],
): Promise<number> {
  const articles = await articlesOf(galley, file, task, errors);
  for (const article of articles) if (isInShard(article.site, task.shard)) learner.add(article);
  return articles.length;
}

/** Reads and checks a file. @param siblings other articles of the run. @throws InputError when it cannot be used. */
export async function checkFile(
  galley: Galley,
  file: Readable,
  settings: RunSettings,
  facts?: FileFacts,
  siblings?: SiblingReader,
): Promise<OpenedFile> {
  const source = await read(file, readOptions(galley));
  const options = { ...settings, facts, siblings: siblings?.of(file.path) };
  return { source, articles: await checkSource(galley, source, options) };
}

/** The same as data. Never throws: a rule that fails on one article must not take the others down with it. */
export async function outcomeOf(path: string, work: () => Promise<OpenedFile>): Promise<Outcome> {
  try {
    const { articles } = await work();
    return { reports: articles.map(({ report }) => report), changed: isChanged(articles) };
  } catch (error) {
    return { error: messageOf(path, error) };
  }
}

export function isChanged(articles: readonly Checked[]): boolean {
  return articles.some(({ unit, result }) => unit.text !== result.text);
}

export function messageOf(path: string, error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error instanceof PluginError) return `${path}: ${error.message}`;
  return error instanceof InputError ? error.message : internalError(path, error);
}

/** What to say when a rule or the engine broke: not the user's fault. */
export function internalError(where: string, error: Error): string {
  return `${where}: internal error: ${error.message.split('\n')[0]}; please report it${process.env.GALLEY_DEBUG ? `\n${error.stack}` : ''}`;
}

/**
 * Reads a file again whose reports another thread made, or an earlier run; the cleaned texts follow from the edits.
 * @throws InputError when it is no longer what was checked.
 */
export async function reopen(
  galley: Galley,
  path: string,
  reports: readonly FileReport[],
  level: Level,
): Promise<OpenedFile> {
  const source = await readSource(path, readOptions(galley));
  if (source.units.length !== reports.length || reports.some(({ sha256 }) => sha256 !== source.sha256))
    throw new InputError(`${path}: was changed while it was being checked; run galley again`);
  const articles = source.units.map((unit, index): Checked => {
    const report = reports[index] as FileReport;
    const { language, verdict, scores, metadata, findings } = report;
    const text = applyEdits(unit.text, appliedEdits(findings, level));
    const result: Result = { language, verdict, scores, metadata, findings, text };
    return { unit, report, result };
  });
  return { source, articles };
}
