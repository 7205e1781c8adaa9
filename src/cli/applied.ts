import { byPosition } from '../engine/apply.ts';
import type { Edit, Finding, Level } from '../engine/finding.ts';

/** Edits that a bulk command of this level applies, sorted. */
export function appliedEdits(findings: readonly Finding[], level: Level): Edit[] {
  return findings
    .filter((f) => f.status === 'proposed' && (f.safety === 'safe' || (level === 'review' && f.safety === 'review')))
    .flatMap((f) => [...f.edits])
    .sort(byPosition);
}
