import { count } from '../summary.ts';
import type { Place } from './card.ts';
import { card } from './card.ts';
import { changedHtml, html } from './escape.ts';
import type { Atom, Note, Row } from './rows.ts';

/** Unchanged paragraphs from this many on, and deleted ones without a note of their own, fold into one line. */
const FOLD_SAME = 2;
const FOLD_GONE = 4;

/** The article: one grid row a paragraph, its notes beside it. */
export function articleHtml(rows: readonly Row[], place: Place): string {
  const out: string[] = [];
  const numbered = new Set<Note>();
  for (let index = 0; index < rows.length; ) {
    const same = runLength(rows, index, (row) => !row.touched);
    const gone = runLength(rows, index, (row) => isGone(row) && row.notes.length === 0);
    const length = same >= FOLD_SAME ? same : gone >= FOLD_GONE ? gone : 1;
    const run = rows.slice(index, index + length).map((row) => rowHtml(row, place, numbered));
    if (length === 1) out.push(...run);
    else {
      const words =
        same >= FOLD_SAME ? `${count(length, 'paragraph')} unchanged` : `${count(length, 'more paragraph')} deleted`;
      const kind = same >= FOLD_SAME ? 'kept' : 'gone';
      out.push(`<details class="fold ${kind}"><summary>${words}</summary>\n${run.join('')}</details>\n`);
    }
    index += length;
  }
  return out.join('');
}

function runLength(rows: readonly Row[], from: number, test: (row: Row) => boolean): number {
  let length = 0;
  for (let row = rows[from]; row && test(row); row = rows[from + length]) length++;
  return length;
}

const isGone = (row: Row): boolean => row.atoms.every(({ kind, text }) => kind === 'del' || text.trim() === '');

function rowHtml(row: Row, place: Place, numbered: Set<Note>): string {
  const atoms = trimmed(row.atoms)
    .map((atom) => atomHtml(atom, place, numbered))
    .join('');
  const state = !row.touched ? '' : isGone(row) ? ' gone' : ' touched';
  const noted = row.notes.length > 0 ? ' noted' : '';
  const notes = noted ? `<div class="notes">${row.notes.map((note) => card(note, place)).join('')}</div>` : '';
  return `<div class="row${state}${noted}"><p class="t" id="${place.id}-p${row.start}" tabindex="-1" dir="auto">${atoms}</p>${notes}</div>\n`;
}

/** Blank lines after a paragraph are layout, unless they are what changes. */
function trimmed(atoms: readonly Atom[]): readonly Atom[] {
  const result = [...atoms];
  const deletes = (note: Note | undefined): boolean => result.some((atom) => atom.note === note && atom.kind === 'del');
  for (let last = result.pop(); last; last = result.pop()) {
    const text = last.text.replace(/[\r\n]+$/, '');
    const layout = last.kind === 'same' || text !== '' || deletes(last.note);
    if (text && layout) return [...result, { ...last, text }];
    if (!layout) return [...result, last];
  }
  return result;
}

function atomHtml(atom: Atom, place: Place, numbered: Set<Note>): string {
  const { kind, text, note } = atom;
  if (!note) return html(text);
  let reference = '';
  if (!numbered.has(note)) {
    numbered.add(note);
    const id = `${place.id}-c${note.number}`;
    reference = `<sup class="ref"><a id="${place.id}-m${note.number}" href="#${id}" aria-label="note ${note.number}">${note.number}</a></sup>`;
  }
  const data = `data-c="${place.id}-c${note.number}" class="${note.finding.safety}"`;
  if (kind === 'same') return `${reference}<mark ${data}>${html(text, 'unclear')}</mark>`;
  return `${reference}<${kind} ${data}>${changedHtml(text, kind)}</${kind}>`;
}
