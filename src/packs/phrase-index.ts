import type { RowLimits } from './automaton.ts';
import type { CompiledRule, RowGate } from './compiled.ts';
import { gateOf, longestRowOf } from './conditions.ts';

/** Words of a row that no row has. */
const ANY_LENGTH = 0x7fffffff;

/** Where the phrases of all rules stand. Phrases and entries are numbered through, in the order of rules, entries and phrases. */
export interface PhraseIndex extends RowLimits {
  /** Entry of each phrase. */
  readonly entryOf: Int32Array;
  /** First phrase of each entry. */
  readonly first: Int32Array;
}

/** Gates of all entries; packed rules know them without parsing their entries. */
export function gatesOf(rules: readonly CompiledRule[]): RowGate[] {
  return rules.flatMap(({ entries }) => entries.gates ?? [...entries].map(gateOf));
}

/** What `packPhraseIndex` and matchers of rules without one are made of. */
export function indexPhrases(rules: readonly CompiledRule[], gates: readonly RowGate[] = gatesOf(rules)): PhraseIndex {
  const counts = rules.flatMap(({ entries }) => [...entries].map(({ phrases }) => phrases.length));
  const entryOf = Int32Array.from(counts.flatMap((count, entry) => new Array<number>(count).fill(entry)));
  let next = 0;
  const first = Int32Array.from(counts, (count) => {
    next += count;
    return next - count;
  });
  const limit = (of: (gate: RowGate) => number): Int32Array =>
    Int32Array.from(entryOf, (entry) => Math.min(of(gates[entry] as RowGate), ANY_LENGTH));
  return { entryOf, first, opening: limit(({ most }) => most), inside: limit(longestRowOf) };
}

/** The index as arrays that the build packs beside the automaton of the same rules. */
export function packPhraseIndex({ entryOf, first, opening, inside }: PhraseIndex): Int32Array[] {
  return [entryOf, first, opening, inside];
}

export function unpackPhraseIndex(arrays: readonly Int32Array[]): PhraseIndex | undefined {
  const [entryOf, first, opening, inside] = arrays;
  return entryOf && first && opening && inside ? { entryOf, first, opening, inside } : undefined;
}
