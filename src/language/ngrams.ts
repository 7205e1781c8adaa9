import { readData } from './data.ts';
import { BUCKET, COUNTS, KIND, keyOf, otherBucket, STEPS, tagOf, VERSION } from './ngram-table.ts';
import { Sections } from './sections.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Weight of the word alone against its pairs, in occurrences (Dirichlet smoothing, Zhai and Lafferty 2004). Backing off to the word alone
 * whenever a pair is missing makes rare words look eight nats unlikelier than their synonyms, by a count of three against four.
 */
const SMOOTHING = 500;
/** Pairs counted less than four times are not in the tables: a missing one is credited with this much, or with less where chance gives less. */
const MISSING = 0.3;
/** How much likelier than by chance a missing pair may be. */
const MISSING_LIFT = 20;
/** Count that an unknown word is credited with: words counted less than three times are not in the tables. */
const UNKNOWN_COUNT = 1;
/** How much larger than a word’s count that of its pair may become, because both are quantised; and its logarithm. */
const QUANTISED_NATS = 1 / STEPS;
const QUANTISED = Math.exp(QUANTISED_NATS);
/** Pairs whose probabilities are kept, as a power of two. */
const RECENT_BITS = 12;
/** Place of an unknown word in tables by quantised count. */
const UNKNOWN = 256;
/** What may stand in for the counts of a model: the same counts with others mixed in. */
export type WordModel = Pick<Ngrams, 'words' | 'idOf' | 'unigram' | 'bigram' | 'mostBigram' | 'knows' | 'count'>;

/**
 * Counts of words and pairs of words. Pairs stand in a hash table of 16-bit tags: a pair that was never counted is taken for
 * another one about once in 4,000 look-ups, which costs less than the bytes of full keys.
 */
export class Ngrams {
  readonly words: Vocabulary;
  /** Sequences that were counted. */
  readonly total: number;
  /** Pairs of words that it knows. */
  readonly pairs: number;
  /**
   * Quantised count of every word. What follows from a count is looked up by it: tables of 256 numbers stay in the fastest cache, and those of
   * all words would drive the pairs out of it.
   */
  readonly #unigrams: Uint8Array;
  /** By quantised count of a word; the last is that of an unknown word: P(word) and its logarithm. */
  readonly #chances: Float64Array;
  readonly #logs: Float64Array;
  /** ln(occurrences + SMOOTHING). */
  readonly #mass: Float64Array;
  /** ln of the most that a counted pair with this second word is worth, before the mass of the first is taken off. */
  readonly #most: Float64Array;
  /** What a missing pair is worth: ln of the first word’s part when chance gives less than MISSING, and of the second word’s part when it does not. */
  readonly #rare: Float64Array;
  readonly #missing: Float64Array;
  /** ln(pairs + SMOOTHING × P(word)) by both quantised counts, 0 where nobody has asked. */
  readonly #logSums = new Float64Array(256 * 256);
  /** Pairs that were asked last, `before << 16 | word`, and what was answered: a decoder asks for most of them several times. */
  readonly #recent = new Int32Array(1 << RECENT_BITS).fill(-1);
  readonly #recentLogs = new Float64Array(1 << RECENT_BITS);
  readonly #tags: Uint16Array;
  readonly #counts: Uint8Array;
  readonly #mask: number;

