import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import type { AutomatonTables } from './automaton-tables.ts';

const PARTS = ['transitions', 'endsAt', 'ends', 'firsts', 'pairs'] as const;

/** An automaton as it was read, with what its user packed along. */
export interface ReadTables extends AutomatonTables {
  readonly more: readonly Int32Array[];
}

/**
 * An automaton as bytes: the number of arrays and their lengths, then the arrays, all 32-bit, in the byte order of the machine that builds and runs.
 * @param more arrays of the user’s own, given back by `readTables`.
 */
export function packTables(tables: AutomatonTables, more: readonly Int32Array[] = []): Uint8Array {
  const arrays = [...PARTS.map((part) => tables[part]), ...more];
  const head = Int32Array.from([arrays.length, ...arrays.map((array) => array.length)]);
  return Buffer.concat([head, ...arrays].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)));
}

/** Where the build puts a compiled automaton. */
export function tablesPath(name: string): string {
  return path.join(packageRoot(), 'dist', `${name}.bin`);
}

/** The automaton that the build compiled under this name; without it, its user builds it anew, which takes tens of milliseconds. */
export function readTables(name: string): ReadTables | undefined {
  const bytes = readIfThere(tablesPath(name));
  if (!bytes) return undefined;
  const all = int32View(bytes);
  const count = all[0] as number;
  let at = 1 + count;
  const arrays = Array.from(all.subarray(1, at), (length) => {
    at += length;
    return all.subarray(at - length, at);
  });
  const [transitions, endsAt, ends, firsts, pairs, ...more] = arrays as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    ...Int32Array[],
  ];
  return { transitions, endsAt, ends, firsts, pairs, more };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The file as it was read; a copy only where a pooled buffer starts at an odd place. */
function int32View(bytes: Buffer): Int32Array {
  const aligned = bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / Int32Array.BYTES_PER_ELEMENT);
}
