import { readData, zlib } from './data.ts';
import { Sections } from './sections.ts';
import { Vocabulary } from './vocabulary.ts';

/** A spun form with everything it may stand for. */
export interface Form {
  readonly spun: string;
  /** Originals, likeliest first. */
  readonly candidates: readonly string[];
  /** ln P(form | original was swapped) of every candidate, nats: how many other forms the original has, and how often each was seen. */
  readonly priors: readonly number[];
  readonly ambiguous: boolean;
  readonly cased: boolean;
  /** Hardly English at all: such forms convict a document. */
  readonly odd: boolean;
  /** ln P(form | spun page) − ln P(form | clean page), nats. */
  readonly weight: number;
}

export const KIND = 'spin-lexicon';
export const VERSION = 4;
export const AMBIGUOUS = 1;
export const CASED = 2;
export const ODD = 4;

/** The compiled lexicon: a trie whose nodes are numbered breadth first, node 0 the root, so that node n + 1 is what edge n leads to. */
export class Lexicon {
  /** Words of forms and originals. */
  readonly words: Vocabulary;
  readonly hashes: Int32Array;
  /** First original of each form in `candidates`; one longer than the forms. */
  readonly candidateStart: Uint32Array;
  /** Indices of originals. */
  readonly candidates: Uint16Array;
  /** First word of each original in `originalWords`. */
  readonly wordStart: Uint32Array;
  readonly originalWords: Uint16Array;
  /** Forms of node n are `[formStart[n], formStart[n + 1])`. */
  readonly formStart: Uint32Array;
  readonly #childStart: Uint32Array;
  readonly #childWord: Uint16Array;
  readonly #flags: Uint8Array;
  readonly #weights: Int8Array;
  readonly #swapRates: Uint8Array;
  readonly #capitals: Uint16Array;
  readonly #priors: Int8Array;
  readonly #sections: Sections;
  /** Node below the root by word; 0 where no form starts. */
  readonly #first: Uint32Array;
  #originals: readonly string[] | undefined;
  #forms: readonly string[] | undefined;

  /** @throws Error when the data is of another version or cut off. */
  constructor(data: Uint8Array, name = 'the lexicon') {
    const sections = new Sections(data, KIND, VERSION, name);
    this.#sections = sections;
    this.hashes = sections.i32('hashes');
    this.words = new Vocabulary(this.hashes);
    this.#childStart = cumulative(sections.u16('children'));
    this.#childWord = sections.u16('childWord');
    this.formStart = cumulative(sections.u8('formsOfNode'));
    this.#flags = sections.u8('flags');
    this.#weights = sections.i8('weights');
    this.#swapRates = sections.u8('swapRates');
    this.#capitals = spread(sections.u16('capitals'), this.#flags);
    this.#priors = sections.i8('priors');
    this.candidateStart = cumulative(sections.u8('candidateCounts'));
    this.candidates = sections.u16('candidates');
    this.wordStart = cumulative(sections.u8('originalLengths'));
    this.originalWords = sections.u16('originalWords');
    this.#first = new Uint32Array(this.words.size);
    const roots = this.#childStart[1] as number;
    for (let edge = 0; edge < roots; edge++) this.#first[this.#childWord[edge] as number] = edge + 1;
  }

  get size(): number {
    return this.#flags.length;
  }

