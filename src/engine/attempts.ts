import { Article } from '../article/article.ts';
import { sameRows } from '../article/rows.ts';
import { type ActiveRule, type Candidate, type CandidateOptions, candidateOf } from './candidates.ts';
import { type Concluded, conclude, DELETION_BUDGET, exceedsBudget, lonely, stillUnconfirmed } from './conclude.ts';
import type { Metadata, Result } from './finding.ts';
import { type Findings, noFindings, type RunOptions } from './options.ts';
import { confirmingRules, unprovenWords } from './proven.ts';
import { resolve } from './resolve.ts';
import { type CheckContext, PHASES, type Phase } from './rule.ts';
import { RunState } from './state.ts';
import type { TimeBudget } from './time-budget.ts';

/** The phases whose rules see an article row by row. */
const BEFORE_SPACING = PHASES.filter((phase) => phase !== 'spacing');

/** Passes of one phase, and rounds over all phases, that do not shorten the text; more than a handful means that two rules undo each other. What shortens it comes to an end. */
export const MAX_PASSES = 10;

/**
 * The way of an article: phase by phase, each until it changes nothing, then all again until no phase changes anything. That fixed point is what
 * makes cleaning idempotent. Yields only while an asynchronous rule works.
 */
export function* finish(original: Article, options: RunOptions, time: TimeBudget): Generator<Promise<void>, Result> {
  const { text } = original;
  const believing: CandidateOptions = { allow: options.allow, demoteDeletions: false };
  const believed = yield* attempt(original, options, time, believing);
  let judging = believing;
  let result = believed;
  for (let kinds = lonely(believed, options); kinds && kinds.size > 0; ) {
    judging = { ...believing, unconfirmed: kinds };
    result = yield* attempt(original, options, time, judging);
    if (result.result.text === text) break;
    // Repairs may uncover what confirms the rest, and a second run would see that.
    const again = yield* attempt(new Article(result.result.text, options.article), options, time, believing);
    const fewer = stillUnconfirmed(kinds, again);
    if (fewer.size === kinds.size) break;
    kinds = fewer;
    if (kinds.size === 0) [judging, result] = [believing, believed];
  }
  if (!exceedsBudget(result, options) || (yield* isProven(result, original, options, time))) return result.result;
  // Labels alone would do at level `review`, but what is applied at level `safe` must be decided anew.
  judging = { ...judging, demoteDeletions: true, safeShare: result.safeShare };
  const demoted = yield* attempt(original, options, time, judging);
  if (demoted.result.text === text || options.level !== 'safe') return demoted.result;
  // Repairs change what can be deleted. The repaired text is what a second run would see, so it has the last word on the budget.
  const repaired = yield* attempt(original, options, time, judging, true);
  if (!exceedsBudget(repaired, options)) return repaired.result;
  const again = new Article(demoted.result.text, options.article);
  const second = yield* attempt(again, options, time, { ...judging, demoteDeletions: false });
  return (yield* isProven(second, again, options, time)) ? repaired.result : demoted.result;
}

/** Do rules that look at something else than wording take so much of the same words that what is left is within the budget? Asked only when the budget is exceeded. */
function* isProven(
  { safeDeletions, words }: Concluded,
  original: Article,
  options: RunOptions,
  time: TimeBudget,
): Generator<Promise<void>, boolean> {
  const rules = confirmingRules(options.rules);
  if (rules.length === 0) return false;
  const judging: CandidateOptions = { allow: options.allow, demoteDeletions: false };
  const witnesses = yield* check('lines', original, original, { ...options, rules }, time, judging, noFindings(false));
  return unprovenWords(safeDeletions, witnesses, original) <= DELETION_BUDGET * words;
}

