import type { Edit } from './finding.ts';

/** Disjoint edits that were taken already, kept sorted; answers overlap questions in O(log n). */
export class TakenEdits {
  readonly #edits: Edit[] = [];

  /** The taken edits that `edit` overlaps. Touching is no overlap; two insertions at one place are. */
  overlapping(edit: Edit): Edit[] {
    const found: Edit[] = [];
    for (let i = this.#firstEndingAtOrAfter(edit.start); i < this.#edits.length; i++) {
      const taken = this.#edits[i] as Edit;
      if (taken.start > edit.end) break;
      if (overlaps(taken, edit)) found.push(taken);
    }
    return found;
  }

  add(edit: Edit): void {
    let at = this.#firstEndingAtOrAfter(edit.start);
    while (at < this.#edits.length && before(this.#edits[at] as Edit, edit)) at++;
    this.#edits.splice(at, 0, edit);
  }

  remove(edit: Edit): void {
    const at = this.#edits.indexOf(edit);
    if (at >= 0) this.#edits.splice(at, 1);
  }

  #firstEndingAtOrAfter(offset: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle] as Edit).end >= offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function before(a: Edit, b: Edit): boolean {
  return a.start < b.start || (a.start === b.start && a.end <= b.end);
}

function overlaps(a: Edit, b: Edit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

export function sameEdit(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Is `inner` inside a deletion, so that it has nothing left to do? */
export function isInside(inner: Edit, outer: Edit): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
