import v8 from 'node:v8';
import vm from 'node:vm';

let collect: (() => void) | undefined;
/** Bytes of the heap that were in use when it was last tidied. */
let settled = 0;

/** Bytes that may gather in the heap of one thread. More does not make it faster (`node bench/scale.mjs growth`). */
const ROOM = 24 * 1024 * 1024;

/**
 * Frees what nobody needs any more. The collector of V8 lets a young process gather a quarter of a gigabyte before it looks at what has grown old; after work that leaves much behind
 * and little alive, looking takes a few milliseconds.
 */
export function tidy(): void {
  if (!collect) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as () => void;
    v8.setFlagsFromString('--no-expose-gc');
  }
  collect();
  settled = v8.getHeapStatistics().used_heap_size;
}

/** The same, once enough has gathered: for long runs, after every piece of their work. Asking takes some microseconds. */
export function tidyGrown(): void {
  if (v8.getHeapStatistics().used_heap_size - settled >= ROOM) tidy();
}
