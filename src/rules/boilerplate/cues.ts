import { rowsOf } from '../../article/rows.ts';
import { type Tokens, tokensOf } from '../../article/tokens.ts';
import { CUE_CLASSES } from './cue-phrases.ts';

/** Names of the cue classes; bit i of a set of cues stands for class i. */
export const CUES: readonly string[] = CUE_CLASSES.map(({ name }) => name);

/** Words of a unit that are looked at from each end: cues stand at the edge of a line, and a long paragraph may hold any word. */
const EDGE = 30;
/** A plain word (“home”, “share”) is only a cue in a line of so few words. */
const ALONE = 6;

const FIRSTS = 1 << 15;

/** A trie over word hashes in open addressing. */
interface Trie {
  readonly mask: number;
  readonly states: Int32Array;
  readonly hashes: Int32Array;
  readonly targets: Int32Array;
  /** 1 where a phrase starts with a word of this slot: lets nearly all words pass after one look. */
  readonly firsts: Uint8Array;
  /** Classes of the phrases that end in a state. */
  readonly anywhere: Int32Array;
  readonly alone: Int32Array;
}

let trie: Trie | undefined;

/** Set of cue classes (bits) in the tokens `[from, to)` of one unit. */
export function cuesOf(tokens: Tokens, from: number, to: number): number {
  return find(tokens, from, to, to - from <= ALONE);
}

/** The same, without plain words that are only cues on a line of their own. */
export function phraseCuesOf(tokens: Tokens, from: number, to: number): number {
  return find(tokens, from, to, false);
}

function find(tokens: Tokens, from: number, to: number, isShort: boolean): number {
  trie ??= buildTrie();
  const { hash } = tokens;
  const { firsts } = trie;
  const headEnd = Math.min(to, from + EDGE);
  let found = 0;
  for (let token = from; token < to; token++) {
    if (token === headEnd && to - EDGE > token) token = to - EDGE;
    if (firsts[firstSlot(hash[token] as number)] === 1) found |= walk(trie, hash, token, to, isShort);
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

function walk(
  { mask, states, hashes, targets, anywhere, alone }: Trie,
  hash: Int32Array,
  at: number,
  to: number,
  isShort: boolean,
): number {
  let found = 0;
  let state = 0;
  for (let token = at; token < to; token++) {
    const value = hash[token] as number;
    let slot = slotOf(state, value) & mask;
    while (targets[slot] !== 0 && (states[slot] !== state || hashes[slot] !== value)) slot = (slot + 1) & mask;
    state = targets[slot] as number;
    if (state === 0) break;
    found |= anywhere[state] as number;
    if (isShort) found |= alone[state] as number;
  }
  return found;
}

function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 15)) & (FIRSTS - 1);
}

function slotOf(state: number, hash: number): number {
  const mixed = Math.imul(hash ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function buildTrie(): Trie {
  const phrases = CUE_CLASSES.flatMap(({ anywhere, alone }, bit) => [
    ...anywhere.split('|').map((text) => ({ text, bit, anywhere: true })),
    ...alone.split('|').map((text) => ({ text, bit, anywhere: false })),
  ]);
  const text = phrases.map((phrase) => phrase.text).join('\n');
  const tokens = tokensOf(text, rowsOf(text));
  const size = 1 << Math.ceil(Math.log2(tokens.count * 2));
  const built: Trie = {
    mask: size - 1,
    states: new Int32Array(size),
    hashes: new Int32Array(size),
    targets: new Int32Array(size),
    firsts: new Uint8Array(FIRSTS),
    anywhere: new Int32Array(tokens.count + 1),
    alone: new Int32Array(tokens.count + 1),
  };
  const { mask, states, hashes, targets, firsts } = built;
  let count = 1;
  phrases.forEach(({ bit, anywhere }, row) => {
    const from = tokens.ofRow[row] as number;
    let state = 0;
    for (let token = from; token < (tokens.ofRow[row + 1] as number); token++) {
      const value = tokens.hash[token] as number;
      if (token === from) firsts[firstSlot(value)] = 1;
      let slot = slotOf(state, value) & mask;
      while (targets[slot] !== 0 && (states[slot] !== state || hashes[slot] !== value)) slot = (slot + 1) & mask;
      if (targets[slot] === 0) {
        states[slot] = state;
        hashes[slot] = value;
        targets[slot] = count++;
      }
      state = targets[slot] as number;
    }
    const ends = anywhere ? built.anywhere : built.alone;
    ends[state] = (ends[state] as number) | (1 << bit);
  });
  return built;
}
