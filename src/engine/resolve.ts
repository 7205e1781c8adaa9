import { byRank, type Candidate, isApplied, rankOf } from './candidates.ts';
import type { Edit, Level } from './finding.ts';
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
 * Greedy interval selection in rank order. A candidate is applied with all its edits or not at all. A candidate that only repeats what a winner does, or lies
 * inside something a winner deletes, is superseded; so are winners inside a deletion that is no less safe, because whoever deletes the comment section
 * need not delete its heading first. Any other overlap is a conflict.
 */
export function resolve(candidates: readonly Candidate[], level: Level): Resolution {
  const winners = new Set<Candidate>();
  const superseded: Candidate[] = [];
  const conflicts: Candidate[] = [];
  const rest: Candidate[] = [];
  const taken = new TakenEdits();
  const owners = new Map<Edit, Candidate>();
  for (const candidate of [...candidates].sort(byRank)) {
    if (!isApplied(candidate, level)) {
      rest.push(candidate);
      continue;
    }
    const overlaps = candidate.edits.map((edit) => taken.overlapping(edit));
    const rivals = new Set(overlaps.flat().map((edit) => owners.get(edit) as Candidate));
    const covers = (edit: Edit, i: number): boolean =>
      overlaps[i]?.some((other) => sameEdit(edit, other) || isInside(edit, other)) ?? false;
    if (rivals.size > 0 && candidate.edits.every(covers)) {
      superseded.push(candidate);
    } else if ([...rivals].every((rival) => isSwallowed(rival, candidate))) {
      for (const rival of rivals) {
        winners.delete(rival);
        superseded.push(rival);
        for (const edit of rival.edits) taken.remove(edit);
      }
      winners.add(candidate);
      for (const edit of candidate.edits) {
        taken.add(edit);
        owners.set(edit, candidate);
      }
    } else {
      conflicts.push(candidate);
    }
  }
  return { winners: [...winners], superseded, conflicts, rest };
}

/** Everything that `inner` does lies inside deletions of `outer`, which is no less safe. */
function isSwallowed(inner: Candidate, outer: Candidate): boolean {
  const deletions = outer.edits.filter((edit) => edit.text === '');
  return (
    rankOf(outer.safety) <= rankOf(inner.safety) &&
    inner.edits.every((edit) => deletions.some((deletion) => isInside(edit, deletion)))
  );
}