function* attempt(
  original: Article,
  options: RunOptions,
  time: TimeBudget,
  firstJudging: CandidateOptions,
  thenDelete = false,
): Generator<Promise<void>, ReturnType<typeof conclude>> {
  let judging = firstJudging;
  const findings = noFindings(options.fullPage);
  const { text } = original.beginRun();
  let state = new RunState(text);
  let article = original;
  // A list: there are few, and a set would have to hash them.
  const seen = [text];
  /** The text that each phase was last content with; there it need not look again. */
  const settled = new Map<Phase, string>();
  let counted = false;
  for (let rounds = 0; rounds < MAX_PASSES; ) {
    const before = state.text;
    for (const phase of PHASES) {
      for (let passes = 0; ; ) {
        if (settled.get(phase) === state.text) break;
        if (article.text !== state.text) article = new Article(state.text, options.article);
        if (!counted && phase === 'structure') {
          findings.words = article.tokens.count;
          counted = true;
        }
        const candidates = yield* check(phase, article, original, options, time, judging, findings);
        const { winners, superseded, conflicts, rest } = resolve(candidates, options.level);
        findings.rest.set(
          phase,
          rest.map((candidate) => ({ candidate, state })),
        );
        if (winners.length === 0) {
          settled.set(phase, state.text);
          break;
        }
        for (const candidate of superseded) findings.losers.push({ candidate, state, status: 'superseded' });
        const { state: next, refused } = state.advance(winners);
        for (const candidate of [...refused, ...conflicts])
          findings.losers.push({ candidate, state, status: 'conflict' });
        if (next.text === state.text) break;
        if (next.text.length >= state.text.length) passes++;
        if (seen.includes(next.text) || passes === MAX_PASSES) {
          for (const winner of winners) findings.cycles.add(winner.rule.rule.id);
          break;
        }
        seen.push(next.text);
        // What changed outside the rows is nothing to the other phases, which were content with these rows.
        if (phase === 'spacing' && settledAll(settled, state.text)) {
          const spaced = new Article(next.text, options.article);
          if (sameRows(article, spaced)) for (const other of BEFORE_SPACING) settled.set(other, next.text);
          article = spaced;
        }
        state = next;
      }
    }
    if (findings.cycles.size > 0) break;
    if (state.text.length >= before.length) rounds++;
    if (state.text !== before) continue;
    if (!thenDelete || !judging.demoteDeletions) break;
    // Everything but the deletions is done: now they are judged as they are.
    judging = { ...judging, demoteDeletions: false };
    settled.clear();
    counted = false;
  }
  return conclude(original, state, findings, judging);
}

function settledAll(settled: ReadonlyMap<Phase, string>, text: string): boolean {
  return BEFORE_SPACING.every((phase) => settled.get(phase) === text);
}

function* check(
  phase: Phase,
  article: Article,
  original: Article,
  options: RunOptions,
  time: TimeBudget,
  judging: CandidateOptions,
  findings: Findings,
): Generator<Promise<void>, Candidate[]> {
  const candidates: Candidate[] = [];
  let active: ActiveRule;
  // One context for all rules: making one for each takes longer than most of them look at an article.
  const context: CheckContext = {
    article,
    original,
    fullPage: options.fullPage,
    get metadata() {
      return findings.metadata;
    },
    knowledge: options.knowledge,
    siblings: options.siblings,
    report(draft) {
      const candidate = candidateOf(draft, active, article, judging);
      if (!candidate) return;
      candidates.push(candidate);
      if (draft.metadata && !candidate.suppressed) findings.metadata = merge(findings.metadata, draft.metadata);
    },
    learn(metadata) {
      findings.metadata = merge(findings.metadata, metadata);
    },
    score(_name, value) {
      findings.spun = Math.max(findings.spun, value);
    },
    noArticle() {
      findings.noArticle = true;
    },
    wholePage() {
      findings.wholePage = true;
    },
    checkTime(at) {
      time.check(at ?? active.rule.id);
    },
  };
  time.check('engine/resolve');
  for (active of rulesOf(options.rules, phase)) {
    const pending = active.check(context);
    if (pending) yield* time.wait(pending);
    if (!active.rule.paced) time.check(active.rule.id);
  }
  return candidates;
}

const byPhase = new WeakMap<readonly ActiveRule[], ReadonlyMap<Phase, readonly ActiveRule[]>>();

/** The rules of one phase, in their order; sorted out once for all articles. */
function rulesOf(rules: readonly ActiveRule[], phase: Phase): readonly ActiveRule[] {
  let phases = byPhase.get(rules);
  if (!phases) {
    phases = new Map(PHASES.map((name) => [name, rules.filter(({ rule }) => rule.phase === name)]));
    byPhase.set(rules, phases);
  }
  return phases.get(phase) as readonly ActiveRule[];
}

/** What was found first stays; lists are joined without repeats. */
function merge(known: Metadata, found: Metadata): Metadata {
  const merged: Record<string, string | string[]> = { ...known };
  for (const [key, value] of Object.entries(found) as [string, string | string[]][]) {
    const old = merged[key];
    if (old === undefined) merged[key] = value;
    else if (Array.isArray(old) && Array.isArray(value)) merged[key] = [...new Set([...old, ...value])];
  }
  return merged as Metadata;
}
