import { applyEdits } from '../engine/apply.ts';
import type { Checked } from '../run/check.ts';
import type { SourceFile } from '../run/source.ts';
import { appliedOf, type Change, type Choice, changesOf, keyOf, proposalOf } from './change.ts';
import type { Decision } from './decisions.ts';

/** Decisions that hold, by article and id. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision>>;

/** What decisions make of a file. */
export interface FilePlan {
  /** Texts of its articles in order. */
  readonly texts: readonly string[];
  /** Decisions that are carried out, and those that overlap another one. */
  readonly done: readonly Decision[];
  readonly conflicts: readonly Decision[];
  /** The file is not the one the person saw, but every decision found its place again. */
  readonly reanchored: boolean;
}

export interface Refusal {
  /** What is in the way and what to do. */
  readonly refused: string;
}

export function choiceOf(decision: Decision): Choice | undefined {
  if (decision.undo || decision.applied) return undefined;
  if (decision.decision === 'edit') return { decision: 'edit', text: decision.text ?? '' };
  return { decision: decision.decision };
}

/** Decisions that change a text and are not carried out yet. */
export function isToApply(decision: Decision): boolean {
  return !decision.applied && (decision.decision === 'accept' || decision.decision === 'edit');
}

/**
 * Carries decisions out on a file as it is now. A file that changed since is taken only when each accepted change has exactly one place in it: its id, which
 * holds the words around it, stands for one finding alone.
 *
 * @param nameOf how decisions name an article
 */
export function planFile(
  source: SourceFile,
  articles: readonly Checked[],
  decisions: Decisions,
  nameOf: (unit: string) => string,
): FilePlan | Refusal {
  const done: Decision[] = [];
  const conflicts: Decision[] = [];
  const texts: string[] = [];
  let reanchored = false;
  for (const { unit, result } of articles) {
    const name = nameOf(unit.name);
    const wanted = [...(decisions.get(name)?.values() ?? [])].filter(isToApply);
    const changes = changesOf(name, result.findings);
    const byId = new Map(changes.map((change) => [change.finding.id, change]));
    for (const decision of wanted) {
      const hasChanged = decision.sha256 !== source.sha256;
      reanchored ||= hasChanged;
      const problem = misplaced(decision, byId.get(decision.id), changes, hasChanged, unit.text);
      if (problem) return { refused: problem };
    }
    const choices = new Map(wanted.map((decision) => [keyOf(name, decision.id), decision]));
    const applied = appliedOf(changes, ({ key }) => {
      const decision = choices.get(key);
      return decision && choiceOf(decision);
    });
    // A note that somebody agreed to changes nothing.
    for (const [key, decision] of choices) {
      if (applied.conflicts.has(key)) conflicts.push(decision);
      else if (applied.applied.has(key)) done.push(decision);
    }
    texts.push(applyEdits(unit.text, applied.edits));
  }
  return { texts, done, conflicts, reanchored };
}

/** A change without a place of its own, in words; `undefined` when all is well. */
function misplaced(
  decision: Decision,
  change: Change | undefined,
  all: readonly Change[],
  hasChanged: boolean,
  text: string,
): string | undefined {
  const what = `the ${decision.rule} change ${decision.id}`;
  if (!change) {
    return hasChanged
      ? `changed since the review, and ${what} has no place in it any more; review it again`
      : `${what} is not found any more: rules or config changed, or it was found among more articles (name the folder that was reviewed); review it again`;
  }
  const proposal = proposalOf(text, change);
  if (decision.decision === 'accept' && decision.becomes !== undefined && decision.becomes !== proposal)
    return `${what} was accepted with “${decision.becomes}” and would now write “${proposal}”: rules or config changed, or it was found among other articles (name the folder that was reviewed); review it again`;
  if (!hasChanged) return undefined;
  const base = hashOf(decision.id);
  const twins = all.filter(({ finding }) => hashOf(finding.id) === base).length;
  return twins > 1
    ? `changed since the review, and ${what} could stand in ${twins} places; review it again`
    : undefined;
}

/** An id without the number that tells it from its twins. */
function hashOf(id: string): string {
  return id.replace(/^(c-[0-9a-f]+)-\d+$/, '$1');
}
