import type { Answers } from './answers.ts';
import { type Filter, filterFromHash } from './filter.ts';

/** Asks what shall be in view: a text over the filter that holds, or another filter. */
export async function filterAsked(kind: 'search' | 'filter', now: Filter, answers: Answers): Promise<Filter> {
  const question =
    kind === 'search'
      ? 'Text (empty: all): '
      : 'Filter, as rule=spin state=open safety=safe confidence=0.9 (empty: all): ';
  const typed = ((await answers.line(question)) ?? '').trim();
  return kind === 'search' ? { ...now, text: typed } : filterFromHash(typed.split(/\s+/).join('&'));
}
