import type { Excerpt } from '../excerpt.ts';
import { excerpts } from '../excerpt.ts';
import { count } from '../summary.ts';
import { evidenceLines, lineAt, opening } from '../why.ts';
import { attribute, html } from './escape.ts';
import type { Note, Row } from './rows.ts';
import { isDrawn } from './rows.ts';

/** Where a card stands. */
export interface Place {
  /** Prefix of all ids of this file, for instance `f3`. */
  readonly id: string;
  readonly text: string | undefined;
  readonly rowAt: (offset: number) => Row | undefined;
}

/** The card of one finding: what, what is proposed, why, and where the kept copy stands. */
export function card(note: Note, place: Place): string {
  const { finding, number } = note;
  const { rule, entry, safety, confidence, message, line, column, inQuote } = finding;
  const id = `${place.id}-c${number}`;
  const position = `line ${line}, column ${column}`;
  const where =
    place.text !== undefined && isAnchored(note, place)
      ? `<a href="#${place.id}-m${number}">${position}</a>`
      : position;
  const name = `${html(rule)}${entry === undefined ? '' : `<span class="entry">/${html(entry)}</span>`}`;
  return `<article class="card ${safety}" id="${id}" tabindex="-1" aria-labelledby="${id}h" data-rule="${attribute(rule)}" data-safety="${safety}">
<h3 id="${id}h"><span class="n">${number}</span> ${name}</h3>
<p class="meta"><span class="badge ${safety}">${safety}</span> confidence ${confidence.toFixed(2)} · ${where}</p>
<p class="msg">${html(message)}</p>
${inQuote ? '<p class="inquote">inside a quotation: never changed in bulk</p>\n' : ''}${changes(note, place)}${alternatives(note)}${why(note)}${related(note, place)}</article>
`;
}

/** Covered by a larger change, a finding has no place of its own in the text. */
function isAnchored(note: Note, { rowAt }: Place): boolean {
  const row = rowAt(note.finding.edits[0]?.start ?? note.finding.start);
  return row?.atoms.some((atom) => atom.note === note) ?? false;
}

function changes(note: Note, { text }: Place): string {
  if (text === undefined || note.finding.edits.length === 0) return '';
  const { excerpts: shown, left } = excerpts(text, note.finding);
  const rest = left > 0 ? `<p class="more">and ${count(left, 'more change')} of the same kind</p>` : '';
  const only = isDrawn(note) ? '' : '<p class="more">Only a suggestion, to be accepted one by one:</p>';
  return `${only}<div class="change">${shown.map(beforeAfter).join('')}</div>${rest}\n`;
}

function beforeAfter({ segments, whole }: Excerpt): string {
  const side = (without: 'del' | 'ins', tag: 'del' | 'ins'): string =>
    segments
      .map(({ kind, text }) =>
        kind === without ? '' : kind === 'same' ? html(text) : `<${tag}>${html(text)}</${tag}>`,
      )
      .join('');
  const before = `<p dir="auto"><span class="sign" role="img" aria-label="before">−</span> ${side('ins', 'del')}</p>`;
  return whole
    ? before
    : `${before}<p dir="auto"><span class="sign" role="img" aria-label="after">+</span> ${side('del', 'ins')}</p>`;
}

function alternatives({ finding }: Note): string {
  if (!finding.alternatives || finding.alternatives.length < 2) return '';
  return `<p class="more">or: ${finding.alternatives
    .slice(1)
    .map((text) => `“${html(text, 'unclear')}”`)
    .join(', ')}</p>\n`;
}

function why({ finding }: Note): string {
  const lines = evidenceLines(finding.evidence);
  if (lines.length === 0) return '';
  return `<p class="why"><b>why</b> ${lines.map((line) => html(line)).join(' · ')}</p>\n`;
}

function related({ finding }: Note, { id, text, rowAt }: Place): string {
  if (!finding.related || text === undefined) return '';
  return finding.related
    .map(({ start, end }) => {
      const words = `line ${lineAt(text, start)}: ${opening(text.slice(start, end))}`;
      const row = rowAt(start);
      return `<p class="kept">kept copy: ${row ? `<a href="#${id}-p${row.start}">${html(words)}</a>` : html(words)}</p>\n`;
    })
    .join('');
}