  /** Node that a form starts with, or 0. */
  first(word: number): number {
    return word < 0 ? 0 : (this.#first[word] as number);
  }

  /** Node behind `node` by `word`, or 0. */
  next(node: number, word: number): number {
    let low = this.#childStart[node] as number;
    let high = (this.#childStart[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#childWord[middle] as number;
      if (found === word) return middle + 1;
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  isCased(form: number): boolean {
    return ((this.#flags[form] as number) & CASED) !== 0;
  }

  /** Are the words of a text capitalised as those of the form? Always, for forms that are compared without their capitals. */
  isWrittenAs(form: number, text: string): boolean {
    return !this.isCased(form) || this.#capitals[form] === capitalsOf(text);
  }

  /** The same of `[start, end)` of a longer text. */
  isWrittenIn(form: number, text: string, start: number, end: number): boolean {
    if (!this.isCased(form)) return true;
    return this.#capitals[form] === capitalsIn(text, start, end);
  }

  isAmbiguous(form: number): boolean {
    return ((this.#flags[form] as number) & AMBIGUOUS) !== 0;
  }

  isOdd(form: number): boolean {
    return ((this.#flags[form] as number) & ODD) !== 0;
  }

  /** nats */
  weight(form: number): number {
    return (this.#weights[form] as number) / 10;
  }

  /** P(a spinner swaps an occurrence of this word), 0..1; 0 for id -1. What it always swaps it leaves nowhere: where such a word stands it was swapped in, or nothing was spun. */
  swapRate(word: number): number {
    return word < 0 ? 0 : (this.#swapRates[word] as number) / 255;
  }

  /** ln P(form | original was swapped) of the candidate at an index of `candidates`, nats. */
  prior(candidate: number): number {
    return (this.#priors[candidate] as number) / 10;
  }

  /** The form as the lexicon spells it. */
  spun(form: number): string {
    this.#forms ??= decompressed(this.#sections.u8('forms'));
    return this.#forms[form] as string;
  }

  original(index: number): string {
    this.#originals ??= decompressed(this.#sections.u8('originals'));
    return this.#originals[index] as string;
  }

  /** All forms, for merging and listing. */
  forms(): Form[] {
    return Array.from({ length: this.size }, (_, form) => ({
      spun: this.spun(form),
      candidates: Array.from(
        this.candidates.subarray(this.candidateStart[form] as number, this.candidateStart[form + 1] as number),
        (index) => this.original(index),
      ),
      priors: Array.from(
        this.#priors.subarray(this.candidateStart[form] as number, this.candidateStart[form + 1] as number),
        (prior) => prior / 10,
      ),
      ambiguous: this.isAmbiguous(form),
      cased: this.isCased(form),
      odd: this.isOdd(form),
      weight: this.weight(form),
    }));
  }
}

/** Offsets of lists by their lengths; one longer than the lists. */
function cumulative(lengths: Uint8Array | Uint16Array): Uint32Array {
  const sums = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) sums[i + 1] = (sums[i] as number) + (lengths[i] as number);
  return sums;
}

/** Capitals by form; the file holds those of the forms that are compared with theirs. */
function spread(capitals: Uint16Array, flags: Uint8Array): Uint16Array {
  const all = new Uint16Array(flags.length);
  let at = 0;
  for (let form = 0; form < all.length; form++) {
    if (((flags[form] as number) & CASED) !== 0) all[form] = capitals[at++] as number;
  }
  return all;
}

/** Two bits a word, for the first eight words: 0 lower case, 1 a capital, 2 capitals. */
export function capitalsOf(text: string): number {
  let bits = 0;
  let word = 0;
  for (const [letters] of text.matchAll(/[\p{L}'’]+/gu)) {
    const lower = letters.toLowerCase();
    const kind = letters === lower ? 0 : letters.length > 1 && letters === letters.toUpperCase() ? 2 : 1;
    bits |= kind << (2 * word);
    if (++word === 8) break;
  }
  return bits;
}

/** `capitalsOf` of `[start, end)` of a text, without a substring where it is ASCII. */
export function capitalsIn(text: string, start: number, end: number): number {
  let bits = 0;
  let word = 0;
  for (let at = start; at < end && word < 8; at++) {
    let upper = 0;
    let lower = 0;
    const from = at;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x61 && code <= 0x7a) lower++;
      else if (code >= 0x41 && code <= 0x5a) upper++;
      else if (code !== 0x27 && code !== 0x2019) {
        if (code > 0x7f) return capitalsOf(text.slice(start, end));
        break;
      }
    }
    if (at === from) continue;
    if (upper > 0) bits |= (lower === 0 && at - from > 1 ? 2 : 1) << (2 * word);
    word++;
  }
  return bits;
}

function decompressed(data: Uint8Array): string[] {
  return zlib().brotliDecompressSync(data).toString('utf8').split('\n');
}

let lexicon: Lexicon | undefined;

/** The lexicon of the package, read on first use: only convicted documents need it. */
export function spinLexicon(): Lexicon {
  lexicon ??= new Lexicon(readData('spin-lexicon.bin'), 'models/spin-lexicon.bin');
  return lexicon;
}
