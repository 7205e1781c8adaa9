import { hashWord } from '../article/characters.ts';
import { KIND_NUMBER, type Tokens } from '../article/tokens.ts';
import { ANY_NUMBER, foldWord, type PhraseGraph } from './phrase.ts';

/** Called for every occurrence: index of the phrase, first and last token. */
export type OnMatch = (phrase: number, first: number, last: number) => void;

const NUMBER_EDGE = hashWord('#number');
const EMPTY = -1;

/**
 * All phrases of all packs as one automaton over token hashes. Edges lie in an open-addressing table under (node, word hash); several edges may share a key, as
 * phrases are only joined at the start. A 64K bitmap of first words lets most tokens pass after one look. Hashes have 32 bits, so every
 * edge that is taken is confirmed by its letters.
 */
export class PhraseAutomaton {
  readonly #first = new Uint8Array(0x10000);
  #startsWithNumber = false;
  readonly #mask: number;
  readonly #node: Int32Array;
  readonly #hash: Int32Array;
  readonly #edge: Int32Array;
  readonly #words: string[] = [];
  readonly #gaps: number[] = [];
  readonly #targets: number[] = [];
  /** Phrase that ends at a node, or -1. */
  readonly #phraseAt: number[] = [EMPTY];

  constructor(phrases: readonly PhraseGraph[]) {
    const edges = phrases.reduce((sum, phrase) => sum + phrase.edges.length, 0);
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, edges * 2)));
    this.#mask = size - 1;
    this.#node = new Int32Array(size).fill(EMPTY);
    this.#hash = new Int32Array(size);
    this.#edge = new Int32Array(size);
    phrases.forEach((phrase, index) => this.#insert(phrase, index));
  }

  #insert(phrase: PhraseGraph, index: number): void {
    // Node 0 is the common start; the other nodes of the phrase follow those of the phrases before.
    const base = this.#phraseAt.length - 1;
    const nodes = phrase.edges.reduce((most, [, , , to]) => Math.max(most, to), 0);
    for (let i = 0; i < nodes; i++) this.#phraseAt.push(EMPTY);
    for (const [from, word, gap, to] of phrase.edges) {
      const hash = word === ANY_NUMBER ? NUMBER_EDGE : hashWord(word);
      if (from === 0) {
        if (word === ANY_NUMBER) this.#startsWithNumber = true;
        else this.#first[(hash ^ (hash >>> 16)) & 0xffff] = 1;
      }
      const node = from === 0 ? 0 : base + from;
      let slot = this.#slot(node, hash);
      while (this.#node[slot] !== EMPTY) slot = (slot + 1) & this.#mask;
      this.#node[slot] = node;
      this.#hash[slot] = hash;
      this.#edge[slot] = this.#words.length;
      this.#words.push(word);
      this.#gaps.push(gap);
      this.#targets.push(base + to);
    }
    for (const end of phrase.ends) this.#phraseAt[base + end] = index;
  }

  #slot(node: number, hash: number): number {
    return (Math.imul(hash ^ Math.imul(node, 0x9e3779b1), 0x85ebca6b) >>> 7) & this.#mask;
  }

  /** Finds every phrase in one pass over the tokens; of one phrase at one place every length. */
  scan(text: string, tokens: Tokens, onMatch: OnMatch): void {
    const { count, hash, kind } = tokens;
    for (let token = 0; token < count; token++) {
      const value = hash[token] as number;
      if (this.#first[(value ^ (value >>> 16)) & 0xffff] === 1) this.#walk(text, tokens, 0, token, token, value, onMatch);
      if (this.#startsWithNumber && kind[token] === KIND_NUMBER) this.#walk(text, tokens, 0, token, token, NUMBER_EDGE, onMatch);
    }
  }

  #walk(text: string, tokens: Tokens, node: number, first: number, token: number, hash: number, onMatch: OnMatch): void {
    for (let slot = this.#slot(node, hash); this.#node[slot] !== EMPTY; slot = (slot + 1) & this.#mask) {
      if (this.#node[slot] !== node || this.#hash[slot] !== hash) continue;
      const edge = this.#edge[slot] as number;
      if (token > first && (tokens.gap[token] as number) > (this.#gaps[edge] as number)) continue;
      const word = this.#words[edge] as string;
      if (word !== ANY_NUMBER && foldWord(text.slice(tokens.start[token], tokens.end[token])) !== word) continue;
      const target = this.#targets[edge] as number;
      const phrase = this.#phraseAt[target] as number;
      if (phrase !== EMPTY) onMatch(phrase, first, token);
      const next = token + 1;
      if (next >= tokens.count) continue;
      this.#walk(text, tokens, target, first, next, tokens.hash[next] as number, onMatch);
      if (tokens.kind[next] === KIND_NUMBER) this.#walk(text, tokens, target, first, next, NUMBER_EDGE, onMatch);
    }
  }
}
