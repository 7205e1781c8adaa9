import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import type { AutomatonTables } from './automaton-tables.ts';

const PARTS = ['states', 'hashes', 'targets', 'endsAt', 'ends', 'firsts', 'pairs'] as const;

/** An automaton as bytes: seven 32-bit lengths, then the arrays, in the byte order of the machine that builds and runs. */
export function packTables(tables: AutomatonTables): Uint8Array {
  const lengths = Int32Array.from(PARTS.map((part) => tables[part].length));
  return Buffer.concat(
    [lengths, ...PARTS.map((part) => tables[part])].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
}

/** Where the build puts a compiled automaton. */
export function tablesPath(name: string): string {
  return path.join(packageRoot(), 'dist', `${name}.bin`);
}

/** The automaton that the build compiled under this name; without it, its user builds it anew, which takes tens of milliseconds. */
export function readTables(name: string): AutomatonTables | undefined {
  const file = tablesPath(name);
  if (!existsSync(file)) return undefined;
  // A copy, because typed arrays need aligned memory and a pooled buffer may start anywhere.
  const all = new Int32Array(new Uint8Array(readFileSync(file)).buffer);
  let at = PARTS.length;
  const tables = {} as Record<(typeof PARTS)[number], Int32Array>;
  PARTS.forEach((part, index) => {
    const length = all[index] as number;
    tables[part] = all.subarray(at, at + length);
    at += length;
  });
  return tables;
}
