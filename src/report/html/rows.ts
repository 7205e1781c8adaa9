import type { Edit, Finding, Span } from '../../engine/finding.ts';
import type { Segment } from '../words.ts';
import { tracedDiff } from '../words.ts';

/** A finding as it stands in the margin of one file. */
export interface Note {
  readonly finding: Finding;
  /** 1-based, the number printed in the text and on the card. */
  readonly number: number;
}

/** A stretch of one paragraph: kept, gone or new, and the note behind it. */
export interface Atom extends Segment {
  readonly note?: Note;
}

/** One paragraph with the notes that begin in it. */
export interface Row extends Span {
  readonly atoms: Atom[];
  readonly notes: Note[];
  /** Something happens here: a change, a marked passage, a note, or a copy that a note points at. */
  touched: boolean;
}

/** The article as paragraphs, and the notes that speak of the whole article. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly whole: readonly Note[];
  /** The text when all changes that are drawn are accepted. */
  readonly accepted: string;
}

/** A passage without a drawn change is marked in the text up to this length, in UTF-16 units. */
const MARKED = 1500;

/** True for findings whose edits are drawn into the text: those a bulk command may apply. */
export const isDrawn = ({ finding }: Note): boolean => finding.safety !== 'report' && finding.edits.length > 0;

/** Lays the notes over the paragraphs of `text`. Linear in the text, about notes x paragraphs touched. */
export function layRows(text: string, notes: readonly Note[]): Rows {
  const rows: Row[] = paragraphs(text).map(({ start, end }) => ({ start, end, atoms: [], notes: [], touched: false }));
  const marks = notes.filter((note) => !isDrawn(note) && isPassage(note.finding, text));
  const drawn = disjoint(notes.filter(isDrawn).flatMap((note) => note.finding.edits.map((edit) => ({ edit, note }))));
  const segments = tracedDiff(
    text,
    drawn.map(({ edit }) => edit),
  );
  const borders = markBorders(marks);
  const at = rowFinder(rows);
  for (const { kind, text: piece, start, edit } of segments) {
    const note = edit === undefined ? undefined : drawn[edit]?.note;
    if (kind === 'ins') {
      put(at(start), kind, piece, note);
      continue;
    }
    let from = start;
    const end = start + piece.length;
    while (from < end) {
      const row = at(from);
      const to = Math.min(end, row?.end ?? end, kind === 'same' ? nextBorder(borders, from) : end);
      put(
        row,
        kind,
        text.slice(from, to),
        note ?? marks.find(({ finding }) => finding.start <= from && from < finding.end),
      );
      from = to;
    }
  }
  const whole: Note[] = [];
  for (const note of notes) {
    const row =
      isDrawn(note) || marks.includes(note) ? at(note.finding.edits[0]?.start ?? note.finding.start) : undefined;
    if (row) row.notes.push(note);
    else whole.push(note);
    for (const { start } of note.finding.related ?? []) touch(at(start));
  }
  for (const row of rows) row.touched ||= row.notes.length > 0;
  return { rows, whole, accepted: segments.map(({ kind, text: piece }) => (kind === 'del' ? '' : piece)).join('') };
}

/** The row that holds an offset; the last one for the end of the text. */
export function rowFinder(rows: readonly Row[]): (offset: number) => Row | undefined {
  return (offset) => {
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.end ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return rows[low];
  };
}

/**
 * Paragraphs that together are the whole text: blocks between blank lines, each with the blank lines after it. Where long
 * lines stand without blank lines between them, each line is a paragraph.
 */
export function paragraphs(text: string): Span[] {
  const result: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/\n(?:[^\S\n]*\n)+/g)) {
    result.push(...byLine(text, { start, end: match.index + match[0].length }));
    start = match.index + match[0].length;
  }
  if (start < text.length) result.push(...byLine(text, { start, end: text.length }));
  return result;
}

function byLine(text: string, block: Span): Span[] {
  const lines = text.slice(block.start, block.end).match(/[^\n]*\n\s*|[^\n]+$/g) ?? [];
  if (lines.length < 2 || (block.end - block.start) / lines.length < 120) return [block];
  let end = block.start;
  return lines.map((line) => {
    const start = end;
    end += line.length;
    return { start, end };
  });
}

/** A later phase may take away a paragraph that an earlier one repaired: the larger edit stands for both. */
function disjoint(edits: readonly { edit: Edit; note: Note }[]): { edit: Edit; note: Note }[] {
  const result: { edit: Edit; note: Note }[] = [];
  let end = 0;
  // An insertion touches the edit that begins at its place; it does not lie inside it.
  const last = ({ edit }: { edit: Edit }): number => (edit.start === edit.end ? Infinity : edit.end);
  for (const item of [...edits].sort(
    (a, b) => a.edit.start - b.edit.start || (last(b) === last(a) ? 0 : last(b) - last(a)),
  )) {
    if (item.edit.start < end) continue;
    result.push(item);
    end = item.edit.end;
  }
  return result;
}

function isPassage({ start, end }: Span, text: string): boolean {
  return (
    end > start && end - start <= MARKED && (end - start < text.length * 0.6 || !/\n\s*\n/.test(text.slice(start, end)))
  );
}

const markBorders = (marks: readonly Note[]): number[] =>
  [...new Set(marks.flatMap(({ finding }) => [finding.start, finding.end]))].sort((a, b) => a - b);

function nextBorder(borders: readonly number[], from: number): number {
  return borders.find((border) => border > from) ?? Infinity;
}

function put(row: Row | undefined, kind: Segment['kind'], text: string, note: Note | undefined): void {
  if (!row || !text) return;
  row.atoms.push(note ? { kind, text, note } : { kind, text });
  if (kind !== 'same' || note) row.touched = true;
}

const touch = (row: Row | undefined): void => {
  if (row) row.touched = true;
};
