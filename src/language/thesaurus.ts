import { hashWord } from '../article/characters.ts';
import { readData, zlib } from './data.ts';
import { packSections, Sections } from './sections.ts';

const KIND = 'spin-thesaurus';
const VERSION = 1;

/**
 * Packs pairs of synonyms, single lower-case words; the order of a pair says nothing. Words are kept sorted and compressed, and of each the
 * neighbours that stand behind it.
 * @throws Error when there are more than 65,536 words, or a word has more than 255 neighbours behind it.
 */
export function packThesaurus(pairs: Iterable<readonly [string, string]>): Uint8Array {
  const neighbours = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    if (a === b) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    const set = neighbours.get(first) ?? new Set();
    neighbours.set(first, set.add(second));
    if (!neighbours.has(second)) neighbours.set(second, new Set());
  }
  const words = [...neighbours.keys()].sort();
  if (words.length > 0x10000) throw new Error(`${words.length} words of the thesaurus do not fit into 16 bits`);
  const idOf = new Map(words.map((word, id) => [word, id]));
  const lists = words.map((word) =>
    [...(neighbours.get(word) ?? [])].map((other) => idOf.get(other) as number).sort((a, b) => a - b),
  );
  const longest = Math.max(0, ...lists.map((list) => list.length));
  if (longest > 255) throw new Error(`${longest} neighbours of one word do not fit into a byte`);
  return packSections(KIND, VERSION, {
    words: new Uint8Array(zlib().deflateRawSync(Buffer.from(words.join('\n')), { level: 9 })),
    counts: Uint8Array.from(lists, (list) => list.length),
    neighbours: Uint16Array.from(lists.flat()),
  });
}

/** Synonyms of single words. */
export class Thesaurus {
  /** Sorted. */
  readonly words: readonly string[];
  readonly #start: Uint32Array;
  readonly #neighbours: Uint16Array;

  /** @throws Error when the data is of another version or cut off. */
  constructor(data: Uint8Array, name = 'the thesaurus') {
    const sections = new Sections(data, KIND, VERSION, name);
    const text = zlib().inflateRawSync(sections.u8('words')).toString('utf8');
    this.words = text === '' ? [] : text.split('\n');
    const counts = sections.u8('counts');
    const behind = sections.u16('neighbours');
    // Every pair is kept once and read both ways.
    const degree = new Uint32Array(counts.length + 1);
    let at = 0;
    for (let id = 0; id < counts.length; id++) {
      (degree[id] as number) += counts[id] as number;
      for (let end = at + (counts[id] as number); at < end; at++) (degree[behind[at] as number] as number)++;
    }
    this.#start = new Uint32Array(counts.length + 1);
    for (let id = 0; id < counts.length; id++)
      this.#start[id + 1] = (this.#start[id] as number) + (degree[id] as number);
    this.#neighbours = new Uint16Array(this.#start[counts.length] as number);
    const next = this.#start.slice();
    at = 0;
    for (let id = 0; id < counts.length; id++) {
      for (let end = at + (counts[id] as number); at < end; at++) {
        const other = behind[at] as number;
        this.#neighbours[next[id] as number] = other;
        this.#neighbours[next[other] as number] = id;
        (next[id] as number)++;
        (next[other] as number)++;
      }
    }
  }

  /** Ids of the synonyms of a word. */
  neighbours(id: number): Uint16Array {
    return this.#neighbours.subarray(this.#start[id], this.#start[id + 1]);
  }

  /** Hashes of all words, in their order. */
  hashes(): Int32Array {
    return Int32Array.from(this.words, hashWord);
  }
}

let thesaurus: Thesaurus | undefined;

/** The thesaurus of the package, read on first use: only what is left of a convicted document needs it. */
export function spinThesaurus(): Thesaurus {
  thesaurus ??= new Thesaurus(readData('thesaurus.bin'), 'models/thesaurus.bin');
  return thesaurus;
}
