import type { Article } from '../article/article.ts';
import type { ActiveRule, Candidate } from './candidates.ts';
import type { Span } from './finding.ts';
import type { Placed } from './state.ts';

const confirming = new WeakMap<readonly ActiveRule[], readonly ActiveRule[]>();

/** The rules that confirm what others take out; sorted out once for all articles. */
export function confirmingRules(rules: readonly ActiveRule[]): readonly ActiveRule[] {
  let found = confirming.get(rules);
  if (!found) {
    found = rules.filter(({ rule }) => rule.confirms);
    confirming.set(rules, found);
  }
  return found;
}

/**
 * Words that deletions take and nobody else does. The deletion budget is there for the mistake of one kind of evidence; where a second kind, which knows nothing of the first,
 * would take the same words, there is none.
 * @param witnesses what the confirming rules would take out of the text as it came in.
 */
export function unprovenWords(
  deletions: readonly Placed[],
  witnesses: readonly Candidate[],
  original: Article,
): number {
  const spans = witnesses
    .filter(({ safety, suppressed }) => safety !== 'report' && !suppressed)
    .flatMap(({ edits, rule }) => edits.map(({ start, end }) => ({ start, end, id: rule.rule.id })));
  let words = 0;
  for (const { candidate, edits } of deletions) {
    const others = disjoint(spans.filter(({ id }) => id !== candidate.rule.rule.id));
    let proven = 0;
    for (const edit of edits)
      for (const { start, end } of others) {
        const from = Math.max(start, edit.start);
        const to = Math.min(end, edit.end);
        if (from < to) proven += original.tokensBefore(to) - original.tokensBefore(from);
      }
    words += Math.max(0, candidate.words - proven);
  }
  return words;
}

/** Spans of several rules may overlap; no word is proven twice. */
function disjoint(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined[joined.length - 1];
    if (last && start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}
