import { rowsOf } from '../../article/rows.ts';
import { tokensOf } from '../../article/tokens.ts';
import { packArrays, readArrays } from '../../packs/arrays.ts';
import { CUE_CLASSES } from './cue-phrases.ts';

const FIRSTS = 1 << 15;

/** A trie over word hashes in open addressing. */
export interface CueTrie {
  readonly states: Int32Array;
  readonly hashes: Int32Array;
  readonly targets: Int32Array;
  /** A bit for every slot of a word that starts a phrase: lets nearly all words pass after one look. */
  readonly firsts: Int32Array;
  /** Classes of the phrases that end in a state; `alone`: of those that count only in a short line. */
  readonly anywhere: Int32Array;
  readonly alone: Int32Array;
}

/** Name of what the build makes of the phrases. */
export const COMPILED_CUES = 'cues';

/** What the build leaves for `readCueTrie`. */
export function packCueTrie(): Uint8Array {
  const { states, hashes, targets, firsts, anywhere, alone } = buildCueTrie();
  return packArrays([Int32Array.of(letters()), states, hashes, targets, firsts, anywhere, alone]);
}

/** The trie that the build compiled; one of other phrases is not used, the trie is then built anew. */
export function readCueTrie(): CueTrie {
  const [of, states, hashes, targets, firsts, anywhere, alone] = readArrays(COMPILED_CUES) ?? [];
  if (!of || !states || !hashes || !targets || !firsts || !anywhere || !alone) return buildCueTrie();
  return of[0] === letters() ? { states, hashes, targets, firsts, anywhere, alone } : buildCueTrie();
}

/** UTF-16 units of all phrases: tells whether the build knew the same ones. */
function letters(): number {
  return CUE_CLASSES.reduce((sum, { anywhere, alone }) => sum + anywhere.length + alone.length, 0);
}

/** Is there a phrase that may begin with a word? */
export function mayStart({ firsts }: CueTrie, hash: number): boolean {
  const slot = firstSlot(hash);
  return ((firsts[slot >> 5] as number) & (1 << (slot & 31))) !== 0;
}

/** Classes of the phrases that begin at a token and end before `to`. */
export function walk(
  { states, hashes, targets, anywhere, alone }: CueTrie,
  hash: Int32Array,
  at: number,
  to: number,
  isShort: boolean,
): number {
  const mask = states.length - 1;
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

export function buildCueTrie(): CueTrie {
  const phrases = CUE_CLASSES.flatMap(({ anywhere, alone }, bit) => [
    ...anywhere.split('|').map((text) => ({ text, bit, anywhere: true })),
    ...alone.split('|').map((text) => ({ text, bit, anywhere: false })),
  ]);
  const text = phrases.map((phrase) => phrase.text).join('\n');
  const tokens = tokensOf(text, rowsOf(text));
  const size = 1 << Math.ceil(Math.log2(tokens.count * 2));
  const mask = size - 1;
  const built: CueTrie = {
    states: new Int32Array(size),
    hashes: new Int32Array(size),
    targets: new Int32Array(size),
    firsts: new Int32Array(FIRSTS / 32),
    anywhere: new Int32Array(tokens.count + 1),
    alone: new Int32Array(tokens.count + 1),
  };
  const { states, hashes, targets, firsts } = built;
  let count = 1;
  phrases.forEach(({ bit, anywhere }, row) => {
    const from = tokens.ofRow[row] as number;
    let state = 0;
    for (let token = from; token < (tokens.ofRow[row + 1] as number); token++) {
      const value = tokens.hash[token] as number;
      if (token === from) setBit(firsts, firstSlot(value));
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

function setBit(bits: Int32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
}
