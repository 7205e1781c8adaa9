import type { Article } from '../article/article.ts';
import { type Candidate, type CandidateOptions, rankOf, safetyAlone } from './candidates.ts';
import { unconfirmed } from './company.ts';
import { noSaferThanNeighbours } from './dependent.ts';
import type { Evidence, Finding, Result, Safety, Severity, Sign, Status, Verdict } from './finding.ts';
import { Identities } from './identity.ts';
import { TakenEdits } from './intervals.ts';
import type { Findings, RunOptions } from './options.ts';
import type { Placed, RunState } from './state.ts';
import { TIME_BUDGET, type TimeIsUp } from './time-budget.ts';

/** Safe deletions may take this share of the words of an article that is not known to be a whole page. */
export const DELETION_BUDGET = 0.3;
/** Rule of the finding that says that they would take more. */
export const BUDGET = 'engine/deletion-budget';
/** Rule of the finding that says that rules undo each other. */
export const CYCLE = 'engine/cycle';
/** When this share would go, there is no article: nothing is changed and a person is told. */
const NO_ARTICLE_SHARE = 0.9;
/** The same for a whole page, where a short article may stand in a lot of furniture. */
const EMPTY_PAGE_SHARE = 0.98;
/** Shares of fewer words than this say nothing. */
const FEW_WORDS = 12;

export interface Concluded {
  readonly result: Result;
  /** Share of words that applied safe deletions take. */
  readonly safeShare: number;
  /** Those deletions. */
  readonly safeDeletions: readonly Placed[];
  /** Words of the text. */
  readonly words: number;
  /** What is proposed, applied at this level or not. */
  readonly proposed: readonly Candidate[];
}

/** The deletion budget is exceeded by a run whose deletions were not demoted yet. */
export function exceedsBudget({ result, safeShare }: Concluded, options: RunOptions): boolean {
  return (
    !options.fullPage && options.budget !== false && safeShare > DELETION_BUDGET && result.verdict !== 'no-article'
  );
}

/** Kinds of findings that would be less safe, because the run found nothing that confirms them; `undefined` when that changes nothing. */
export function lonely({ result, proposed }: Concluded, options: RunOptions): ReadonlySet<Sign> | undefined {
  if (options.fullPage || options.budget === false || result.verdict === 'no-article') return undefined;
  const kinds = unconfirmed(proposed);
  const steps = ({ rule, draft, safety, words }: Candidate): boolean => {
    const sign = draft.sign ?? rule.rule.sign;
    return rule.safety === undefined && kinds.has(sign) && safetyAlone(sign, safety, words) !== safety;
  };
  return proposed.some(steps) ? kinds : undefined;
}

/** Those of the kinds that a run over the repaired text does not confirm either. */
export function stillUnconfirmed(kinds: ReadonlySet<Sign>, { proposed }: Concluded): ReadonlySet<Sign> {
  const left = unconfirmed(proposed);
  return new Set([...kinds].filter((kind) => left.has(kind)));
}

/** Turns the end of a run into findings with one status each, scores and a verdict. */
export function conclude(article: Article, state: RunState, found: Findings, judging: CandidateOptions): Concluded {
  const standing = noSaferThanNeighbours(article.text, state.standing());
  // Counted behind the characters phase: broken characters are no words, and the decision must not change when they are repaired.
  const words = found.words;
  const removed = (placed: readonly Placed[]): number => placed.reduce((sum, one) => sum + one.candidate.words, 0);
  const share = words === 0 ? 0 : Math.min(1, removed(standing) / words);
  // Known lines of the site are no part of the article, however many there are around a short one.
  const framed = removed(standing.filter((one) => one.candidate.rule.rule.scope === 'site'));
  const most = found.wholePage ? EMPTY_PAGE_SHARE : NO_ARTICLE_SHARE;
  const emptied = words >= FEW_WORDS && removed(standing) - framed >= most * (words - framed);
  const safeDeletions = standing.filter((one) => one.candidate.safety === 'safe');
  const safeShare = words < FEW_WORDS ? 0 : removed(safeDeletions) / words;
  const noArticle = found.noArticle || article.tokens.count === 0 || emptied;

  const list = new FindingList(article, noArticle);
  for (const one of standing) list.add(one, 'proposed');
  const waiting = [...found.rest.values()].flat().map(({ candidate, state: at }) => at.place(candidate));
  for (const one of waiting.sort((a, b) => rankOf(a.candidate.safety) - rankOf(b.candidate.safety))) {
    list.add(one, one.candidate.suppressed ? 'suppressed' : 'proposed');
  }
  for (const one of state.superseded) list.add(one, 'superseded');
  for (const { candidate, state: at, status } of found.losers) list.add(at.place(candidate), status);
  if (judging.demoteDeletions) list.note(BUDGET, budgetMessage(judging.safeShare ?? share));
  if (found.cycles.size > 0)
    list.note(CYCLE, `These rules undo each other and were stopped: ${[...found.cycles].sort().join(', ')}`);

  const findings = list.sorted();
  const edited = !noArticle && state.text !== article.text;
  const verdict: Verdict = noArticle ? 'no-article' : edited ? 'edited' : findings.some(isOpen) ? 'flagged' : 'clean';
  return {
    result: {
      verdict,
      language: article.language,
      scores: { spun: round(found.spun), boilerplate: round(share) },
      metadata: found.metadata,
      findings,
      text: edited ? state.text : article.text,
    },
    safeShare,
    safeDeletions,
    words,
    proposed: [...standing, ...waiting].map((one) => one.candidate),
  };
}