  /** @throws Error when the data is of another version or cut off. */
  constructor(data: Uint8Array, name = 'the n-gram model') {
    const sections = new Sections(data, KIND, VERSION, name);
    this.words = new Vocabulary(sections.i32('hashes'));
    this.total = Number(sections.facts.tokens);
    this.pairs = Number(sections.facts.pairs);
    this.#unigrams = sections.u8('unigrams');
    this.#chances = new Float64Array(UNKNOWN + 1);
    COUNTS.forEach((occurrences, count) => {
      this.#chances[count] = occurrences / this.total;
    });
    this.#chances[UNKNOWN] = UNKNOWN_COUNT / this.total;
    this.#logs = this.#chances.map(Math.log);
    this.#mass = COUNTS.map((occurrences) => Math.log(occurrences + SMOOTHING));
    this.#most = COUNTS.map((occurrences) =>
      Math.log(occurrences * QUANTISED + SMOOTHING * (occurrences / this.total)),
    );
    this.#rare = COUNTS.map((occurrences) =>
      Math.log((occurrences * MISSING_LIFT + SMOOTHING) / (occurrences + SMOOTHING)),
    );
    this.#missing = this.#chances.map((chance) => Math.log(MISSING + SMOOTHING * chance));
    this.#tags = sections.u16('tags');
    this.#counts = sections.u8('counts');
    this.#mask = this.#tags.length / BUCKET - 1;
  }

  /** Id of the word with this hash, or -1. */
  idOf(hash: number): number {
    return this.words.idOf(hash);
  }

  /** ln P(word), nats; id -1 is an unknown word. */
  unigram(word: number): number {
    return this.#logs[word < 0 ? UNKNOWN : (this.#unigrams[word] as number)] as number;
  }

  /** ln P(word | before), nats: ln((pairs + SMOOTHING × P(word)) / (occurrences of before + SMOOTHING)). */
  bigram(before: number, word: number): number {
    if (before < 0) return this.unigram(word);
    const first = this.#unigrams[before] as number;
    if (word < 0) return this.#uncounted(first, UNKNOWN);
    const key = (before << 16) | word;
    const line = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> (32 - RECENT_BITS);
    if (this.#recent[line] === key) return this.#recentLogs[line] as number;
    const second = this.#unigrams[word] as number;
    const slot = this.#slotOf(before, word);
    const log =
      slot < 0
        ? this.#uncounted(first, second)
        : this.#logOf(this.#counts[slot] as number, second) - (this.#mass[first] as number);
    this.#recent[line] = key;
    this.#recentLogs[line] = log;
    return log;
  }

  /** ln P(word | before) of a pair that was not counted, by the quantised counts of both. */
  #uncounted(first: number, second: number): number {
    const isRare = (COUNTS[first] as number) * (this.#chances[second] as number) * MISSING_LIFT < MISSING;
    return isRare
      ? (this.#rare[first] as number) + (this.#logs[second] as number)
      : (this.#missing[second] as number) - (this.#mass[first] as number);
  }

  /** ln P(word | before) at the most, nats, without a look at the pair: no pair is commoner than either of its words. */
  mostBigram(before: number, word: number): number {
    if (before < 0 || word < 0) return QUANTISED_NATS;
    const most = this.#most[this.#unigrams[word] as number] as number;
    return Math.min(QUANTISED_NATS, most - (this.#mass[this.#unigrams[before] as number] as number));
  }

  /** ln(pairs + SMOOTHING × P(word)); quantised counts have few values, so each pair of them is computed once. */
  #logOf(pairs: number, second: number): number {
    const at = (pairs << 8) | second;
    let log = this.#logSums[at] as number;
    if (log === 0) {
      log = Math.log((COUNTS[pairs] as number) + SMOOTHING * (this.#chances[second] as number));
      this.#logSums[at] = log;
    }
    return log;
  }

  /** Was this pair of words counted? */
  knows(before: number, word: number): boolean {
    return before >= 0 && word >= 0 && this.#slotOf(before, word) >= 0;
  }

  /** Estimated occurrences of a word, or of a word behind another, in the counted text; undefined for what was not counted. */
  count(word: number, before?: number): number | undefined {
    if (word < 0) return undefined;
    if (before === undefined) return COUNTS[this.#unigrams[word] as number];
    const slot = before < 0 ? -1 : this.#slotOf(before, word);
    return slot < 0 ? undefined : COUNTS[this.#counts[slot] as number];
  }

  #slotOf(before: number, word: number): number {
    const key = keyOf(before, word);
    const tag = tagOf(key);
    const tags = this.#tags;
    let at = (key & this.#mask) * BUCKET;
    for (let end = at + BUCKET; at < end; at++) if (tags[at] === tag) return at;
    at = (otherBucket(key, tag) & this.#mask) * BUCKET;
    for (let end = at + BUCKET; at < end; at++) if (tags[at] === tag) return at;
    return -1;
  }
}

let ngrams: Ngrams | undefined;

/** The model of English news, read on first use. */
export function newsNgrams(): Ngrams {
  ngrams ??= new Ngrams(readData('spin-ngrams.bin'), 'models/spin-ngrams.bin');
  return ngrams;
}
