import path from 'node:path';
import { Article } from '../article/article.ts';
import { InputError } from '../article/decode.ts';
import { explanationOf } from '../cli/explain.ts';
import { ruleRows } from '../cli/rules.ts';
import { type OpenFile, Session } from '../cli/session.ts';
import { isAppliedAt } from '../engine/applied.ts';
import type { Finding, Level } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import { shorten } from '../report/layout.ts';
import { actionOf, nameOf } from '../report/placed.ts';
import { oneLine } from '../report/visible.ts';
import { evidenceLines } from '../report/why.ts';
import { type Checked, checkSource } from '../run/check.ts';
import type { Galleys } from '../run/galleys.ts';
import { type SourceFile, sourceOfText } from '../run/source.ts';
import type { FoundFile } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import type { Root } from './root.ts';

/** What the tools do, apart from the protocol. Every answer is plain JSON as `schemas.ts` says. */
export class Tools {
  readonly #root: Root;
  readonly #galleys: Galleys;

  constructor(root: Root, galleys: Galleys) {
    this.#root = root;
    this.#galleys = galleys;
  }

  async check(given: { paths?: readonly string[] | undefined; text?: string | undefined; name: string; max: number }) {
    const galley = await this.#galley();
    const files: ReturnType<typeof fileAnswer>[] = [];
    const problems: string[] = [];
    if (one(given.paths, given.text, 'paths') === 'text') {
      const articles = await this.#checkText(galley, given.text ?? '', given.name, 'review');
      files.push(...articles.map((article) => fileAnswer(article, article.report.path)));
    } else {
      for await (const { articles } of this.#checkFiles(galley, given.paths ?? [], 'review', problems)) {
        files.push(...articles.map((article) => fileAnswer(article, this.#root.nameOf(article.report.path))));
      }
    }
    return { ...limited(files, given.max), problems };
  }

  async clean(given: { path?: string | undefined; text?: string | undefined; name: string; level: Level }) {
    const galley = await this.#galley();
    const articles =
      one(given.path, given.text, 'path') === 'text'
        ? await this.#checkText(galley, given.text ?? '', given.name, given.level)
        : await this.#checkPath(galley, given.path ?? '', given.level);
    const [article] = articles;
    if (!article || articles.length > 1) {
      throw new InputError(`clean takes one article, and this file holds ${articles.length}; galley clean takes it`);
    }
    const { result, report } = article;
    const proposed = result.findings.filter(({ status }) => status === 'proposed');
    const applied = proposed.filter((finding) => finding.edits.length > 0 && isAppliedAt(finding, given.level));
    return {
      text: result.text,
      verdict: result.verdict,
      applied: applied.length,
      left: proposed.length - applied.length,
      metadata: { ...report.metadata },
    };
  }

  async explain({ rule }: { rule: string }) {
    return { text: explanationOf(await this.#galley(), rule) };
  }

  async rules({ family }: { family?: string | undefined }) {
    const rows = ruleRows(await this.#galley())
      .filter(({ id }) => family === undefined || id.startsWith(`${family}/`))
      .map(({ id, on, safety, severity, summary }) => ({ id, on, safety, severity, summary }));
    return { rules: rows };
  }

  /** Changes files in place, as `galley fix` does. */
  async fix({ paths, level }: { paths: readonly string[]; level: Level }) {
    const changed: { path: string; findings: number }[] = [];
    const problems: string[] = [];
    let unchanged = 0;
    for await (const { source, articles } of this.#checkFiles(await this.#galley(), paths, level, problems)) {
      const name = this.#root.nameOf(source.path);
      try {
        if (source.format === 'html')
          throw new InputError(`${name}: HTML cannot be fixed in place; see the tool clean`);
        if (articles.every(({ unit, result }) => unit.text === result.text)) {
          unchanged++;
          continue;
        }
        writeAtomically(source.path, await source.render(articles.map(({ result }) => result.text)));
        const applied = articles.flatMap(({ result }) =>
          result.findings.filter((finding) => finding.edits.length > 0 && isAppliedAt(finding, level)),
        );
        changed.push({ path: name, findings: applied.length });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(error.message);
      }
    }
    return { changed, unchanged, problems };
  }

  #galley(): Promise<Galley> {
    return this.#galleys.for(this.#root.folder, this.#root.folder);
  }

  async *#checkFiles(
    galley: Galley,
    wishes: readonly string[],
    level: Level,
    problems: string[],
  ): AsyncGenerator<OpenFile> {
    const walk = { ignore: galley.config.ignore ?? [], root: galley.root };
    const files = await this.#root.articles(wishes, walk);
    yield* this.#checkFound(galley, files, level, problems);
  }

  /** As the commands do, with baseline and decisions. */
  async *#checkFound(
    galley: Galley,
    files: readonly FoundFile[],
    level: Level,
    problems: string[],
  ): AsyncGenerator<OpenFile> {
    const session = new Session(galley, { workers: 1, cache: false });
    yield* session.openedFiles(files, level);
    problems.push(...session.errors.map((message) => message.replaceAll(`${this.#root.folder}${path.sep}`, '')));
  }

  async #checkPath(galley: Galley, wish: string, level: Level): Promise<Checked[]> {
    const walk = { ignore: galley.config.ignore ?? [], root: galley.root };
    const [file] = await this.#root.articles([wish], walk);
    if (!file) throw new InputError(`${wish}: is ignored by the config`);
    if (file.path !== this.#root.resolve(wish)) throw new InputError(`${wish}: is a folder; clean takes one file`);
    const problems: string[] = [];
    for await (const { articles } of this.#checkFound(galley, [file], level, problems)) return [...articles];
    throw new InputError(problems[0] ?? `${wish}: cannot be read`);
  }

  async #checkText(galley: Galley, text: string, name: string, level: Level): Promise<Checked[]> {
    const source: SourceFile = await sourceOfText(path.basename(name), text, fieldOf(galley));
    return checkSource(galley, source, { level });
  }
}

function fieldOf({ config: { textField } }: Galley): { textField?: string } {
  return textField === undefined ? {} : { textField };
}

/** @throws InputError unless exactly one of the two is given. */
function one(file: unknown, text: string | undefined, key: string): 'file' | 'text' {
  if ((file === undefined) === (text === undefined)) throw new InputError(`give either ${key} or text`);
  return text === undefined ? 'file' : 'text';
}

function fileAnswer({ report, unit }: Checked, name: string) {
  const article = new Article(unit.text);
  const { verdict, language, scores } = report;
  const proposed = report.findings.filter(({ status }) => status === 'proposed');
  return { path: name, verdict, language, scores, findings: proposed.map((finding) => answer(finding, article)) };
}

function answer(finding: Finding, article: Article) {
  const { id, severity, safety, confidence, inQuote, message, edits, evidence, start, end } = finding;
  return {
    id,
    rule: nameOf(finding),
    severity,
    safety,
    confidence,
    inQuote,
    ...article.pointAt(start),
    message: oneLine(message),
    text: oneLine(shorten(article.text.slice(start, end))).trim(),
    ...(edits.length > 0 && { change: actionOf(edits) }),
    evidence: evidenceLines(evidence),
  };
}

/** Counts everything, shows the first findings: an answer is read by a model that pays by the word. */
function limited(files: readonly ReturnType<typeof fileAnswer>[], max: number) {
  const all = files.flatMap(({ findings }) => findings);
  const of = (safety: string): number => all.filter((finding) => finding.safety === safety).length;
  let room = max;
  const shown = files.map((file) => {
    const findings = file.findings.slice(0, room);
    room -= findings.length;
    return { ...file, findings };
  });
  const omitted = Math.max(0, all.length - max);
  const summary = { articles: files.length, safe: of('safe'), review: of('review'), report: of('report'), omitted };
  return { files: shown, summary };
}
