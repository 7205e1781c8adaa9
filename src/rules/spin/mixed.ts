import type { WordModel } from '../../language/ngrams.ts';

/** An article about the same event as another. */
export interface Related {
  readonly name: string;
  /** Cosine, 0..1. */
  readonly likeness: number;
  /** What its words count for, 0..1. */
  readonly weight: number;
  /** n-gram ids, UNKNOWN for words that the model does not know. */
  readonly words: Uint16Array;
}

/** The n-gram id of a word that is not counted, in sixteen bits. */
export const UNKNOWN = 0xffff;

/**
 * What one occurrence of a pair in a related article adds to P(word | word before), and what all their words together add; measured on articles about one event
 * (`bench/spin-folder.ts`), where figures half and twice as large give nearly the same.
 */
const PAIR = 0.05;
const WORDS = 0.1;
/** Pairs whose probabilities are kept, as a power of two. */
const RECENT_BITS = 12;

/**
 * Counts of news with the articles about one event mixed in: (P + PAIR × pairs + WORDS × share of the word) / (1 + PAIR × occurrences of the word before + WORDS), so that it stays a
 * probability. What the news model says about single words and about which pairs it knows stays as it is.
 */
export class MixedNgrams implements WordModel {
  readonly words: WordModel['words'];
  readonly #base: WordModel;
  readonly #related: readonly Related[];
  /** Weighted occurrences of words, by id. */
  readonly #times: Float32Array;
  #total = 0;
  /** Open addressing: pairs, `before << 16 | word`, and their weighted occurrences; without occurrences a slot is free. */
  readonly #keys: Int32Array;
  readonly #pairs: Float32Array;
  readonly #mask: number;
  /** Pairs that were asked last, and what was answered: a decoder asks for most of them several times. */
  readonly #recent = new Int32Array(1 << RECENT_BITS).fill(-1);
  readonly #recentLogs = new Float64Array(1 << RECENT_BITS);

  /** @param related at least one. */
  constructor(base: WordModel, related: readonly Related[]) {
    this.words = base.words;
    this.#base = base;
    this.#related = related;
    this.#times = new Float32Array(base.words.size);
    const units = related.reduce((sum, { words }) => sum + words.length, 0);
    let slots = 1024;
    while (slots < 2 * units) slots *= 2;
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#pairs = new Float32Array(slots);
    for (const one of related) this.#count(one);
  }

  #count({ words, weight }: Related): void {
    let before = UNKNOWN;
    for (const word of words) {
      if (word !== UNKNOWN) {
        this.#times[word] = (this.#times[word] as number) + weight;
        if (before !== UNKNOWN) {
          const slot = this.#slotOf(before, word);
          this.#keys[slot] = (before << 16) | word;
          this.#pairs[slot] = (this.#pairs[slot] as number) + weight;
        }
      }
      this.#total += weight;
      before = word;
    }
  }

  /** Slot of a pair, or the free one in which it would stand. */
  #slotOf(before: number, word: number): number {
    const key = (before << 16) | word;
    let slot = (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 7) & this.#mask;
    while (this.#pairs[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  idOf(hash: number): number {
    return this.#base.idOf(hash);
  }

  unigram(word: number): number {
    return this.#base.unigram(word);
  }

  bigram(before: number, word: number): number {
    if (before < 0 || word < 0) return this.#mixed(before, word);
    const key = (before << 16) | word;
    const line = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> (32 - RECENT_BITS);
    if (this.#recent[line] !== key) {
      this.#recent[line] = key;
      this.#recentLogs[line] = this.#mixed(before, word);
    }
    return this.#recentLogs[line] as number;
  }

  #mixed(before: number, word: number): number {
    const base = this.#base.bigram(before, word);
    const firsts = before < 0 ? 0 : (this.#times[before] as number);
    const seconds = word < 0 ? 0 : (this.#times[word] as number);
    const whole = 1 + WORDS + PAIR * firsts;
    if (seconds === 0) return base - Math.log(whole);
    const pairs = firsts === 0 ? 0 : (this.#pairs[this.#slotOf(before, word)] as number);
    return Math.log((Math.exp(base) + PAIR * pairs + (WORDS * seconds) / this.#total) / whole);
  }

  mostBigram(before: number, word: number): number {
    const isMixed = word >= 0 && (this.#times[word] as number) > 0;
    // No probability is more than that of an unknown word behind an unknown one at the most.
    return isMixed ? this.#base.mostBigram(-1, -1) : this.#base.mostBigram(before, word);
  }

  knows(before: number, word: number): boolean {
    return this.#base.knows(before, word);
  }

  count(word: number, before?: number): number | undefined {
    return this.#base.count(word, before);
  }

  /** Names of the articles in which a word stands behind another, most alike first. */
  articlesWith(before: number, word: number): string[] {
    if (before < 0 || word < 0 || this.#pairs[this.#slotOf(before, word)] === 0) return [];
    const stands = ({ words }: Related): boolean => words.some((id, at) => id === word && words[at - 1] === before);
    return this.#related.filter(stands).map(({ name }) => name);
  }
}
