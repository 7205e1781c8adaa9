import { statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import type { Rule } from '../engine/rule.ts';
import type { Checked } from '../run/check.ts';
import { type SourceFile, sha256 } from '../run/source.ts';
import type { FoundFile } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { choiceOf, type Decisions, isToApply, planFile } from './apply.ts';
import { type Choice, changesOf, keyOf, proposalOf, type ReviewArticle } from './change.ts';
import { type Decision, type DecisionLog, latest } from './decisions.ts';
import { excerptOf, matchRemembered } from './kept.ts';
import type { ApplyOutcome } from './messages.ts';
import { articleName, fileOfName } from './names.ts';
import { type Move, Review } from './review.ts';

/** A file of the review, read and checked. */
export interface ReviewInput {
  readonly file: FoundFile;
  readonly source: SourceFile;
  readonly articles: readonly Checked[];
}

/** One look at all files, with the config as it is now. */
export interface Loaded {
  /** Folder that names of articles are relative to. */
  readonly root: string;
  /** The config file in force. */
  readonly configFile: string | undefined;
  readonly rules: readonly Rule[];
  /** Taken once, file by file: of thousands only what the review needs stays in memory. */
  readonly files: Iterable<ReviewInput> | AsyncIterable<ReviewInput>;
  /** Files that could not be read; complete when `files` is through. */
  readonly errors: readonly string[];
  /** Reads and checks one file as it is now. */
  again(file: FoundFile): Promise<ReviewInput>;
}

interface Held {
  readonly file: FoundFile;
  readonly articles: readonly ReviewArticle[];
  /** How the file looked on the disk when it was read. */
  readonly stamp: string;
}

/** The files of a review and what was decided about them: the side that reads and writes. */
export class Workspace {
  readonly #load: () => Promise<Loaded>;
  readonly #log: DecisionLog;
  readonly #by: string;
  readonly #decisions: Decision[];
  #loaded: Loaded | undefined;
  #held: Held[] = [];
  #review = new Review([]);
  /** Grows when articles were read anew, so that whoever shows them knows. */
  version = 0;

  constructor(load: () => Promise<Loaded>, log: DecisionLog, by: string) {
    this.#load = load;
    this.#log = log;
    this.#by = by;
    this.#decisions = [...log.earlier];
  }

  get loaded(): Loaded {
    if (!this.#loaded) throw new Error('the workspace was not loaded');
    return this.#loaded;
  }

  /** Number of files that were read, with those that have nothing to decide. */
  get files(): number {
    return this.#held.length;
  }

  get review(): Review {
    return this.#review;
  }

  get decisionsFile(): string {
    return this.#log.file;
  }

  /** Reads everything, config included. */
  async load(): Promise<void> {
    const loaded = await this.#load();
    const held: Held[] = [];
    for await (const input of loaded.files) held.push(this.#hold(input, loaded.root));
    this.#loaded = loaded;
    this.#held = held;
    this.#renew();
  }

  /** Keeps decisions: on the disk first, then in the review. @throws InputError when they cannot be saved. */
  decide(moves: readonly Move[]): void {
    const known = moves.filter(({ key }) => this.#review.change(key));
    this.#append(known.map((move) => this.#lineOf(move)));
    this.#review.adopt(known);
  }

  /** Keeps what the review decided by itself. */
  keep(moves: readonly Move[]): void {
    this.#append(moves.map((move) => this.#lineOf(move)));
  }

  /** Writes every file with accepted changes, whole or not at all, and looks at it again. */
  async apply(): Promise<ApplyOutcome> {
    const decisions = this.#present();
    const written: { file: string; changes: number }[] = [];
    const refused: { file: string; reason: string }[] = [];
    for (const [index, { file, articles }] of this.#held.entries()) {
      const name = articleName(this.loaded.root, file.path);
      const pending = articles.filter(({ changes }) =>
        changes.some(({ file: own, finding }) => isPending(decisions.get(own)?.get(finding.id))),
      );
      if (pending.length === 0) continue;
      try {
        const { source, articles: fresh } = await this.loaded.again(file);
        const plan = planFile(source, fresh, decisions, (unit) => articleName(this.loaded.root, unit));
        if ('refused' in plan) throw new InputError(plan.refused);
        if (source.format === 'html') throw new InputError(HTML);
        const bytes = await source.render(plan.texts);
        if (plan.done.length > 0) writeAtomically(file.path, bytes);
        const at = new Date().toISOString();
        this.#append(plan.done.map((one): Decision => ({ ...one, sha256: sha256(bytes), at, applied: true })));
        if (plan.done.length > 0) written.push({ file: name, changes: plan.done.length });
        for (const { id, rule } of plan.conflicts)
          refused.push({ file: name, reason: `the ${rule} change ${id} overlaps an edit and was left out` });
        this.#retire(articles);
        this.#held[index] = this.#hold(await this.loaded.again(file));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused.push({ file: name, reason: error.message });
      }
    }
    if (written.length > 0) this.#renew();
    return { written, refused };
  }

  /** Reads files anew that somebody else changed. @returns their names. */
  async refresh(): Promise<string[]> {
    const changed: string[] = [];
    for (const [index, { file, stamp }] of this.#held.entries()) {
      if (stampOf(file.path) === stamp) continue;
      try {
        this.#held[index] = this.#hold(await this.loaded.again(file));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        // Gone or half written: it stays as it was known, and applying will refuse it.
        this.#held[index] = { ...(this.#held[index] as Held), stamp: stampOf(file.path) };
        continue;
      }
      changed.push(articleName(this.loaded.root, file.path));
    }
    if (changed.length > 0) this.#renew();
    return changed;
  }

  #hold({ file, source, articles }: ReviewInput, root = this.loaded.root): Held {
    return {
      file,
      stamp: stampOf(file.path),
      articles: articles.map(({ unit, result }): ReviewArticle => {
        const name = articleName(root, unit.name);
        const changes = changesOf(name, result.findings);
        const article = { name, sha256: source.sha256, text: unit.text, changes };
        return source.format === 'html' ? { ...article, readOnly: HTML } : article;
      }),
    };
  }

  /** Decisions about changes that this review shows; what an earlier one accepted and nobody sees any more must not be in the way. */
  #present(): Decisions {
    const all = latest(this.#decisions, this.loaded.root);
    return new Map(
      [...all].map(([file, byId]) => [file, new Map([...byId].filter(([id]) => this.#review.change(keyOf(file, id))))]),
    );
  }

  /** Takes back what was accepted earlier in these articles and has no place in them any more. */
  #retire(articles: readonly ReviewArticle[]): void {
    const all = latest(this.#decisions, this.loaded.root);
    const gone = articles.flatMap(({ name, changes }) => {
      const ids = new Set(changes.map(({ finding }) => finding.id));
      return [...(all.get(name)?.values() ?? [])].filter((one) => isToApply(one) && !ids.has(one.id));
    });
    const at = new Date().toISOString();
    this.#append(
      gone.map((one): Decision => ({ ...one, decision: 'later', text: null, at, by: this.#by, undo: true })),
    );
  }

  #renew(): void {
    const articles = this.#held.flatMap((one) => one.articles).filter(({ changes }) => changes.length > 0);
    this.#review = new Review(articles, earlierChoices(articles, latest(this.#decisions, this.loaded.root)));
    this.version++;
  }

  #append(lines: readonly Decision[]): void {
    this.#log.append(lines);
    this.#decisions.push(...lines);
  }

  #lineOf({ key, choice }: Move): Decision {
    const change = this.#review.change(key);
    const article = this.#review.article(change?.file);
    if (!change || !article) throw new Error(`there is no change ${key}`);
    const { id, rule } = change.finding;
    return {
      v: 1,
      id,
      file: change.file,
      sha256: article.sha256,
      rule,
      decision: choice?.decision ?? 'later',
      text: choice?.decision === 'edit' ? choice.text : null,
      by: this.#by,
      at: new Date().toISOString(),
      ...(choice ? {} : { undo: true as const }),
      excerpt: excerptOf(article.text, change.finding),
      ...(choice?.decision === 'accept' && change.finding.alternatives
        ? { becomes: proposalOf(article.text, change) }
        : {}),
    };
  }

  /** The file of an article, for those who show its path. */
  pathOf(name: string): string {
    return path.resolve(this.loaded.root, fileOfName(name));
  }
}

const HTML = 'HTML cannot be written in place; use galley clean, which writes text';

const isPending = (decision: Decision | undefined): boolean => decision !== undefined && isToApply(decision);

/** What was decided before about changes that are still there. A rejection also holds when only the text around its passage changed. */
function earlierChoices(articles: readonly ReviewArticle[], byFile: Decisions): [string, Choice][] {
  return articles.flatMap(({ name, text, changes }) => {
    const matched = matchRemembered(
      byFile.get(name)?.values() ?? [],
      changes.map(({ finding }) => finding),
      text,
    );
    return [...matched].flatMap(([finding, decision]): [string, Choice][] => {
      const choice = choiceOf(decision);
      if (!choice || (decision.id !== finding.id && choice.decision !== 'reject')) return [];
      const change = changes.find((one) => one.finding === finding);
      if (change && decision.becomes !== undefined && decision.becomes !== proposalOf(text, change)) return [];
      return [[keyOf(name, finding.id), choice]];
    });
  });
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : 'gone';
}
