import type { Safety, Severity, Sign } from '../engine/finding.ts';
import type { METADATA_KEYS } from './schema.ts';

export type Kind = 'phrase' | 'regex' | 'banner' | 'trailer' | 'consistency';
export type Where = 'line' | 'line-start' | 'line-end' | 'anywhere' | 'text-start' | 'text-end';
export type Deletion = 'line' | 'match' | 'sentence' | 'block' | 'list' | 'teasers' | 'thread' | 'to-end';

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

/** A phrase as written, and the part it plays: `literal`s of a regex and `variants` of a name are plain matches. */
export interface CompiledPhrase {
  readonly role: 'match' | 'start' | 'cue' | 'end';
  readonly source: string;
}

/** An entry ready to match, defaults filled in. Plain JSON, so that packs can be compiled at build time. */
export interface CompiledEntry {
  readonly id: string;
  readonly kind: Kind;
  readonly phrases: readonly CompiledPhrase[];
  readonly patterns?: readonly string[];
  /** UTF-16 units of the longest match of a regex that is tied to an end of its row; absent when there is no bound. */
  readonly maxLength?: number;
  /** Regex: characters one of which begins every match (only where the match begins with its row), and marks that stand in every match. */
  readonly first?: string;
  readonly needs?: string;
  /** Of each pattern: clauses of strings; a row matches only when it holds a string of every clause (`required.ts`). */
  readonly required?: readonly (readonly (readonly string[])[])[];
  readonly where: Where;
  readonly languages: readonly string[];
  readonly exactCase?: boolean;
  readonly minWords?: number;
  readonly maxWords?: number;
  readonly zone?: Zone;
  readonly run?: number;
  readonly beside?: number;
  /** Banner: different phrases needed, and characters it may span. */
  readonly min?: number;
  readonly maxChars?: number;
  readonly variants?: readonly string[];
  readonly action: Action;
  readonly metadata?: Readonly<Partial<Record<(typeof METADATA_KEYS)[number], number>>>;
  readonly safety: Safety;
  readonly severity: Severity;
  readonly confidence?: number;
  /** Overrides what the family of the rule says about its findings. */
  readonly sign?: Sign;
  /** Says more than the pack does. */
  readonly why?: string;
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
  readonly entries: Entries;
}

/**
 * What a row must be like before a match of an entry there is looked at any closer. Entries leave out what they do not need, and reading objects of many shapes is slow;
 * gates have one shape.
 */
export interface RowGate {
  /** Words of the row. */
  readonly fewest: number;
  readonly most: number;
  /** The match must be the first thing in its row. */
  readonly opensRow: boolean;
  /** What follows is for regexes only; the other kinds look at their place themselves. */
  readonly isRegex: boolean;
  readonly where: Where;
  /** UTF-16 units of the longest row. */
  readonly longest: number;
  /** UTF-16 units from the end of the row that the regex is tied to, within which its literal begins. */
  readonly reach: number;
  readonly first: string | undefined;
  readonly needs: string;
  readonly zone: Zone | undefined;
}

/** Entries in declared order: an array, or a view of a packed file that parses an entry when it is asked for. */
export interface Entries extends Iterable<CompiledEntry> {
  readonly length: number;
  at(index: number): CompiledEntry | undefined;
  /** Gates of all entries, where they are known without parsing the entries. */
  readonly gates?: readonly RowGate[];
}

export const BANNER_MIN = 2;
export const BANNER_MAX_CHARS = 2500;
/** Characters of a row above which a regex sees no more than a window of it. */
export const LONG_ROW = 4000;
