import { byPosition } from '../engine/apply.ts';
import type { Edit, Finding, Span } from '../engine/finding.ts';
import { TakenEdits } from '../engine/intervals.ts';

/** What a person made of a change; undecided changes have none. */
export type Choice =
  | { readonly decision: 'accept' | 'reject' | 'later' }
  /** The stretch of `reachOf` becomes `text`. */
  | { readonly decision: 'edit'; readonly text: string };

/** A change under review: a proposed finding of one article. */
export interface Change {
  /** Unique in a review: article and id. */
  readonly key: string;
  /** The article, as decisions name it. */
  readonly file: string;
  readonly finding: Finding;
}

/** An article under review, its text as it lies on the disk. */
export interface ReviewArticle {
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
  readonly changes: readonly Change[];
  /** Why its file cannot be written in place, if so. */
  readonly readOnly?: string;
}

export const keyOf = (file: string, id: string): string => `${file}\n${id}`;

/** Proposed findings become changes; what the engine put aside does not. */
export function changesOf(file: string, findings: readonly Finding[]): Change[] {
  return findings
    .filter(({ status }) => status === 'proposed')
    .map((finding) => ({ key: keyOf(file, finding.id), file, finding }));
}

/** Does the finding only tell something, so that there is nothing to accept but an edit of one's own? */
export const isNote = ({ finding }: Change): boolean => finding.edits.length === 0;

/**
 * Does it want a person's own yes? The engine makes every change of quoted words `report`; a repair of characters or white space inside a quotation restores what
 * was said and is no such change.
 */
export const isGuarded = ({ finding }: Change): boolean => finding.edits.length > 0 && finding.safety === 'report';

/** May `a` and `b` accept it along with others? */
export const isBulk = (change: Change): boolean => !isNote(change) && !isGuarded(change);

/** The stretch that an edit of a person's own replaces: from the first to the last edit, or the finding itself. */
export function reachOf({ finding }: Change): Span {
  const { edits } = finding;
  if (edits.length === 0) return { start: finding.start, end: finding.end };
  return { start: Math.min(...edits.map((edit) => edit.start)), end: Math.max(...edits.map((edit) => edit.end)) };
}

/** The stretch of `reachOf` as the proposal leaves it: what a person starts editing from. */
export function proposalOf(text: string, change: Change): string {
  const { start, end } = reachOf(change);
  let result = '';
  let at = start;
  for (const edit of [...change.finding.edits].sort(byPosition)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

/** A text that somebody typed where line feeds are all there is, with the line ends of its article. */
export function withLineEndsOf(article: ReviewArticle, typed: string): string {
  const [own = '\n'] = /\r\n|\r|\n/.exec(article.text) ?? [];
  return typed.replaceAll(/\r\n|\r|\n/g, own);
}

/** Edits that a choice makes of a change; none for a change that stays out. */
export function editsOf(change: Change, choice: Choice | undefined): readonly Edit[] {
  if (choice?.decision === 'accept') return change.finding.edits;
  if (choice?.decision === 'edit') return [{ ...reachOf(change), text: choice.text }];
  return [];
}

/** What the choices make of an article. */
export interface Applied {
  /** Sorted and disjoint. */
  readonly edits: readonly Edit[];
  /** Keys of the changes behind them. */
  readonly applied: ReadonlySet<string>;
  /** Changes that were chosen but overlap one that goes before: nothing of them is applied. */
  readonly conflicts: ReadonlySet<string>;
}

/**
 * All edits of a change are applied, or none. Proposals never overlap each other, but an edit of a person's own may reach over a neighbour: it goes first, then
 * accepted proposals in the order of the text, so that the outcome depends on what was decided and never on when.
 */
export function appliedOf(changes: readonly Change[], choiceOf: (change: Change) => Choice | undefined): Applied {
  const chosen = changes
    .map((change) => ({ change, choice: choiceOf(change) }))
    .map((one) => ({ ...one, edits: editsOf(one.change, one.choice) }))
    .filter(({ edits }) => edits.length > 0)
    .sort(
      (a, b) =>
        Number(b.choice?.decision === 'edit') - Number(a.choice?.decision === 'edit') ||
        (a.edits[0]?.start ?? 0) - (b.edits[0]?.start ?? 0) ||
        (a.change.finding.id < b.change.finding.id ? -1 : 1),
    );
  const taken = new TakenEdits();
  const edits: Edit[] = [];
  const applied = new Set<string>();
  const conflicts = new Set<string>();
  for (const { change, edits: wanted } of chosen) {
    if (wanted.some((edit) => taken.overlapping(edit).length > 0)) {
      conflicts.add(change.key);
      continue;
    }
    applied.add(change.key);
    for (const edit of wanted) {
      taken.add(edit);
      edits.push(edit);
    }
  }
  return { edits: edits.sort(byPosition), applied, conflicts };
}
