import {
  BUCKET,
  bucketOf,
  CODES,
  DIMENSIONS,
  fingerprintOf,
  KIND,
  PART,
  PARTS,
  SCALE,
  type TripleKey,
  tagIn,
  tagOf,
  VERSION,
  worthIn,
  writeTripleKey,
} from './context-table.ts';
import { readData } from './data.ts';
import { newsNgrams, type WordModel } from './ngrams.ts';
import { Sections } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';

/** ln P(word) at which a word begins to tell what a text is about, and how much rarer one tells all it can, nats. */
const TELLING = -6;
const FULLY_TELLING = 3;

/**
 * What words stand with beyond their neighbours: a vector of each, nearly the same for words of one field (gas, dust, stars), and triples of words. Ids are those of the
 * n-gram model it is asked for.
 */
export class WordContext {
  readonly #codebook: Float32Array;
  readonly #codes: Uint8Array;
  /** Place of the codes of each word, -1 for a word without a vector. */
  readonly #rows: Int32Array;
  /** How much each word tells of what a text is about, 0..1; 0 for words without a vector. */
  readonly weights: Float32Array;
  /** Decoded vectors by word: those of an article are asked for many times. */
  readonly #vectors: (Float32Array | undefined)[];
  readonly #triples: Uint16Array;
  readonly #hashes: Int32Array;
  readonly #key: TripleKey = { first: 0, second: 0 };

  /**
   * @param own the words of the n-gram model that the data was made with.
   * @param ngrams the model whose ids it is asked for.
   * @throws Error when the data is of another version, made with another model, or cut off.
   */
  constructor(
    data: Uint8Array,
    own: Vocabulary,
    ngrams: Pick<WordModel, 'words' | 'unigram'>,
    name = 'the context model',
  ) {
    const sections = new Sections(data, KIND, VERSION, name);
    const covered = sections.u8('covered');
    if (sections.facts.words !== fingerprintOf(own))
      throw new Error(`${name}: Unexpected words of another n-gram model; make both models together`);
    this.#codebook = Float32Array.from(sections.i8('codebook'), (value) => value / SCALE);
    this.#codes = sections.u8('codes');
    this.#triples = sections.u16('triples');
    const { words } = ngrams;
    this.#hashes = words.hashes;
    this.#rows = new Int32Array(words.size).fill(-1);
    this.weights = new Float32Array(words.size);
    this.#vectors = new Array(words.size);
    let row = 0;
    for (let id = 0; id < own.size; id++) {
      if ((((covered[id >> 3] as number) >> (id & 7)) & 1) === 0) continue;
      const here = words === own ? id : words.idOf(own.hashes[id] as number);
      if (here >= 0) {
        this.#rows[here] = row;
        this.weights[here] = Math.min(1, Math.max(0, (TELLING - ngrams.unigram(here)) / FULLY_TELLING));
      }
      row += PARTS;
    }
  }

  /** The vector of a word, DIMENSIONS numbers of a length near one; undefined for a word that tells nothing. */
  vectorOf(word: number): Float32Array | undefined {
    if (word < 0 || this.weights[word] === 0) return undefined;
    this.#vectors[word] ??= this.#decoded(this.#rows[word] as number);
    return this.#vectors[word];
  }

  #decoded(row: number): Float32Array {
    const vector = new Float32Array(DIMENSIONS);
    for (let part = 0; part < PARTS; part++) {
      const from = (part * CODES + (this.#codes[row + part] as number)) * PART;
      vector.set(this.#codebook.subarray(from, from + PART), part * PART);
    }
    return vector;
  }

  /** Adds the vector of a word, times how much the word tells, to DIMENSIONS numbers of `into`. */
  add(word: number, into: Float32Array): void {
    const vector = this.vectorOf(word);
    if (!vector) return;
    const weight = this.weights[word] as number;
    for (let d = 0; d < DIMENSIONS; d++) into[d] = (into[d] as number) + weight * (vector[d] as number);
  }

  /** How much a triple of words is worth that was counted, nats; 0 for one that was not. About one in 250 of those is taken for another. */
  triple(before: number, word: number, after: number): number {
    if (before < 0 || word < 0 || after < 0) return 0;
    const hashes = this.#hashes;
    const key = this.#key;
    writeTripleKey(hashes[before] as number, hashes[word] as number, hashes[after] as number, key);
    const tag = tagOf(key);
    return (
      this.#worth(bucketOf(key.first, this.#triples.length), tag) ||
      this.#worth(bucketOf(key.second, this.#triples.length), tag)
    );
  }

  #worth(start: number, tag: number): number {
    const triples = this.#triples;
    for (let at = start; at < start + BUCKET; at++)
      if (tagIn(triples[at] as number) === tag) return worthIn(triples[at] as number);
    return 0;
  }
}

export { DIMENSIONS };

let data: Uint8Array | undefined;
let own: WordContext | undefined;

/** The context model of English news by the ids of an n-gram model, read on first use: only what may be spun needs it. */
export function newsContext(ngrams: WordModel): WordContext {
  const { words } = newsNgrams();
  if (ngrams.words === words && own) return own;
  data ??= readData('spin-context.bin');
  const context = new WordContext(data, words, ngrams, 'models/spin-context.bin');
  if (ngrams.words === words) own = context;
  return context;
}
