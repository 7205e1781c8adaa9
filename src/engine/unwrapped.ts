import { Article, type ArticleOptions } from '../article/article.ts';
import { mayHoldWraps, type Wraps, wrapsOf } from '../article/wraps.ts';
import { appliedEdits } from './applied.ts';
import { applyEdits, byPosition, joined, trimmed } from './apply.ts';
import { rankOf } from './candidates.ts';
import type { Edit, Finding, Level, Result, Span } from './finding.ts';
import { TakenEdits } from './intervals.ts';
import { isSpace, type Label, labelsOf, type Piece, sizeOf, unnamed } from './labels.ts';

/**
 * A text as it is read: of a Markdown link only the label, strong words without their signs, and no list of addresses below the text. Rules look at that, so a menu
 * of links is a menu, a linked phrase is the phrase, and no address is ever touched; what they find is mapped back. Whatever takes the last word of a label takes
 * all of the link, with its address when no other link names it; before that a link stays around the rest.
 */
export class UnwrappedText {
  /** What is read. */
  readonly text: string;
  readonly #original: string;
  readonly #pieces: readonly Piece[];
  /** Sorted by start. */
  readonly #labels: readonly Label[];
  /** What is to be added to an offset behind so many pieces to get that of the original. */
  readonly #shifts: readonly number[];

  /** `undefined` when it is read as it is. What the elements of a page said about a text speaks of the text as it is, and such a text holds no Markdown. */
  static of(text: string, { protectedSpansOf, markup = [] }: ArticleOptions): UnwrappedText | undefined {
    if (markup.length > 0 || !mayHoldWraps(text)) return undefined;
    const found = wrapsOf(text, protectedSpansOf?.(text));
    return found.wraps.length === 0 && !found.definitions ? undefined : new UnwrappedText(text, found);
  }

  private constructor(original: string, { wraps, definitions }: Wraps) {
    const hidden = wraps
      .flatMap((wrap) => [
        { start: wrap.start, end: wrap.label.start, opens: true, isLink: wrap.isLink, wrap },
        { start: wrap.label.end, end: wrap.end, opens: false, isLink: wrap.isLink, wrap },
      ])
      .sort((a, b) => a.start - b.start);
    const pieces: Piece[] = [];
    const shifts = [0];
    let shift = 0;
    for (const [index, { start, end, opens, isLink, wrap }] of hidden.entries()) {
      const next = hidden[index + 1];
      // Buttons that touch each other are read as several, and the blank at the edge of a label parts words.
      const areButtons = isLink && !opens && next?.start === end && next.opens && next.isLink;
      const isBlank = opens
        ? isSpace(original, end - 1) && !isSpace(original, start - 1)
        : isSpace(original, start) && WORD.test(original.slice(end, end + 2));
      const width = areButtons || isBlank ? 1 : 0;
      pieces.push({ start, end, at: start - shift, to: start - shift + width, opens, wrap });
      shift += end - start - width;
      shifts.push(shift);
    }
    if (definitions) {
      const at = definitions.start - shift;
      pieces.push({ ...definitions, at, to: at, opens: true, wrap: undefined });
      shifts.push(shift + definitions.end - definitions.start);
    }
    this.#original = original;
    this.#pieces = pieces;
    this.#shifts = shifts;
    this.text = applyEdits(
      original,
      pieces.map(({ start, end, at, to }) => ({ start, end, text: to > at ? ' ' : '' })),
    );
    this.#labels = labelsOf(pieces, this.text);
  }

