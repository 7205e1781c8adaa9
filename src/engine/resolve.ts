import { byRank, type Candidate, isApplied } from './candidates.ts';
import type { Level } from './finding.ts';
import { isInside, sameEdit, TakenEdits } from './intervals.ts';

/** How one pass over the candidates of a phase ended. */
export interface Resolution {
  /** Candidates whose edits are applied now, best first; their edits are disjoint. */
  readonly winners: readonly Candidate[];
  /** Candidates that lost an edit to a winner. */
  readonly superseded: readonly Candidate[];
  readonly conflicts: readonly Candidate[];
  /** Candidates that are not applied at this level: for information, for a person, or suppressed. */
  readonly rest: readonly Candidate[];
}

/**
 * Greedy interval selection in rank order. A candidate is applied with all its edits or not at all. A candidate that only repeats what
 * a winner does, or lies inside something a winner deletes, is superseded; any other overlap is a conflict.
 */
export function resolve(candidates: readonly Candidate[], level: Level): Resolution {
  const winners: Candidate[] = [];
  const superseded: Candidate[] = [];
  const conflicts: Candidate[] = [];
  const rest: Candidate[] = [];
  const taken = new TakenEdits();
  for (const candidate of [...candidates].sort(byRank)) {
    if (!isApplied(candidate, level)) {
      rest.push(candidate);
      continue;
    }
    const overlaps = candidate.edits.map((edit) => taken.overlapping(edit));
    if (overlaps.every((list) => list.length === 0)) {
      winners.push(candidate);
      for (const edit of candidate.edits) taken.add(edit);
    } else if (
      candidate.edits.every((edit, i) => overlaps[i]?.some((other) => sameEdit(edit, other) || isInside(edit, other)))
    ) {
      superseded.push(candidate);
    } else {
      conflicts.push(candidate);
    }
  }
  return { winners, superseded, conflicts, rest };
}
