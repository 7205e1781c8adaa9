import type { Span } from '../engine/finding.ts';
import type { CompiledEntry, CompiledRule } from './compiled.ts';

/** One place where an entry holds, before it becomes a draft. */
export interface Hit extends Span {
  readonly rule: CompiledRule;
  readonly entry: CompiledEntry;
  /** Row of the match. */
  readonly row: number;
  /** Phrases that were found, as they stand in the article; for variants of a name: the rare and the common one. */
  readonly cues: readonly string[];
  /** Groups of a regex; [0] is the whole match. */
  readonly groups?: readonly (string | undefined)[];
}
