import { isSpaceOrBreak } from '../article/characters.ts';
import type { LinkDefinition } from '../article/link-definitions.ts';
import type { Wrap } from '../article/wraps.ts';
import type { Span } from './finding.ts';

/** Signs that a reader does not see: before a label, or behind it. */
export interface Piece extends Span {
  /** Where they would stand in the text as it is read: `[at, to)` holds what stands for them, which is nothing or a blank. */
  readonly at: number;
  readonly to: number;
  readonly opens: boolean;
  /** What it opens; nothing is around the list of addresses. */
  readonly wrap: Wrap | undefined;
}

/** A wrap in the text as it is read. */
export interface Label extends Span {
  readonly opening: Span;
  readonly closing: Span;
  /** Index of the label around it, -1 for none. */
  readonly around: number;
  readonly definition: LinkDefinition | undefined;
  /** Characters of it that are no white space, and those of them that are still there. */
  readonly size: number;
  left: number;
}

/** White space, or no character at all. */
export function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || isSpaceOrBreak(text.charCodeAt(at));
}

/** Pairs pieces, which nest like brackets. */
export function labelsOf(pieces: readonly Piece[], text: string): Label[] {
  const labels: Label[] = [];
  const open: number[] = [];
  for (const piece of pieces) {
    if (!piece.wrap) continue;
    if (piece.opens) {
      const { definition } = piece.wrap;
      const none = { start: piece.at, end: piece.at, opening: piece, closing: piece, definition, size: 0, left: 0 };
      open.push(labels.push({ ...none, around: open.at(-1) ?? -1 }) - 1);
      continue;
    }
    const at = open.pop() as number;
    const label = labels[at] as Label;
    const size = sizeOf(text, label.start, piece.at);
    labels[at] = { ...label, end: piece.at, closing: piece, size, left: size };
  }
  return labels;
}

/** Rows of the list of addresses that nothing names without these links and those that were taken before. */
export function unnamed(taken: readonly Label[], isProposed: boolean): Span[] {
  const left = new Map<LinkDefinition, number>();
  for (const { definition } of taken)
    if (definition)
      left.set(definition, (left.get(definition) ?? (isProposed ? definition.left : definition.uses)) - 1);
  if (isProposed) for (const [definition, uses] of left) definition.left = uses;
  return [...left].filter(([, uses]) => uses === 0).map(([{ row }]) => row);
}

/** Characters that are no white space. */
export function sizeOf(text: string, start: number, end: number): number {
  let size = 0;
  for (let at = start; at < end; at++) if (!isSpace(text, at)) size++;
  return size;
}
