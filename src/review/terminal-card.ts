import { colorsFor } from '../report/colors.ts';
import { visible, visibleName } from '../report/visible.ts';
import { evidenceLines, relatedLines } from '../report/why.ts';
import { type Segment, wdiff, wordDiff } from '../report/words.ts';
import { type Change, type Choice, isGuarded, isNote, type ReviewArticle, reachOf } from './change.ts';
import { ACTIONS } from './keys.ts';
import type { Review } from './review.ts';

/** Characters of the article shown around a change. */
const AROUND = 120;
/** Longest stretch shown in full. */
const SHOWN = 1200;

/** A change in words: where, what and the text around it. */
export function cardText(article: ReviewArticle, change: Change, choice: Choice | undefined, color: boolean): string {
  const { finding } = change;
  const colors = colorsFor(color);
  const { start, end } = reachOf(change);
  const edits = choice?.decision === 'edit' ? [{ start, end, text: choice.text }] : finding.edits;
  const span = { start: Math.max(0, start - AROUND), end: Math.min(article.text.length, end + AROUND) };
  const segments = wordDiff(article.text, edits, span).map(
    ({ kind, text }): Segment => ({ kind, text: visible(shortened(text), kind === 'same' ? 'hidden' : 'unclear') }),
  );
  const drawn = color
    ? segments
        .map(({ kind, text }) => (kind === 'same' ? text : kind === 'del' ? colors.red(text) : colors.green(text)))
        .join('')
    : wdiff(segments);
  const quoted =
    finding.inQuote && isGuarded(change)
      ? '\nInside a quotation: never changed in bulk; it asks again before it accepts.'
      : '';
  const state = choice ? `\nSo far: ${choice.decision}` : '';
  return `\n${finding.message}${quoted}${state}\n\n${drawn.trim().replace(/^/gm, '  ')}\n${alternatives(finding.alternatives)}`;
}

/** `articles/a.txt (3/17) boilerplate/newsletter 0.97 safe — Accept [y,n,e,…]? ` */
export function promptText(review: Review, change: Change, view: readonly Change[]): string {
  const { rule, confidence, safety, alternatives = [] } = change.finding;
  const place = `${visibleName(change.file)} (${view.indexOf(change) + 1}/${view.length})`;
  const numbers = alternatives.length > 0 ? `1-${Math.min(9, alternatives.length)},` : '';
  const question = isNote(change) ? `Note [n,e,l,w,u,q,?]? ` : `Accept [y,n,e,${numbers}a,d,b,w,u,q,?]? `;
  const done = review.isDecided(change) ? ' (decided)' : '';
  return `${place} ${rule} ${confidence.toFixed(2)} ${safety}${done} — ${question}`;
}

export function whyText(
  article: ReviewArticle,
  change: Change,
  docs: { summary: string; why: string } | undefined,
): string {
  const lines = [
    ...evidenceLines(change.finding.evidence),
    ...relatedLines(change.finding, article.text).map((line) => `same as ${line}`),
    ...(docs ? [docs.summary, docs.why] : []),
    `galley explain ${change.finding.rule}`,
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

function alternatives(words: readonly string[] = []): string {
  if (words.length === 0) return '';
  return `\n  ${words
    .slice(0, 9)
    .map((word, index) => `${index + 1} ${visible(word)}`)
    .join(' · ')}\n`;
}

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN / 2)} […] ${text.slice(-SHOWN / 2)}`;
}

/** All keys and what they do. */
export function helpText(): string {
  return Object.values(ACTIONS)
    .map(({ keys, words }) => `${`  ${keys.length > 1 ? `${keys[0]}-${keys.at(-1)}` : keys[0]}`.padEnd(8)}${words}\n`)
    .join('');
}
