import { hashWord } from '../article/characters.ts';
import { readData } from './data.ts';
import type { Pair } from './pairs.ts';
import { packSections, Sections } from './sections.ts';
import { wordsOf } from './units.ts';
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

const KIND = 'spin-lexicon';
const VERSION = 1;
const AMBIGUOUS = 1;
const CASED = 2;
const ODD = 4;
/** Most originals of a form that are kept; what stands further down was never right. */
const MAX_CANDIDATES = 12;

/** Joins the rows of one form, likeliest original first. `weightOf` gives nats, `chanceOf` P(form | original). */
export function formsOf(
  pairs: readonly Pair[],
  weightOf: (pair: Pair) => number,
  chanceOf: (pair: Pair) => number,
  isOdd: (pair: Pair) => boolean,
): Form[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair.spun, pair.cased);
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()].map((group) => {
    const sorted = group.sort((a, b) => chanceOf(b) - chanceOf(a)).slice(0, MAX_CANDIDATES);
    const [first] = sorted as [Pair];
    return {
      spun: first.spun,
      candidates: sorted.map((pair) => pair.original),
      priors: sorted.map((pair) => Math.log(chanceOf(pair))),
      ambiguous: sorted.some((pair) => pair.ambiguous),
      cased: first.cased,
      odd: sorted.every((pair) => isOdd(pair)),
      weight: weightOf(first),
    };
  });
}

/** What forms are told apart by: their words, and for names their capitals. Numbers keep their digits: “12 months” is a year, “10 months” is not. */
export function keyOf(spun: string, cased: boolean): string {
  return `${cased ? spun.replaceAll('’', "'") : ''}|${wordsOf(spun, false).join(' ')}`;
}

/** Forms as a trie over word ids, in the arrays of one file. */
export function packLexicon(forms: readonly Form[]): Uint8Array {
  const paths = forms
    .map((form) => ({ form, words: wordsOf(form.spun, false) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => compare(a.words, b.words) || Number(b.form.cased) - Number(a.form.cased));
  const originals = [...new Set(forms.flatMap((form) => form.candidates))].sort();
  const originalWords = originals.map((text) => wordsOf(text, true));
  const words = [...new Set([...paths.flatMap((path) => path.words), ...originalWords.flat()])];
  const byHash = new Map(words.map((word) => [hashWord(word), word]));
  const hashes = Int32Array.from([...byHash.keys()].sort((a, b) => a - b));
  if (hashes.length > 0xffff) throw new Error(`${hashes.length} words of the lexicon do not fit into 16 bits`);
  const idOf = new Map([...hashes].map((hash, id) => [hash, id]));
  const id = (word: string): number => idOf.get(hashWord(word)) as number;
  const order = paths.map(({ words: path }) => path.map(id));
  const trie = trieOf(order);
  const placed = order.map((path, at) => ({ node: trie.nodeOf(path), form: (paths[at] as { form: Form }).form }));
  placed.sort((a, b) => a.node - b.node || Number(b.form.cased) - Number(a.form.cased));
  const at = new Map(originals.map((text, index) => [text, index]));
  return packSections(KIND, VERSION, {
    hashes,
    children: Uint16Array.from(trie.children),
    childWord: trie.childWord,
    formsOfNode: countsOf(
      placed.map(({ node }) => node),
      trie.children.length,
    ),
    flags: Uint8Array.from(
      placed,
      ({ form }) => (form.ambiguous ? AMBIGUOUS : 0) | (form.cased ? CASED : 0) | (form.odd ? ODD : 0),
    ),
    weights: Int8Array.from(placed, ({ form }) => Math.max(-127, Math.min(127, Math.round(form.weight * 10)))),
    capitals: Uint16Array.from(placed, ({ form }) => (form.cased ? capitalsOf(form.spun) : 0)),
    candidateCounts: Uint8Array.from(placed, ({ form }) => small(form.candidates.length)),
    candidates: Uint16Array.from(placed.flatMap(({ form }) => form.candidates.map((text) => at.get(text) as number))),
    priors: Int8Array.from(
      placed.flatMap(({ form }) => form.priors.map((prior) => Math.max(-127, Math.round(prior * 10)))),
    ),
    originalLengths: Uint8Array.from(originalWords, (list) => small(list.length)),
    originalWords: Uint16Array.from(originalWords.flat().map(id)),
    forms: compressed(placed.map(({ form }) => form.spun)),
    originals: compressed(originals),
  });
}

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
    this.#capitals = sections.u16('capitals');
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

/** Nodes breadth first over sorted paths, so that the children of a node stand together, sorted by word. */
function trieOf(paths: readonly (readonly number[])[]): {
  /** Children of every node. */
  readonly children: readonly number[];
  readonly childWord: Uint16Array;
  nodeOf(path: readonly number[]): number;
} {
  interface Node {
    readonly children: Map<number, Node>;
    id: number;
  }
  const root: Node = { children: new Map(), id: 0 };
  for (const path of paths) {
    let node = root;
    for (const word of path) {
      let child = node.children.get(word);
      if (!child) {
        child = { children: new Map(), id: 0 };
        node.children.set(word, child);
      }
      node = child;
    }
  }
  const children: number[] = [];
  const childWord: number[] = [];
  const queue: Node[] = [root];
  for (const node of queue) {
    for (const [word, child] of [...node.children].sort((a, b) => a[0] - b[0])) {
      childWord.push(word);
      child.id = childWord.length;
      queue.push(child);
    }
    children.push(node.children.size);
  }
  return {
    children,
    childWord: Uint16Array.from(childWord),
    nodeOf: (path) => path.reduce<Node>((node, word) => node.children.get(word) as Node, root).id,
  };
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i] as string, b[i] as string];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** How often each key stands in a list. */
function countsOf(keys: readonly number[], size: number): Uint8Array {
  const counts = new Uint8Array(size);
  for (const key of keys) counts[key] = small((counts[key] as number) + 1);
  return counts;
}

/** Offsets of lists by their lengths; one longer than the lists. */
function cumulative(lengths: Uint8Array | Uint16Array): Uint32Array {
  const sums = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) sums[i + 1] = (sums[i] as number) + (lengths[i] as number);
  return sums;
}

function small(count: number): number {
  if (count > 255) throw new Error(`${count} forms or originals in one place do not fit into a byte`);
  return count;
}

/** Two bits a word, for the first eight words: 0 lower case, 1 a capital, 2 capitals. */
function capitalsOf(text: string): number {
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

function compressed(lines: readonly string[]): Uint8Array {
  return new Uint8Array(zlib().brotliCompressSync(Buffer.from(lines.join('\n'))));
}

function decompressed(data: Uint8Array): string[] {
  return zlib().brotliDecompressSync(data).toString('utf8').split('\n');
}

/** Loaded with the first lexicon: a check of clean articles does without it, and it takes a twentieth of the start. */
function zlib(): typeof import('node:zlib') {
  return process.getBuiltinModule('node:zlib');
}

let lexicon: Lexicon | undefined;

/** The lexicon of the package, read on first use: only convicted documents need it. */
export function spinLexicon(): Lexicon {
  lexicon ??= new Lexicon(readData('spin-lexicon.bin'), 'models/spin-lexicon.bin');
  return lexicon;
}
