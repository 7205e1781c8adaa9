import { hashWord } from '../article/characters.ts';
import { GAP_LIGHT, GAP_SENTENCE, KIND_NUMBER, type Tokens } from '../article/tokens.ts';
import { ANY_NUMBER, foldWord, type PhraseGraph, parsePhrase } from './phrase.ts';

/** Called for every occurrence: index of the phrase, first and last token. */
export type OnMatch = (phrase: number, first: number, last: number) => void;
/** Does the caller want this occurrence at all? Asked before its letters are compared, which is the dear part. */
export type Wants = (phrase: number, first: number) => boolean;

/** A deterministic automaton over words as flat arrays, so that a compiled one loads without any work. */
export interface AutomatonTables {
  /** Open addressing under (state, word hash): state or -1, hash, target. Lengths are one power of two. */
  readonly states: Int32Array;
  readonly hashes: Int32Array;
  readonly targets: Int32Array;
  /** Phrases that end at state s are `ends[endsAt[s] … endsAt[s + 1])`. */
  readonly endsAt: Int32Array;
  readonly ends: Int32Array;
  /** 64K bytes each: what a first word needs behind it, and which pairs of first words there are. */
  readonly firsts: Int32Array;
  readonly pairs: Int32Array;
}

const EMPTY = -1;
const always: Wants = () => true;
const NUMBER = hashWord('#number');
/** Words that follow the end of a sentence have transitions of their own: only phrases with a full stop there go on. */
const AFTER_SENTENCE = 0x5bd1e995;

/** What a first word needs behind it before the automaton is walked. */
const WITH_SECOND = 1;
const ALONE = 2;

function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0xffff;
}

function pairSlot(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b) >>> 16;
}

function slotOf(state: number, hash: number, mask: number): number {
  return (Math.imul(hash ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
}

/**
 * Joins phrase graphs into one automaton by subset construction. Phrases are finite, so this ends; choices that lead to the same words share states.
 */
export function buildAutomaton(phrases: readonly PhraseGraph[]): AutomatonTables {
  const outgoing: Map<number, { word: string; gap: number; to: number }[]> = new Map();
  const phraseAt = new Map<number, number>();
  let base = 0;
  phrases.forEach((phrase, index) => {
    let most = 0;
    for (const [from, word, gap, to] of phrase.edges) {
      const node = from === 0 ? 0 : base + from;
      const list = outgoing.get(node);
      const edge = { word, gap, to: base + to };
      if (list) list.push(edge);
      else outgoing.set(node, [edge]);
      most = Math.max(most, to);
    }
    for (const end of phrase.ends) phraseAt.set(base + end, index);
    base += most;
  });

  const numbers = new Map<string, number>([['0', 0]]);
  const subsets: number[][] = [[0]];
  const transitions: { state: number; hash: number; target: number }[] = [];
  const endsAt: number[] = [];
  const ends: number[] = [];
  for (let state = 0; state < subsets.length; state++) {
    endsAt.push(ends.length);
    const nodes = subsets[state] as number[];
    const found = new Set<number>();
    const next = new Map<number, Set<number>>();
    const add = (hash: number, to: number): void => {
      const set = next.get(hash);
      if (set) set.add(to);
      else next.set(hash, new Set([to]));
    };
    for (const node of nodes) {
      const phrase = phraseAt.get(node);
      if (phrase !== undefined) found.add(phrase);
      for (const { word, gap, to } of outgoing.get(node) ?? []) {
        const hash = word === ANY_NUMBER ? NUMBER : hashWord(word);
        add(hash, to);
        if (gap >= GAP_SENTENCE && state !== 0) add(hash ^ AFTER_SENTENCE, to);
      }
    }
    ends.push(...[...found].sort((a, b) => a - b));
    for (const [hash, set] of next) {
      const subset = [...set].sort((a, b) => a - b);
      const key = subset.join();
      let target = numbers.get(key);
      if (target === undefined) {
        target = subsets.length;
        numbers.set(key, target);
        subsets.push(subset);
      }
      transitions.push({ state, hash, target });
    }
  }
  endsAt.push(ends.length);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, transitions.length * 1.7)));
  const tables = {
    states: new Int32Array(size).fill(EMPTY),
    hashes: new Int32Array(size),
    targets: new Int32Array(size),
    endsAt: Int32Array.from(endsAt),
    ends: Int32Array.from(ends),
  };
  for (const { state, hash, target } of transitions) {
    let slot = slotOf(state, hash, size - 1);
    while (tables.states[slot] !== EMPTY) slot = (slot + 1) & (size - 1);
    tables.states[slot] = state;
    tables.hashes[slot] = hash;
    tables.targets[slot] = target;
  }
  return { ...tables, ...firstWords(tables) };
}

