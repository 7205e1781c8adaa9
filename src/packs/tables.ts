import { packArrays, readArrays } from './arrays.ts';
import type { AutomatonTables } from './automaton-tables.ts';

const PARTS = ['transitions', 'endsAt', 'ends', 'firsts', 'pairs', 'pairRows'] as const;

/** An automaton as it was read, with what its user packed along. */
export interface ReadTables extends AutomatonTables {
  readonly more: readonly Int32Array[];
}

/**
 * An automaton as bytes.
 * @param more arrays of the user’s own, given back by `readTables`.
 */
export function packTables(tables: AutomatonTables, more: readonly Int32Array[] = []): Uint8Array {
  return packArrays([...PARTS.map((part) => tables[part]), ...more]);
}

/** The automaton that the build compiled under this name. */
export function readTables(name: string): ReadTables | undefined {
  const arrays = readArrays(name);
  if (!arrays) return undefined;
  const [transitions, endsAt, ends, firsts, pairs, pairRows, ...more] = arrays as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    ...Int32Array[],
  ];
  return { transitions, endsAt, ends, firsts, pairs, pairRows, more };
}
