import type { Tokens } from '../../article/tokens.ts';
import { CUE_CLASSES } from './cue-phrases.ts';
import { type CueTrie, mayStart, readCueTrie, walk } from './cue-trie.ts';

/** Names of the cue classes; bit i of a set of cues stands for class i. */
export const CUES: readonly string[] = CUE_CLASSES.map(({ name }) => name);

/** Words of a unit that are looked at from each end: cues stand at the edge of a line, and a long paragraph may hold any word. */
const EDGE = 30;
/** A plain word (“home”, “share”) is only a cue in a line of so few words. */
const ALONE = 6;

let trie: CueTrie | undefined;

/** Set of cue classes (bits) in the tokens `[from, to)` of one unit. */
export function cuesOf(tokens: Tokens, from: number, to: number): number {
  return find(tokens, from, to, to - from <= ALONE);
}

/** The same, without plain words that are only cues on a line of their own. */
export function phraseCuesOf(tokens: Tokens, from: number, to: number): number {
  return find(tokens, from, to, false);
}

function find(tokens: Tokens, from: number, to: number, isShort: boolean): number {
  trie ??= readCueTrie();
  const { hash } = tokens;
  const headEnd = Math.min(to, from + EDGE);
  let found = 0;
  for (let token = from; token < to; token++) {
    if (token === headEnd && to - EDGE > token) token = to - EDGE;
    if (mayStart(trie, hash[token] as number)) found |= walk(trie, hash, token, to, isShort);
  }
  return found;
}

/** Number of classes in a set. */
export function countCues(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Set of the classes named. */
export function setOf(...names: readonly string[]): number {
  return names.reduce((set, name) => {
    const bit = CUES.indexOf(name);
    if (bit < 0) throw new Error(`there is no cue class “${name}”`);
    return set | (1 << bit);
  }, 0);
}

/** Set of all classes but those named. */
export function without(...names: readonly string[]): number {
  return ~setOf(...names) & ((1 << CUES.length) - 1);
}

/** Names of the classes in a set. */
export function namesOfCues(set: number): string[] {
  return CUES.filter((_, bit) => (set >> bit) & 1);
}
