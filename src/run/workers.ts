import { statSync } from 'node:fs';
import type { GalleyOptions } from '../galley.ts';
import type { Pool } from './pool.ts';

/** How many threads: a number, or as many as pay. */
export type Workers = number | 'auto';

/**
 * Bytes of articles for which one more thread pays. It has to load the rules and to warm up, which takes as long as checking about a megabyte
 * (`node bench/scale.mjs threads` measures where two threads win).
 */
const BYTES_PER_THREAD = 2 * 1024 * 1024;
/** More than these wait for the main thread most of the time. */
const MOST = 16;

/**
 * @param size bytes of all files, when their lines are the tasks and not the files
 * @returns threads to start; 0 and 1 mean that the main thread does the work
 */
export function threadsFor(workers: Workers, files: readonly string[], size?: number): number {
  const tasks = size === undefined ? files.length : Number.POSITIVE_INFINITY;
  if (workers !== 'auto') return Math.min(workers, tasks);
  const most = Math.min(process.getBuiltinModule('node:os').availableParallelism(), MOST, tasks);
  if (most < 2) return 1;
  if (size !== undefined) return Math.min(most, Math.floor(size / BYTES_PER_THREAD));
  let bytes = 0;
  for (const file of files) {
    bytes += sizeOf(file);
    if (bytes >= most * BYTES_PER_THREAD) return most;
  }
  return Math.floor(bytes / BYTES_PER_THREAD);
}

/** Threads for the lines of files; of its own accord none when standard input is among them, whose size nobody knows. */
export function threadsForLines(workers: Workers, inputs: readonly string[]): number {
  if (workers !== 'auto') return workers;
  if (inputs.length === 0 || inputs.includes('-')) return 1;
  return threadsFor(
    workers,
    inputs,
    inputs.reduce((sum, file) => sum + sizeOf(file), 0),
  );
}

/** Bytes of a file; 0 for one that cannot be looked at: reading it will say why. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Threads for these files, when they pay. */
export async function startPool(
  workers: Workers,
  files: readonly string[],
  galley: GalleyOptions,
): Promise<Pool | undefined> {
  const threads = threadsFor(workers, files);
  if (threads < 2) return undefined;
  const { Pool } = await import('./pool.ts');
  return new Pool(threads, galley);
}
