import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import type { AutomatonTables } from './automaton-tables.ts';

const PARTS = ['transitions', 'endsAt', 'ends', 'firsts', 'pairs'] as const;

/** An automaton as bytes: five 32-bit lengths, then the arrays, in the byte order of the machine that builds and runs. */
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
  const all = int32View(readFileSync(file));
  let at = PARTS.length;
  const tables = {} as Record<(typeof PARTS)[number], Int32Array>;
  PARTS.forEach((part, index) => {
    const length = all[index] as number;
    tables[part] = all.subarray(at, at + length);
    at += length;
  });
  return tables;
}

/** The file as it was read; a copy only where a pooled buffer starts at an odd place. */
function int32View(bytes: Buffer): Int32Array {
  const aligned = bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / Int32Array.BYTES_PER_ELEMENT);
}
