import { InputError } from '../article/decode.ts';
import { siteName } from '../article/site-name.ts';
import { appliedEdits } from '../engine/applied.ts';
import { applyEdits } from '../engine/apply.ts';
import type { Level, Result } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import type { FileReport } from '../report/model.ts';
import type { ArticleFacts, CommonReader } from '../site/collection.ts';
import type { Learner } from '../site/learner.ts';
import { type Checked, checkSource } from './check.ts';
import { readSource, type SourceFile } from './source.ts';

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

/** What the articles of a run say about one file: about each article in their order. */
export interface FileFacts {
  readonly reader: CommonReader;
  readonly articles: readonly ArticleFacts[];
}

function readOptions(galley: Galley): { textField?: string } {
  const { textField } = galley.config;
  return textField === undefined ? {} : { textField };
}

/** Notes the articles of a file. @returns how many there are; a file that cannot be read has none, the check will say why. */
export async function learnFile(
  galley: Galley,
  learner: Learner,
  path: string,
  settings: Pick<RunSettings, 'site'>,
): Promise<number> {
  let units: SourceFile['units'];
  try {
    units = (await readSource(path, readOptions(galley))).units;
  } catch (error) {
    if (error instanceof InputError) return 0;
    throw error;
  }
  for (const { name, text, site } of units)
    learner.add({ id: name, text, site: siteName(settings.site ?? site ?? galley.settings(path).site ?? '') });
  return units.length;
}

/** Reads and checks a file. @throws InputError when it cannot be used. */
export async function checkFile(
  galley: Galley,
  path: string,
  settings: RunSettings,
  facts?: FileFacts,
): Promise<OpenedFile> {
  const source = await readSource(path, readOptions(galley));
  return { source, articles: await checkSource(galley, source, { ...settings, facts }) };
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
