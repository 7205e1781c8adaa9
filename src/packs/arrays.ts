import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';

/** Arrays of 32-bit numbers as bytes: their number and lengths, then the arrays, in the byte order of the machine that builds and runs. */
export function packArrays(arrays: readonly (Int32Array | Float32Array)[]): Uint8Array {
  const head = Int32Array.from([arrays.length, ...arrays.map((array) => array.length)]);
  return Buffer.concat([head, ...arrays].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)));
}

/** Where the build puts what it compiled, so that no start has to. */
export function arraysPath(name: string): string {
  return path.join(packageRoot(), 'dist', `${name}.bin`);
}

/** What the build left under a name, as views of the file; `undefined` without it: its user then makes it anew, which takes milliseconds to tens of them. */
export function readArrays(name: string): Int32Array[] | undefined {
  const bytes = readIfThere(arraysPath(name));
  if (!bytes) return undefined;
  const all = int32View(bytes);
  let at = 1 + (all[0] as number);
  return Array.from(all.subarray(1, at), (length) => {
    at += length;
    return all.subarray(at - length, at);
  });
}

/** The same numbers read as floats. */
export function floatsOf(array: Int32Array): Float32Array {
  return new Float32Array(array.buffer, array.byteOffset, array.length);
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
