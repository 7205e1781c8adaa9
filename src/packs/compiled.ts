import type { Safety, Severity } from '../engine/finding.ts';
import type { PhraseGraph } from './phrase.ts';
import type { METADATA_KEYS } from './schema.ts';

export type Kind = 'phrase' | 'regex' | 'banner' | 'trailer' | 'consistency';
export type Where = 'line' | 'line-start' | 'line-end' | 'anywhere' | 'text-start' | 'text-end';
export type Deletion = 'line' | 'match' | 'sentence' | 'block' | 'list' | 'to-end';

/** What an entry does with a hit. */
export type Action =
  | { readonly kind: 'delete'; readonly what: Deletion }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'flag' };

export interface Zone {
  readonly head?: number;
  readonly tail?: number;
  readonly last?: number;
}

/** An entry ready to match: defaults filled in, phrases split into words. Plain JSON, so that packs can be compiled at build time. */
export interface CompiledEntry {
  readonly id: string;
  readonly kind: Kind;
  /** phrase, trailer: what to find. regex: its literals. banner: start, cue and end phrases. consistency: the variants. */
  readonly phrases: readonly CompiledPhrase[];
  readonly patterns?: readonly string[];
  readonly where: Where;
  readonly exactCase: boolean;
  readonly minWords: number;
  readonly maxWords: number;
  readonly zone?: Zone;
  readonly run?: number;
  readonly beside?: number;
  readonly min: number;
  readonly maxChars: number;
  readonly variants?: readonly string[];
  readonly action: Action;
  readonly metadata?: Readonly<Partial<Record<(typeof METADATA_KEYS)[number], number>>>;
  readonly safety: Safety;
  readonly severity: Severity;
  readonly confidence?: number;
  readonly why: string;
}

export interface CompiledPhrase extends PhraseGraph {
  readonly role: 'match' | 'start' | 'cue' | 'end';
  /** The phrase as written, for evidence; for exact case also for comparing. */
  readonly source: string;
}

/** All packs of one rule id, joined. */
export interface CompiledRule {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly languages: readonly string[];
  readonly safety: Safety;
  readonly severity: Severity;
  readonly site?: string;
  readonly allow: readonly string[];
  readonly entries: readonly CompiledEntry[];
}