/** The result of a run that was stopped: the text as it was, and one finding that says why. A person must look, so it is a warning. */
export function outOfTime(article: Article, { at, seconds }: TimeIsUp): Result {
  const list = new FindingList(article, false);
  const message = `Checking this text took more than ${seconds} s of computing time, and ${at} was at work, so the text was left as it is; turn that rule off, cut the text into articles, or allow more time (--time-budget, timeBudget)`;
  list.note(TIME_BUDGET, message, 'warning', { at, seconds });
  return {
    verdict: 'flagged',
    language: article.language,
    scores: { spun: 0, boilerplate: 0 },
    metadata: {},
    findings: list.sorted(),
    text: article.text,
  };
}

/** Collects findings; a later one with the id of an earlier one, or with edits that overlap a proposed one, changes nothing any more. */
class FindingList {
  readonly #article: Article;
  readonly #noArticle: boolean;
  readonly #findings: Finding[] = [];
  readonly #keys = new Set<string>();
  readonly #taken = new TakenEdits();
  readonly #identities = new Identities();

  constructor(article: Article, noArticle: boolean) {
    this.#article = article;
    this.#noArticle = noArticle;
  }

  add(placed: Placed, wanted: Status): void {
    const { candidate, start, end, edits, related } = placed;
    const { rule, draft } = candidate;
    const key = `${rule.rule.id}|${draft.entry ?? ''}|${start}|${end}`;
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    let status = wanted;
    if (status === 'proposed') {
      if (edits.some((edit) => this.#taken.overlapping(edit).length > 0)) status = 'superseded';
      else for (const edit of edits) this.#taken.add(edit);
    }
    const safety: Safety = this.#noArticle ? 'report' : candidate.safety;
    this.#findings.push({
      id: this.#identities.of(rule.rule.id, draft.entry, this.#article.text, placed),
      rule: rule.rule.id,
      ...(draft.entry === undefined ? {} : { entry: draft.entry }),
      severity: candidate.severity,
      safety,
      status,
      confidence: round(candidate.confidence),
      inQuote: candidate.inQuote,
      start,
      end,
      ...this.#article.pointAt(start),
      message: draft.message,
      evidence: candidate.alone ? { ...draft.evidence, alone: true } : (draft.evidence ?? {}),
      edits,
      ...(draft.alternatives ? { alternatives: draft.alternatives } : {}),
      ...(related ? { related } : {}),
    });
  }

  /** A word of the engine itself about the whole article. */
  note(rule: string, message: string, severity: Severity = 'info', evidence: Evidence = {}): void {
    this.#findings.push({
      id: this.#identities.of(rule, undefined, this.#article.text, { start: 0, end: 0 }),
      rule,
      severity,
      safety: 'report',
      status: 'proposed',
      confidence: 1,
      inQuote: false,
      start: 0,
      end: 0,
      line: 1,
      column: 1,
      message,
      evidence,
      edits: [],
    });
  }

  sorted(): Finding[] {
    return this.#findings.sort(byPlace);
  }
}

/** The order of findings in a result. */
export function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || compare(a.rule, b.rule) || compare(a.entry ?? '', b.entry ?? '');
}

function budgetMessage(share: number): string {
  return `Safe deletions would take ${Math.round(share * 100)} % of the words, more than the budget of ${DELETION_BUDGET * 100} %, so a person should look at each of them.`;
}

function isOpen(finding: Finding): boolean {
  return finding.status === 'proposed' && finding.severity !== 'info';
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
