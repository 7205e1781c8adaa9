import type { Article } from '../article/article.ts';
import { fold } from '../article/characters.ts';
import type { Draft, Edit, Level, Safety, Severity, Sign } from './finding.ts';
import type { Phase, Rule } from './rule.ts';

/** A rule as the config left it, ready to run. `order` is its declared position and breaks ties between rules. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly order: number;
  readonly check: ReturnType<Rule['create']>;
  /** Set by the config: replaces the safety of every finding of the rule (the guard of quotations stays). */
  readonly safety?: Safety;
  readonly severity?: Severity;
}

/** A draft with everything that decides its fate; offsets still refer to the text of its phase. */
export interface Candidate {
  readonly draft: Draft;
  readonly rule: ActiveRule;
  readonly safety: Safety;
  readonly severity: Severity;
  readonly confidence: number;
  readonly inQuote: boolean;
  readonly suppressed: boolean;
  readonly edits: readonly Edit[];
  /** Words of the article that the edits take away, counted in the text of the phase. */
  readonly words: number;
  /** Nothing else in the text confirms it, so it is less safe than its rule says. */
  readonly alone: boolean;
}

const RANK: Readonly<Record<Safety, number>> = { safe: 0, review: 1, report: 2 };
const CONFIDENCE: Readonly<Record<Safety, number>> = { safe: 0.95, review: 0.8, report: 0.5 };

/** One step down: what a bulk command may do with a finding that nothing else in the text confirms. */
const DOWN: Readonly<Record<Safety, Safety>> = { safe: 'review', review: 'report', report: 'report' };

export function rankOf(safety: Safety): number {
  return RANK[safety];
}

export function isApplied(
  candidate: { safety: Safety; suppressed?: boolean; edits: readonly Edit[] },
  level: Level,
): boolean {
  return candidate.edits.length > 0 && !candidate.suppressed && RANK[candidate.safety] <= RANK[level];
}

export interface CandidateOptions {
  /** Phrases that must never be touched, folded. */
  readonly allow: readonly string[];
  /** The deletion budget is exceeded: safe deletions become `review`. */
  readonly demoteDeletions: boolean;
  /** Share of the words that they would take, 0..1. */
  readonly safeShare?: number;
  /** Kinds of findings that nothing else in the text confirms. */
  readonly unconfirmed?: ReadonlySet<Sign>;
}

/**
 * Judges a draft: safety after config, guard of quotations, protected ranges, allowed terms. `undefined` when it touches a protected range.
 * @throws when a rule reports offsets outside the text or overlapping edits: a bug in the rule, named here.
 */
export function candidateOf(
  draft: Draft,
  rule: ActiveRule,
  article: Article,
  options: CandidateOptions,
): Candidate | undefined {
  const edits = [...(draft.edits ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
  assertSound(draft, edits, rule.rule.id, article.text.length);
  if (edits.some((edit) => article.isProtected(edit))) return undefined;
  const inQuote =
    edits.length > 0
      ? edits.some((edit) => article.inQuote(edit.start, edit.end))
      : article.inQuote(draft.start, draft.end);
  let safety = rule.safety ?? draft.safety ?? rule.rule.safety;
  const words = takenWords(rule, edits, article);
  const believed = safety;
  const sign = draft.sign ?? rule.rule.sign;
  if (rule.safety === undefined && options.unconfirmed?.has(sign)) safety = safetyAlone(sign, safety, words);
  const alone = safety !== believed;
  if (options.demoteDeletions && safety === 'safe' && words > 0) safety = 'review';
  if (inQuote && guardsQuotations(rule.rule.phase)) safety = 'report';
  return {
    draft,
    rule,
    safety,
    severity: rule.severity ?? draft.severity ?? rule.rule.severity,
    confidence: draft.confidence ?? CONFIDENCE[safety],
    inQuote,
    suppressed: options.allow.length > 0 && isAllowed(draft, edits, article.text, options.allow),
    edits,
    words,
    alone,
  };
}

/** Repairing characters and white space inside a quotation restores what was said; taking or changing words does not. */
function guardsQuotations(phase: Phase): boolean {
  return phase === 'structure' || phase === 'lines' || phase === 'words';
}

/** Words that go and get no others in their place. Tags and broken characters hold letters, but no words of the article. */
function takenWords(rule: ActiveRule, edits: readonly Edit[], article: Article): number {
  if (rule.rule.phase === 'characters') return 0;
  let words = 0;
  for (const edit of edits) {
    if (edit.text.trim() === '') words += article.tokensBefore(edit.end) - article.tokensBefore(edit.start);
  }
  return words;
}

function isAllowed(draft: Draft, edits: readonly Edit[], text: string, allow: readonly string[]): boolean {
  const ranges = edits.length > 0 ? edits : [draft];
  return ranges.some((range) => {
    const touched = foldText(text.slice(range.start, range.end));
    return allow.some((term) => touched.includes(term));
  });
}

const ASCII = /^[\0-\x7f]*$/;

/** Lower case, typographic apostrophes and runs of white space folded; for comparing terms, not for display. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim();
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out += code === 0x2019 || code === 0x2018 ? "'" : String.fromCharCode(fold(code));
  }
  return out.replace(/\s+/g, ' ').trim();
}

function assertSound(draft: Draft, edits: readonly Edit[], id: string, length: number): void {
  const bad = (what: string): never => {
    throw new Error(
      `rule ${id} reported ${what} (${draft.start}–${draft.end} in a text of ${length} units): ${draft.message}`,
    );
  };
  if (!(draft.start >= 0 && draft.start <= draft.end && draft.end <= length)) bad('a range outside the text');
  let at = -1;
  for (const edit of edits) {
    if (!(edit.start >= 0 && edit.start <= edit.end && edit.end <= length)) bad('an edit outside the text');
    if (edit.start < at || (edit.start === edit.end && edit.start === at)) bad('overlapping edits');
    at = edit.end;
  }
}

/** Best first: safety, declared order, confidence, start, longer, entry. */
export function byRank(a: Candidate, b: Candidate): number {
  return (
    RANK[a.safety] - RANK[b.safety] ||
    a.rule.order - b.rule.order ||
    b.confidence - a.confidence ||
    a.draft.start - b.draft.start ||
    reachOf(b) - reachOf(a) ||
    compare(a.draft.entry ?? '', b.draft.entry ?? '')
  );
}

/** Where a candidate ends, its edits included: of two that start together the one that says more comes first. */
function reachOf({ draft, edits }: Candidate): number {
  return Math.max(draft.end, edits[edits.length - 1]?.end ?? 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The safety of a finding that nothing else confirms.
 * @param words words of the article that it takes away.
 */
export function safetyAlone(sign: Sign, safety: Safety, words: number): Safety {
  if (sign === 'furniture') return words > 0 ? DOWN[safety] : safety;
  return sign === 'proof' ? safety : 'report';
}