/** What lets most tokens pass without a step of the automaton. */
function firstWords({
  states,
  hashes,
  targets,
  endsAt,
}: Omit<AutomatonTables, 'firsts' | 'pairs'>): Pick<AutomatonTables, 'firsts' | 'pairs'> {
  const firsts = new Int32Array(0x4000);
  const pairs = new Int32Array(0x4000);
  const first = bytesOf(firsts);
  const pair = bytesOf(pairs);
  /** First words by the state they lead to (several can share one), and the states that need no second word. */
  const leading = new Map<number, number[]>();
  const open = new Set<number>();
  for (let slot = 0; slot < states.length; slot++) {
    const state = states[slot] as number;
    if (state === 0) {
      const target = targets[slot] as number;
      const known = leading.get(target);
      if (known) known.push(hashes[slot] as number);
      else leading.set(target, [hashes[slot] as number]);
      if ((endsAt[target + 1] as number) > (endsAt[target] as number)) open.add(target);
    } else if (state > 0 && hashes[slot] === NUMBER) open.add(state);
  }
  for (const [state, words] of leading) {
    for (const word of words)
      first[firstSlot(word)] = Math.max(first[firstSlot(word)] as number, open.has(state) ? ALONE : WITH_SECOND);
  }
  for (let slot = 0; slot < states.length; slot++) {
    const second = hashes[slot] as number;
    for (const word of leading.get(states[slot] as number) ?? []) {
      pair[pairSlot(word, second)] = 1;
      pair[pairSlot(word, second ^ AFTER_SENTENCE)] = 1;
    }
  }
  return { firsts, pairs };
}

function bytesOf(array: Int32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * Finds all phrases of all packs in one pass over token hashes. Two 64K tables, of first words and of first pairs of words, let nearly all tokens pass after a look or two.
 * Hashes have 32 bits, so a match is confirmed by its letters.
 */
export class PhraseAutomaton {
  readonly #sources: readonly string[];
  readonly #tables: AutomatonTables;
  readonly #mask: number;
  readonly #first: Uint8Array;
  readonly #pairs: Uint8Array;
  readonly #startsWithNumber: boolean;
  readonly #words = new Map<number, ReadonlySet<string>>();

  /** @param sources the phrases as written, in the order they were built with; needed to confirm matches. */
  constructor(sources: readonly string[], tables: AutomatonTables = buildAutomaton(sources.map(parsePhrase))) {
    this.#sources = sources;
    this.#tables = tables;
    this.#mask = tables.states.length - 1;
    this.#startsWithNumber = this.#step(0, NUMBER) >= 0;
    this.#first = bytesOf(tables.firsts);
    this.#pairs = bytesOf(tables.pairs);
  }

  /** Reports every phrase at every place; of one phrase at one place every length. */
  scan(text: string, tokens: Tokens, onMatch: OnMatch, wants: Wants = always): void {
    const { count, hash, kind } = tokens;
    const first = this.#first;
    const pairs = this.#pairs;
    for (let token = 0; token < count; token++) {
      const value = hash[token] as number;
      const needs = first[firstSlot(value)] as number;
      if (
        needs === ALONE ||
        (needs === WITH_SECOND && token + 1 < count && pairs[pairSlot(value, hash[token + 1] as number)] === 1)
      ) {
        this.#walk(text, tokens, this.#step(0, value), token, token, onMatch, wants);
      }
      if (this.#startsWithNumber && kind[token] === KIND_NUMBER)
        this.#walk(text, tokens, this.#step(0, NUMBER), token, token, onMatch, wants);
    }
  }

  #step(state: number, hash: number): number {
    const { states, hashes, targets } = this.#tables;
    for (let slot = slotOf(state, hash, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const owner = states[slot];
      if (owner === EMPTY) return EMPTY;
      if (owner === state && hashes[slot] === hash) return targets[slot] as number;
    }
  }

  #walk(text: string, tokens: Tokens, start: number, first: number, at: number, onMatch: OnMatch, wants: Wants): void {
    const { endsAt, ends } = this.#tables;
    let state = start;
    let token = at;
    while (state >= 0) {
      for (let i = endsAt[state] as number; i < (endsAt[state + 1] as number); i++) {
        const phrase = ends[i] as number;
        if (wants(phrase, first) && this.#confirms(text, tokens, phrase, first, token)) onMatch(phrase, first, token);
      }
      token++;
      if (token >= tokens.count) return;
      const gap = tokens.gap[token] as number;
      if (gap > GAP_SENTENCE) return;
      const salt = gap > GAP_LIGHT ? AFTER_SENTENCE : 0;
      // A number fits both itself and “any number”, so the walk may have to go two ways.
      if (tokens.kind[token] === KIND_NUMBER)
        this.#walk(text, tokens, this.#step(state, NUMBER ^ salt), first, token, onMatch, wants);
      state = this.#step(state, (tokens.hash[token] as number) ^ salt);
    }
  }

  #confirms(text: string, tokens: Tokens, phrase: number, first: number, last: number): boolean {
    let words = this.#words.get(phrase);
    if (!words) {
      words = new Set(parsePhrase(this.#sources[phrase] as string).edges.map(([, word]) => word));
      this.#words.set(phrase, words);
    }
    for (let token = first; token <= last; token++) {
      if (words.has(foldWord(text.slice(tokens.start[token], tokens.end[token])))) continue;
      if (!(words.has(ANY_NUMBER) && tokens.kind[token] === KIND_NUMBER)) return false;
    }
    return true;
  }
}
