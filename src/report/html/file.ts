import type { Metadata, Verdict } from '../../engine/finding.ts';
import type { FileReport, ReviewedFile } from '../model.ts';
import { count } from '../summary.ts';
import { card } from './card.ts';
import { html } from './escape.ts';
import type { Note, Rows } from './rows.ts';
import { isDrawn, layRows, rowFinder } from './rows.ts';
import { articleHtml } from './text.ts';

/** The verdicts in words. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  clean: 'clean',
  edited: 'changes proposed',
  flagged: 'needs a look',
  'no-article': 'no article found',
};

/**
 * The section of one file: facts, then the article with its notes in the margin.
 *
 * @param id unique in the page, a valid HTML id
 * @param reviewed text of the file; without it only the cards are shown
 */
export function fileHtml(report: FileReport, reviewed: ReviewedFile | undefined, id: string): string {
  const findings = report.findings.filter(({ status }) => status === 'proposed');
  const notes = findings.map((finding, index): Note => ({ finding, number: index + 1 }));
  const text = reviewed?.text;
  const laid: Rows = text === undefined ? { rows: [], whole: notes, accepted: '' } : layRows(text, notes);
  const place = { id, text, rowAt: rowFinder(laid.rows) };
  const whole =
    laid.whole.length === 0
      ? ''
      : `<div class="notes whole">${laid.whole.map((note) => card(note, place)).join('')}</div>\n`;
  const article = text === undefined ? '' : `<div class="text">\n${articleHtml(laid.rows, place)}</div>\n`;
  return `<section class="file" id="${id}" aria-labelledby="${id}h">
<h2 id="${id}h">${html(report.path)} <span class="badge ${report.verdict}">${VERDICTS[report.verdict]}</span></h2>
${facts(report, findings.length)}${metadata(report.metadata)}${differs(laid, reviewed, notes)}${whole}${article}</section>
`;
}

function facts({ encoding, language, scores, findings }: FileReport, shown: number): string {
  const parts = [count(shown, 'finding'), html(encoding), html(language)];
  if (scores.boilerplate > 0) parts.push(`boilerplate ${percent(scores.boilerplate)} of the words`);
  if (scores.spun >= 0.01) parts.push(`spun: ${percent(scores.spun)} likely`);
  const rest = findings.length - shown;
  if (rest > 0) parts.push(`${count(rest, 'more finding')} covered by these or suppressed`);
  return `<p class="facts">${parts.join(' · ')}</p>\n`;
}

function metadata(values: Metadata): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0);
  if (entries.length === 0) return '';
  const items = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const shown = Array.isArray(value) ? value.join(', ') : String(value);
      return `<div><dt>${html(key)}</dt><dd>${html(shown)}</dd></div>`;
    });
  return `<dl class="facts metadata">${items.join('')}</dl>\n`;
}

/** A run at level `safe` leaves some of the drawn changes out; anything else means that changes were combined. */
function differs(laid: Rows, reviewed: ReviewedFile | undefined, notes: readonly Note[]): string {
  if (!reviewed || laid.accepted === reviewed.cleaned) return '';
  const safe = notes.filter(({ finding }) => finding.safety === 'safe');
  if (layRows(reviewed.text, safe).accepted === reviewed.cleaned) {
    const waiting = notes.filter((note) => isDrawn(note) && note.finding.safety === 'review').length;
    return `<p class="facts">The cleaned copy holds the safe changes; ${count(waiting, 'change')} for review ${waiting === 1 ? 'is' : 'are'} drawn here too.</p>\n`;
  }
  return '<p class="facts">Some changes build on each other: the cleaned copy can differ from the marks below.</p>\n';
}

/** `0.123` -> `12.3 %`; never 0 % for something nor 100 % for not quite all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1 %';
  if (share < 1 && share > 0.999) return 'over 99.9 %';
  return `${Number((share * 100).toFixed(1))} %`;
}
