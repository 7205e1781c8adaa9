import v8 from 'node:v8';
import vm from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees what nobody needs any more. The collector of V8 lets a young process gather a quarter of a gigabyte before it looks at what has grown old; after work that leaves much behind
 * and little alive, looking takes a few milliseconds. Not for work on articles: where none is alive at that moment, V8 throws away what it compiled for them.
 */
export function tidy(): void {
  if (!collect) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as () => void;
    v8.setFlagsFromString('--no-expose-gc');
  }
  collect();
}

/** How much the old part of a heap may grow before it is looked through again, in percent of what was alive. Less saves no memory, more no time (`node bench/scale.mjs threads`). */
const GROWTH = 100;

/**
 * For long runs, and before threads are started, each of which has a heap of its own: from now on V8 looks through every heap of the process when it has doubled. By itself it lets
 * each grow to four times what is alive, and by a quarter of a gigabyte in the beginning.
 */
export function growSlowly(): void {
  v8.setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}

/** So many articles make a run long: optimised code pays then. */
const MANY = 500;

/** Says how many articles are to come, before the first one is checked. The command starts with flags for a short run (cli/galley.ts); before a long one V8 goes back to its own. */
export function expectArticles(count: number): void {
  if (count < MANY) return;
  const flags = ownFlags(process.version);
  if (flags !== '') v8.setFlagsFromString(flags);
}

/** The values that V8 has by itself for the flags of cli/galley.ts; a version that is not known there was told none. */
function ownFlags(version: string): string {
  const regexes = '--regexp-optimization --regexp-tier-up-ticks=1';
  if (/^v2[01]\./.test(version)) return `${regexes} --interrupt-budget=67584`;
  if (/^v2[24]\./.test(version)) return `${regexes} --invocation-count-for-turbofan=3000`;
  return /^v2[0-4]\./.test(version) ? regexes : '';
}
