import { isSpaceOrBreak } from '../article/characters.ts';
import { type Candidate, rankOf } from './candidates.ts';
import type { Edit, Safety } from './finding.ts';
import type { Placed } from './state.ts';

/**
 * Findings of the spacing phase that take out a line break beside a deletion are no safer than it: the break is too much only when the lines beside it are gone. Who applies only what
 * is safe would lose the gap between paragraphs that stay.
 * @param text as it was read; the edits are places in it.
 */
export function noSaferThanNeighbours(text: string, standing: readonly Placed[]): readonly Placed[] {
  const deletions = standing.filter(({ candidate }) => candidate.safety !== 'safe' && !isSpacing(candidate));
  if (deletions.length === 0) return standing;
  return standing.map((one) => {
    if (!isSpacing(one.candidate)) return one;
    const breaks = one.edits.filter((edit) => /[\n\r]/.test(text.slice(edit.start, edit.end)));
    if (breaks.length === 0) return one;
    const safety = deletions
      .filter(({ edits }) => edits.some((edit) => edit.text === '' && breaks.some((own) => isBeside(text, own, edit))))
      .reduce<Safety>((least, { candidate }) => lessSafe(least, candidate.safety), one.candidate.safety);
    return safety === one.candidate.safety ? one : { ...one, candidate: { ...one.candidate, safety } };
  });
}

const isSpacing = ({ rule }: Candidate): boolean => rule.rule.phase === 'spacing';
const lessSafe = (a: Safety, b: Safety): Safety => (rankOf(a) >= rankOf(b) ? a : b);

/** Is nothing but white space between two edits? */
function isBeside(text: string, a: Edit, b: Edit): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  for (let at = first.end; at < second.start; at++) if (!isSpaceOrBreak(text.charCodeAt(at))) return false;
  return true;
}
