import type { Candidate } from './candidates.ts';
import type { Sign } from './finding.ts';
import type { Phase } from './rule.ts';

/** Signs from which on a text is known to come from a page, and every finding in it is believed. */
const ENOUGH = 2;
/** So many pictures that left nothing but their captions are a sign, and confirm each other. */
const PICTURES = 2;
/** Broken characters and words that could be better say nothing about the page. */
const TELLING: ReadonlySet<Phase> = new Set<Phase>(['structure', 'lines']);
const NONE: ReadonlySet<Sign> = new Set();
const LONE: ReadonlySet<Sign> = new Set(['furniture', 'picture', 'provenance']);
const LONE_BUT_PICTURES: ReadonlySet<Sign> = new Set(['furniture', 'provenance']);
/**
 * The kinds of findings that nothing else in the text confirms.
 * @param candidates all that is proposed. Copies of paragraphs are one sign, however many, because one accident makes them all.
 */
export function unconfirmed(candidates: readonly Candidate[]): ReadonlySet<Sign> {
  let signs = 0;
  let pictures = 0;
  const copying = new Set<string>();
  for (const { rule, draft, words, safety, suppressed } of candidates) {
    const sign = draft.sign ?? rule.rule.sign;
    if (safety === 'report' || suppressed || !TELLING.has(rule.rule.phase)) continue;
    if (sign === 'picture') pictures++;
    if (words === 0 || sign === 'picture' || sign === 'provenance') continue;
    if (sign === 'proof') return NONE;
    if (draft.related && copying.has(rule.rule.id)) continue;
    if (draft.related) copying.add(rule.rule.id);
    signs++;
  }
  if (signs + (pictures >= PICTURES ? 1 : 0) >= ENOUGH) return NONE;
  return pictures >= PICTURES ? LONE_BUT_PICTURES : LONE;
}
