import type { Edit, Span } from '../engine/finding.ts';
import { TakenEdits } from '../engine/intervals.ts';
import { tracedDiff } from '../report/words.ts';
import { type Change, type Choice, isNote, reachOf } from './change.ts';

/** A stretch of one paragraph. The `same` and `del` pieces of all paragraphs together are the original text. */
export interface Piece {
  readonly kind: 'same' | 'del' | 'ins';
  readonly text: string;
  /** The change behind it: a deletion, an insertion, or a passage that a note speaks of. */
  readonly key?: string;
  /** The copy that stays when the current change takes another one away. */
  readonly kept?: boolean;
}

/** A line of the article with the line breaks behind it. */
export interface Paragraph extends Span {
  readonly pieces: Piece[];
  /** Something happens here. */
  touched: boolean;
}

/** Longest passage without an edit that is marked in the text, in UTF-16 units. */
const MARKED = 1500;

/** The article with all its changes drawn in, whatever was decided. An edit of a person's own is drawn instead of the proposals it reaches over. */
export function layout(
  text: string,
  changes: readonly Change[],
  choiceOf: (change: Change) => Choice | undefined,
  current?: Change,
): Paragraph[] {
  const rows = paragraphsOf(text);
  const drawn = drawnEdits(changes, choiceOf);
  const marks = changes.filter((change) => isNote(change) && isPassage(change.finding, text));
  const kept = current?.finding.related ?? [];
  const borders = [
    ...new Set([
      ...marks.flatMap(({ finding }) => [finding.start, finding.end]),
      ...kept.flatMap(({ start, end }) => [start, end]),
    ]),
  ].sort((a, b) => a - b);
  let row = 0;
  for (const { kind, text: piece, start, edit } of tracedDiff(
    text,
    drawn.map((one) => one.edit),
  )) {
    const key = edit === undefined ? undefined : drawn[edit]?.key;
    while (row < rows.length - 1 && (rows[row] as Paragraph).end <= start) row++;
    if (kind === 'ins') {
      put(rows[row] as Paragraph, { kind, text: piece, ...(key ? { key } : {}) });
      continue;
    }
    const end = start + piece.length;
    for (let from = start; from < end; ) {
      while (row < rows.length - 1 && (rows[row] as Paragraph).end <= from) row++;
      const border = borders.find((one) => one > from) ?? end;
      const to = Math.min(end, (rows[row] as Paragraph).end, border);
      const owner = key ?? marks.find(({ finding }) => finding.start <= from && from < finding.end)?.key;
      const isKept = kept.some((one) => one.start <= from && from < one.end);
      put(rows[row] as Paragraph, {
        kind,
        text: text.slice(from, to),
        ...(owner ? { key: owner } : {}),
        ...(isKept ? { kept: true } : {}),
      });
      from = to;
    }
  }
  return rows;
}

/** Runs of paragraphs: those where nothing happens fold when there are at least `least` of them, but for the neighbours of a change. */
export function folded(
  rows: readonly Paragraph[],
  least = 3,
): { readonly rows: readonly Paragraph[]; readonly fold: boolean }[] {
  const isNear = (index: number): boolean => [index - 1, index, index + 1].some((at) => rows[at]?.touched === true);
  const result: { rows: Paragraph[]; fold: boolean }[] = [];
  for (const [index, row] of rows.entries()) {
    const last = result.at(-1);
    const fold = !isNear(index);
    if (last?.fold === fold) last.rows.push(row);
    else result.push({ rows: [row], fold });
  }
  return result.map(({ rows: run, fold }) => ({ rows: run, fold: fold && run.length >= least }));
}

function drawnEdits(
  changes: readonly Change[],
  choiceOf: (change: Change) => Choice | undefined,
): { edit: Edit; key: string }[] {
  const taken = new TakenEdits();
  const drawn: { edit: Edit; key: string }[] = [];
  const own = (change: Change): Choice | undefined => {
    const choice = choiceOf(change);
    return choice?.decision === 'edit' ? choice : undefined;
  };
  for (const change of [...changes].sort((a, b) => Number(Boolean(own(b))) - Number(Boolean(own(a))))) {
    const choice = own(change);
    const edits = choice?.decision === 'edit' ? [{ ...reachOf(change), text: choice.text }] : change.finding.edits;
    if (edits.some((edit) => taken.overlapping(edit).length > 0)) continue;
    for (const edit of edits) {
      taken.add(edit);
      drawn.push({ edit, key: change.key });
    }
  }
  return drawn;
}

function paragraphsOf(text: string): Paragraph[] {
  const rows: Paragraph[] = [];
  let start = 0;
  for (const match of text.matchAll(/\n(?:[^\S\n]*\n)*/g)) {
    const end = match.index + match[0].length;
    rows.push({ start, end, pieces: [], touched: false });
    start = end;
  }
  if (start < text.length || rows.length === 0) rows.push({ start, end: text.length, pieces: [], touched: false });
  return rows;
}

function isPassage({ start, end }: Span, text: string): boolean {
  return end > start && end - start <= MARKED && end - start < text.length * 0.8;
}

function put(row: Paragraph, piece: Piece): void {
  if (piece.text === '') return;
  row.pieces.push(piece);
  if (piece.kind !== 'same' || piece.key || piece.kept) row.touched = true;
}
