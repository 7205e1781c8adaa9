import type { Safety } from '../engine/finding.ts';
import type { Change } from './change.ts';
import type { Review } from './review.ts';

export const STATES = ['open', 'accepted', 'rejected', 'later'] as const;

/** Which changes are in view. Empty strings and 0 let everything through. */
export interface Filter {
  readonly rule: string;
  readonly safety: Safety | '';
  /** Lowest confidence, 0..1. */
  readonly confidence: number;
  /** Part of the name of the article. */
  readonly file: string;
  readonly state: (typeof STATES)[number] | '';
  /** Part of the passage, the replacement or the message, in any case. */
  readonly text: string;
}

export const NO_FILTER: Filter = { rule: '', safety: '', confidence: 0, file: '', state: '', text: '' };

export function isFiltering(filter: Filter): boolean {
  return filterToHash(filter) !== '';
}

/** The changes in view, in the order of the review. */
export function inView(review: Review, filter: Filter): Change[] {
  const text = filter.text.toLowerCase();
  return review.articles
    .filter(({ name }) => name.toLowerCase().includes(filter.file.toLowerCase()))
    .flatMap((article) =>
      article.changes.filter((change) => {
        const { rule, safety, confidence, start, end, message, edits } = change.finding;
        if (filter.rule && rule !== filter.rule && !rule.startsWith(`${filter.rule}/`)) return false;
        if (filter.safety && safety !== filter.safety) return false;
        if (confidence < filter.confidence) return false;
        if (filter.state && stateOf(review, change) !== filter.state) return false;
        if (!text) return true;
        const shown = [article.text.slice(start, end), message, ...edits.map((edit) => edit.text)];
        return shown.some((one) => one.toLowerCase().includes(text));
      }),
    );
}

export function stateOf(review: Review, change: Change): (typeof STATES)[number] {
  const decision = review.choice(change)?.decision;
  if (decision === 'accept' || decision === 'edit') return 'accepted';
  return decision === 'reject' ? 'rejected' : decision === 'later' ? 'later' : 'open';
}

/** `rule=spin&state=open`; empty for no filter. */
export function filterToHash(filter: Filter): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) parameters.set(key, String(value));
  return parameters.toString();
}

/** Reads it back; what makes no sense is left out. */
export function filterFromHash(hash: string): Filter {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const one = (key: string): string => parameters.get(key) ?? '';
  const among = <T extends string>(key: string, known: readonly T[]): T | '' =>
    known.find((value) => value === one(key)) ?? '';
  const confidence = Number(one('confidence'));
  return {
    rule: one('rule'),
    safety: among('safety', ['safe', 'review', 'report'] as const),
    confidence: confidence > 0 && confidence <= 1 ? confidence : 0,
    file: one('file'),
    state: among('state', STATES),
    text: one('text'),
  };
}