  /** What a run over `text` found, as found in the original. */
  back(result: Result, level: Level): Result {
    const original = new Article(this.#original);
    // What is safer is applied first, and what takes the rest of a label takes the link.
    const inOrder = [...result.findings].sort((a, b) => rankOf(a.safety) - rankOf(b.safety));
    const taken = new TakenEdits();
    const mapped = new Map(inOrder.map((finding) => [finding, apart(this.#finding(finding, original), taken)]));
    const findings = result.findings.flatMap((finding) => mapped.get(finding) ?? []);
    for (const label of this.#labels) {
      label.left = label.size;
      if (label.definition) label.definition.left = label.definition.uses;
    }
    if (result.text === this.text) return { ...result, findings, text: this.#original };
    const text = applyEdits(this.#original, appliedEdits(findings, level));
    const isOpen = findings.some(({ status, severity }) => status === 'proposed' && severity !== 'info');
    const verdict = text !== this.#original ? result.verdict : isOpen ? 'flagged' : 'clean';
    return { ...result, verdict, findings, text };
  }

  /** `undefined` when all that it would change is not in the original. */
  #finding(finding: Finding, original: Article): Finding | undefined {
    const mapped = finding.edits.map((edit) => this.#edit(edit, finding.alternatives !== undefined));
    // A replacement across the edge of a link would leave no telling what the link is around.
    const isPossible = mapped.every((edits) => edits !== undefined);
    const taken = isPossible ? finding.edits.flatMap((edit) => this.#taken(edit, finding.status === 'proposed')) : [];
    const signs = [
      ...taken.flatMap(({ opening, closing }) => [opening, closing]),
      ...unnamed(taken, finding.status === 'proposed'),
    ].map(deletion);
    const edits = isPossible ? joined([...mapped.flatMap((edits) => edits ?? []), ...signs].sort(byPosition)) : [];
    if (isPossible && edits.length === 0 && finding.edits.length > 0) return undefined;
    const span = this.#span(finding, taken);
    return {
      ...finding,
      ...span,
      ...original.pointAt(span.start),
      ...(isPossible ? {} : { status: 'conflict' as const }),
      edits,
      ...(finding.related ? { related: finding.related.map((one) => this.#span(one, [])) } : {}),
    };
  }

  #span({ start, end }: Span, taken: readonly Label[]): Span {
    if (end <= start) return this.#place(start);
    const from = start + (this.#shifts[this.#firstTo(start + 1)] as number);
    const to = Math.max(from, end + (this.#shifts[this.#firstTo(end)] as number));
    const inside = taken.filter((label) => start <= label.start && label.end <= end);
    return {
      start: Math.min(from, ...inside.map(({ opening }) => opening.start)),
      end: Math.max(to, ...inside.map(({ closing }) => closing.end)),
    };
  }

  /** The same edit of the original; `undefined` when there is none. */
  #edit(edit: Edit, hasAlternatives: boolean): Edit[] | undefined {
    const { start, end, text } = edit;
    if (end <= start) return [{ ...this.#place(start), text }];
    if (text === '') return this.#ranges(start, end).map(deletion);
    const piece = this.#firstTo(start + 1);
    if ((this.#pieces[piece]?.at ?? end) >= end) {
      const shift = this.#shifts[piece] as number;
      return [{ start: start + shift, end: end + shift, text }];
    }
    const least = trimmed(this.text.slice(start, end), edit);
    if (hasAlternatives || (least.end - least.start === end - start && least.text === text)) return undefined;
    return this.#edit(least, false);
  }

  /** Where text is put in: behind the labels that end there, before those that begin. */
  #place(offset: number): Span {
    let piece = this.#firstTo(offset);
    let start = offset + (this.#shifts[piece] as number);
    for (; (this.#pieces[piece]?.at ?? offset + 1) <= offset; piece++) {
      const { at, end, opens } = this.#pieces[piece] as Piece;
      // The blank that a piece is read as stands before the offset.
      if (opens && at === offset) break;
      start = end;
    }
    return { start, end: start };
  }

  /** What a deletion takes of what is read. */
  #ranges(start: number, end: number): Span[] {
    const ranges: Span[] = [];
    let at = start;
    let piece = this.#firstTo(start);
    for (; (this.#pieces[piece]?.at ?? end + 1) <= end; piece++) {
      const one = this.#pieces[piece] as Piece;
      const shift = this.#shifts[piece] as number;
      if (one.at > at) ranges.push({ start: at + shift, end: one.at + shift });
      at = Math.max(at, one.to);
    }
    const shift = this.#shifts[piece] as number;
    if (end > at) ranges.push({ start: at + shift, end: end + shift });
    return ranges;
  }

  /** Labels of which a deletion takes the last word, alone or with those that were mapped before; an empty one goes with what it stands in, or before. */
  #taken({ start, end, text }: Edit, isProposed: boolean): Label[] {
    if (text !== '' || end <= start) return [];
    const taken: Label[] = [];
    const look = (label: Label): void => {
      const words = sizeOf(this.text, Math.max(start, label.start), Math.min(end, label.end));
      const left = (isProposed ? label.left : label.size) - words;
      if (isProposed) label.left = left;
      const isEmpty = label.size === 0 && start <= label.start && label.start < end && label.end <= end;
      if (isEmpty || (words > 0 && left === 0)) taken.push(label);
    };
    let next = this.#labels.length;
    for (let low = 0; low < next; ) {
      const middle = (low + next) >> 1;
      if ((this.#labels[middle] as Label).start < start) low = middle + 1;
      else next = middle;
    }
    for (let before = next - 1; before >= 0; before = (this.#labels[before] as Label).around) {
      const label = this.#labels[before] as Label;
      if (label.end > start) look(label);
    }
    for (; (this.#labels[next]?.start ?? end) < end; next++) look(this.#labels[next] as Label);
    return taken;
  }

  /** Index of the first piece that ends at an offset or behind it. */
  #firstTo(offset: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle] as Piece).to < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const WORD = /^[\p{L}\p{N}]/u;

/** A text as rules see it. */
export function readText(text: string, article: ArticleOptions = {}): string {
  return UnwrappedText.of(text, article)?.text ?? text;
}

/** Signs of a link that goes may stand where another finding puts words in: that one waits for the next run. */
function apart(finding: Finding | undefined, taken: TakenEdits): Finding | undefined {
  if (finding?.status !== 'proposed') return finding;
  if (finding.edits.some((edit) => taken.overlapping(edit).length > 0))
    return { ...finding, status: 'conflict', edits: [] };
  for (const edit of finding.edits) taken.add(edit);
  return finding;
}

function deletion({ start, end }: Span): Edit {
  return { start, end, text: '' };
}
