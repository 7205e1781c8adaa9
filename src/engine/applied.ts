import { byPosition } from './apply.ts';
import { rankOf } from './candidates.ts';
import type { Edit, Finding, Level } from './finding.ts';

/** Does a bulk command of this level apply the finding? Everything that writes, counts or shows applied changes asks here. */
export function isAppliedAt(finding: Pick<Finding, 'status' | 'safety'>, level: Level): boolean {
  return finding.status === 'proposed' && rankOf(finding.safety) <= rankOf(level);
}

/** The edits that a bulk command of this level applies, sorted and disjoint: `applyEdits` with them gives the cleaned text. */
export function appliedEdits(findings: readonly Finding[], level: Level): Edit[] {
  return findings
    .filter((finding) => isAppliedAt(finding, level))
    .flatMap((finding) => [...finding.edits])
    .sort(byPosition);
}
