import type { Edit, Span } from './finding.ts';

/** An edit of the original text with the index of the finding it belongs to. */
export interface OwnedEdit extends Edit {
  readonly owner: number;
}

/** An edit of the current text, mapped to the original: the pieces to apply, and the applied edits whose inserted text it takes over. */
export interface Mapped {
  readonly pieces: readonly Edit[];
  readonly absorbed: readonly number[];
}

/**
 * Where the current text of a run came from: the original and the edits applied so far, sorted and disjoint. Between two edits the current
 * text is kept text; every offset is mapped back through it, so that every finding speaks of the original.
 */
export class OffsetMap {
  readonly applied: readonly OwnedEdit[];
  /** Range of each applied edit's inserted text in the current text. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(applied: readonly OwnedEdit[] = []) {
    this.applied = applied;
    let delta = 0;
    for (const edit of applied) {
      this.#starts.push(edit.start + delta);
      this.#ends.push(edit.start + delta + edit.text.length);
      delta += edit.text.length - (edit.end - edit.start);
    }
  }

  /** Maps a range. Inserted text at its borders maps to the whole of what it replaced; deletions at its borders stay outside. */
  span(span: Span): Span {
    const start = this.#characterAt(span.start).start;
    const end = span.end > span.start ? this.#characterAt(span.end - 1).end : start;
    return { start, end: Math.max(start, end) };
  }

  /**
   * Maps an edit. Deletions inside it are left alone (the edit is split around them and stays all-or-none as one finding); inserted
   * text that it touches from the inside is taken over together with the edit that inserted it.
   */
  edit(edit: Edit, current: string): Mapped {
    const ranges: { start: number; end: number }[] = [];
    const absorbed: number[] = [];
    let from = edit.start;
    let to = edit.end;
    let at = edit.start;
    let i = this.#firstEndingAfter(edit.start);
    for (; i < this.applied.length && (this.#starts[i] as number) < edit.end; i++) {
      const applied = this.applied[i] as OwnedEdit;
      const start = this.#starts[i] as number;
      const end = this.#ends[i] as number;
      if (start > at) addRange(ranges, applied.start - (start - at), applied.start);
      if (end > start) {
        absorbed.push(i);
        addRange(ranges, applied.start, applied.end);
        from = Math.min(from, start);
        to = Math.max(to, end);
      }
      at = Math.max(at, end);
    }
    if (edit.end > at) {
      const start = this.#keptOffset(at, i);
      addRange(ranges, start, start + edit.end - at);
    }
    if (ranges.length === 0) {
      const start = this.#keptOffset(at, i);
      ranges.push({ start, end: start });
    }
    const text = current.slice(from, edit.start) + edit.text + current.slice(edit.end, to);
    return { pieces: ranges.map((range, index) => ({ ...range, text: index === 0 ? text : '' })), absorbed };
  }

  /** The original range that the character at `offset` stands for; an empty range at the end of the text. */
  #characterAt(offset: number): Span {
    const i = this.#firstEndingAfter(offset);
    const applied = this.applied[i];
    if (applied && (this.#starts[i] as number) <= offset) return applied;
    const start = this.#keptOffset(offset, i);
    return { start, end: start + 1 };
  }

  /** Original offset of kept text when exactly the first `count` edits lie before it. */
  #keptOffset(offset: number, count: number): number {
    if (count === 0) return offset;
    return (this.applied[count - 1] as OwnedEdit).end + offset - (this.#ends[count - 1] as number);
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function addRange(ranges: { start: number; end: number }[], start: number, end: number): void {
  const last = ranges[ranges.length - 1];
  if (last && last.end === start) last.end = end;
  else if (end > start) ranges.push({ start, end });
}
