import { applyEdits, byPosition } from './apply.ts';
import type { Candidate } from './candidates.ts';
import type { Edit, Span } from './finding.ts';
import { OffsetMap, type OwnedEdit } from './offsets.ts';

/** A candidate with its range and edits mapped to the original text. */
export interface Placed {
  readonly candidate: Candidate;
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  readonly related?: readonly Span[];
}

/** A run so far: the current text and the findings whose edits made it. Immutable; `advance` gives the next one. */
export class RunState {
  readonly original: string;
  readonly text: string;
  readonly map: OffsetMap;
  readonly placed: readonly Placed[];
  /** Findings whose edits were taken over by later ones. */
  readonly superseded: readonly Placed[];

  constructor(
    original: string,
    placed: readonly Placed[] = [],
    superseded: readonly Placed[] = [],
    applied: readonly OwnedEdit[] = [],
  ) {
    this.original = original;
    this.placed = placed;
    this.superseded = superseded;
    this.map = new OffsetMap(applied);
    this.text = applied.length === 0 ? original : applyEdits(original, applied);
  }

  /** Maps a candidate that is not applied, for the report. */
  place(candidate: Candidate): Placed {
    const edits = candidate.edits.flatMap((edit) => this.map.edit(edit, this.text).pieces);
    return this.#placed(candidate, edits);
  }

  #placed(candidate: Candidate, edits: readonly Edit[]): Placed {
    const related = candidate.draft.related?.map((span) => this.map.span(span));
    return { candidate, ...this.map.span(candidate.draft), edits, ...(related ? { related } : {}) };
  }

  /**
   * Applies winners. One that would take over only a part of an earlier finding is left out, because findings are all or none; so is one
   * that touches inserted text another winner just took over (it gets its turn in the next pass).
   */
  advance(winners: readonly Candidate[]): { state: RunState; refused: readonly Candidate[] } {
    const gone = new Set<number>();
    const goneOwners = new Set<number>();
    const refused: Candidate[] = [];
    const added: { candidate: Candidate; edits: Edit[] }[] = [];
    const editsOfOwner = new Map<number, number>();
    for (const edit of this.map.applied) {
      if (edit.text !== '') editsOfOwner.set(edit.owner, (editsOfOwner.get(edit.owner) ?? 0) + 1);
    }
    for (const candidate of winners) {
      const mapped = candidate.edits.map((edit) => this.map.edit(edit, this.text));
      const absorbed = mapped.flatMap((one) => one.absorbed);
      const owners = new Map<number, number>();
      for (const index of absorbed) {
        const owner = (this.map.applied[index] as OwnedEdit).owner;
        owners.set(owner, (owners.get(owner) ?? 0) + 1);
      }
      const whole = [...owners].every(([owner, count]) => count === editsOfOwner.get(owner));
      // Two edits inside one inserted text would both take it over whole, and overlap.
      const isDistinct = new Set(absorbed).size === absorbed.length;
      if (!whole || !isDistinct || absorbed.some((index) => gone.has(index))) {
        refused.push(candidate);
        continue;
      }
      for (const index of absorbed) gone.add(index);
      // What an absorbed finding deleted besides stays deleted; it belongs to the finding that took over now.
      const inherited: Edit[] = [];
      if (owners.size > 0) {
        this.map.applied.forEach((edit, index) => {
          if (!owners.has(edit.owner) || gone.has(index)) return;
          gone.add(index);
          inherited.push({ start: edit.start, end: edit.end, text: '' });
        });
      }
      for (const owner of owners.keys()) goneOwners.add(owner);
      const edits = [...mapped.flatMap((one) => one.pieces), ...inherited];
      added.push({ candidate, edits: edits.filter((e) => e.end > e.start || e.text !== '').sort(byPosition) });
    }
    const placed: Placed[] = [...this.placed];
    const applied = this.map.applied.filter((_, index) => !gone.has(index));
    for (const { candidate, edits } of added) {
      const owner = placed.length;
      placed.push(this.#placed(candidate, edits));
      for (const edit of edits) applied.push({ ...edit, owner });
    }
    applied.sort(byPosition);
    const superseded = [...this.superseded, ...this.placed.filter((_, index) => goneOwners.has(index))];
    return { state: new RunState(this.original, placed, superseded, applied), refused };
  }

  /** Findings whose edits stand, in the order they were applied. */
  standing(): Placed[] {
    const owners = new Set(this.map.applied.map((edit) => edit.owner));
    return this.placed.filter((_, index) => owners.has(index));
  }
}
