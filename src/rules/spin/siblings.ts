import { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import { readText } from '../../engine/unwrapped.ts';
import { collectUnits, emptyUnits, KIND_CAPITAL, KIND_MARK, type Units } from '../../language/units.ts';
import { evidenceOf } from './evidence.ts';
import { leavesDoubt } from './gate.ts';
import { type Related, UNKNOWN } from './mixed.ts';
import type { SpinModel } from './model.ts';
import { ENOUGH, suspicionOf } from './quick.ts';
import { stopOf } from './sheet.ts';
import { SiblingEvidence } from './sibling-evidence.ts';
import type { SpinSource } from './source.ts';

/** An article that lies beside others. */
export interface Sibling {
  readonly name: string;
  readonly text: string;
}

/** What is kept of the articles of a folder, in memory that threads share: plain data. */
export interface SiblingData {
  readonly names: readonly string[];
  /** n-gram ids of all units of all articles, 65,535 for words that the model does not know. */
  readonly words: Uint16Array;
  /** Where the words of each article start, and behind the last. */
  readonly start: Uint32Array;
  /** Hashes of words that tell events apart, sorted, and the articles that hold them: those of word i are `[holderStart[i], holderStart[i + 1])`. */
  readonly telling: Int32Array;
  readonly holderStart: Uint32Array;
  readonly holders: Uint16Array;
  /** Length of the vector of each article, see `relatedTo`. */
  readonly norms: Float64Array;
}

/** Share of the words and marks of an article that the model knows, without which it is in another language: telling languages apart takes longer than all else here. */
const KNOWN = 0.7;
/** Suspicion that no clean article reaches: then the lexicon need not be asked. */
const FLAGRANT = 5;
/** Most related articles that speak for one: more of them say the same again. */
const MOST_RELATED = 12;
/** Likeness (cosine) from which two articles are about one event, and from which one counts in full. */
const ALIKE = 0.12;
const WHOLLY_ALIKE = 0.4;
/** −ln P of the commonest word that tells events apart, and what a word says at the most, nats. A name in capitals may be commoner. */
const COMMON = 7;
const COMMON_UNLESS_NAME = 10;
const MOST_TELLING = 7;
/** Articles that are imagined to be there without the word, so that few articles do not make every word common. */
const OTHERS = 20;

/** Collects the articles of a folder, one after the other: at most 65,535. What was spun, or leaves doubt, is no evidence and left out. */
export class SiblingCollector {
  readonly #source: SpinSource;
  readonly #names: string[] = [];
  #words = new Uint16Array(1 << 16);
  #count = 0;
  readonly #start: number[] = [0];
  readonly #holders = new Map<number, number[]>();

  constructor(source: SpinSource) {
    this.#source = source;
  }

  add({ name, text }: Sibling): void {
    if (this.#names.length >= UNKNOWN) return;
    const article = new Article(readText(text));
    const model = this.#source.model();
    const units = unitsOfArticle(article);
    this.#reserve(units.count + 1);
    const first = this.#count;
    let known = 0;
    for (let at = 0; at < units.count; at++) {
      const word = model.ngrams.idOf(units.counted[at] as number);
      this.#words[first + at] = word;
      if (word >= 0) known++;
    }
    if (known < KNOWN * units.count || this.#mayBeSpun(article)) return;
    this.#count += units.count;
    this.#words[this.#count++] = stopOf(model);
    this.#start.push(this.#count);
    for (const hash of tellingWords(units, model).keys()) {
      const holders = this.#holders.get(hash);
      if (holders) holders.push(this.#names.length);
      else this.#holders.set(hash, [this.#names.length]);
    }
    this.#names.push(name);
  }

  #mayBeSpun(article: Article): boolean {
    const suspicion = suspicionOf(article);
    if (suspicion >= FLAGRANT) return true;
    const isAsked = this.#source.hasOwnForms || suspicion >= ENOUGH;
    return isAsked && leavesDoubt(article, evidenceOf(article, this.#source.model()));
  }

  data(): SiblingData {
    const articles = this.#names.length;
    const { ngrams } = this.#source.model();
    const telling = Int32Array.from([...this.#holders.keys()]).sort();
    const holderStart = new Uint32Array(telling.length + 1);
    const sums = new Float64Array(articles);
    const all: number[] = [];
    telling.forEach((hash, at) => {
      const holders = this.#holders.get(hash) as number[];
      const weight = weightOf(-ngrams.unigram(ngrams.idOf(hash)), holders.length, articles);
      for (const holder of holders) {
        all.push(holder);
        sums[holder] = (sums[holder] as number) + weight * weight;
      }
      holderStart[at + 1] = all.length;
    });
    return {
      names: this.#names,
      words: shared(this.#words.subarray(0, this.#count)),
      start: shared(Uint32Array.from(this.#start)),
      telling: shared(telling),
      holderStart: shared(holderStart),
      holders: shared(Uint16Array.from(all)),
      norms: shared(sums.map(Math.sqrt)),
    };
  }

  #reserve(more: number): void {
    if (this.#count + more <= this.#words.length) return;
    const wider = new Uint16Array(2 * (this.#words.length + more));
    wider.set(this.#words);
    this.#words = wider;
  }
}

/** A copy in memory that threads share. */
function shared<T extends Uint16Array | Uint32Array | Int32Array | Float64Array>(numbers: T): T {
  const make = numbers.constructor as new (memory: SharedArrayBuffer) => T;
  const copy = new make(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

/** Articles of one folder as evidence about one of them. */
export class Siblings {
  readonly #data: SiblingData;

  constructor(data: SiblingData) {
    this.#data = data;
  }

  /** What the articles about the same event say; undefined when there are none. */
  evidenceFor(article: Article, model: SpinModel): SiblingEvidence | undefined {
    const related = this.relatedTo(article, model);
    return related.length === 0 ? undefined : new SiblingEvidence(model, related);
  }

  /** The articles that share most of the rare words and names of an article, most alike first (cosine of the weights of such words). */
  relatedTo(article: Article, model: SpinModel): Related[] {
    const { names, words, start, telling, holderStart, holders, norms } = this.#data;
    const sums = new Float64Array(names.length);
    let own = 0;
    for (const [hash, unlikely] of tellingWords(unitsOfArticle(article), model)) {
      const at = indexOf(telling, hash);
      const [from, to] = at < 0 ? [0, 0] : [holderStart[at] as number, holderStart[at + 1] as number];
      const weight = weightOf(unlikely, to - from, names.length);
      own += weight * weight;
      for (let i = from; i < to; i++)
        sums[holders[i] as number] = (sums[holders[i] as number] as number) + weight * weight;
    }
    const likeness = sums.map((sum, at) => (sum === 0 ? 0 : sum / (Math.sqrt(own) * (norms[at] as number))));
    return [...likeness.keys()]
      .filter((at) => (likeness[at] as number) >= ALIKE)
      .sort((a, b) => (likeness[b] as number) - (likeness[a] as number) || a - b)
      .slice(0, MOST_RELATED)
      .map((at) => ({
        name: names[at] as string,
        likeness: likeness[at] as number,
        weight: Math.min(1, (likeness[at] as number) / WHOLLY_ALIKE),
        words: words.subarray(start[at], start[at + 1]),
      }));
  }
}

const units: Units = emptyUnits(0);

/** Overwritten by the next call. */
function unitsOfArticle({ text, tokens }: Article): Units {
  units.count = 0;
  collectUnits(text, tokens, 0, 0, text.length, units);
  return units;
}

const SENTENCE_ENDS = new Set(['.', '!', '?', ':', '"'].map(hashWord));

/** Names and rare words with −ln P of each, by hash: what tells events apart. */
function tellingWords({ count, hash, kind }: Units, { ngrams }: SpinModel): Map<number, number> {
  const found = new Map<number, number>();
  let sentence = true;
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number;
    const type = kind[at] as number;
    if (type === KIND_MARK) {
      sentence = SENTENCE_ENDS.has(word);
      continue;
    }
    const isName = type === KIND_CAPITAL && !sentence;
    sentence = false;
    if ((type !== 0 && type !== KIND_CAPITAL) || found.has(word)) continue;
    const unlikely = -ngrams.unigram(ngrams.idOf(word));
    if (unlikely > (isName ? COMMON : COMMON_UNLESS_NAME)) found.set(word, unlikely);
  }
  return found;
}

/** What it says that two articles share a word. */
function weightOf(unlikely: number, holders: number, articles: number): number {
  return Math.min(MOST_TELLING, Math.max(0, unlikely - COMMON), Math.log((articles + OTHERS) / Math.max(1, holders)));
}

function indexOf(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}
