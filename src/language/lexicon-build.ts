import { hashWord } from '../article/characters.ts';
import { zlib } from './data.ts';
import { AMBIGUOUS, CASED, capitalsOf, type Form, KIND, ODD, VERSION } from './lexicon.ts';
import type { Pair } from './pairs.ts';
import { packSections } from './sections.ts';
import { wordsOf } from './units.ts';

/** Most originals of a form that are kept; what stands further down was never right. */
const MAX_CANDIDATES = 12;
/** Effort of the compression below which sections stay as they are. */
const QUICK = 4;

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

/**
 * Forms as a trie over word ids, in the arrays of one file.
 * @param effort of the compression, 0 to 11; a lexicon that is read at once is not worth the seconds that the best takes.
 */
export function packLexicon(forms: readonly Form[], effort = zlib().constants.BROTLI_MAX_QUALITY): Uint8Array {
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
  const rates = swapRatesOf(forms);
  const sections = {
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
    swapRates: Uint8Array.from(hashes, (hash) =>
      Math.round(255 * Math.min(1, rates.get(byHash.get(hash) as string) ?? 0)),
    ),
    capitals: Uint16Array.from(
      placed.filter(({ form }) => form.cased),
      ({ form }) => capitalsOf(form.spun),
    ),
    candidateCounts: Uint8Array.from(placed, ({ form }) => small(form.candidates.length)),
    candidates: Uint16Array.from(placed.flatMap(({ form }) => form.candidates.map((text) => at.get(text) as number))),
    priors: Int8Array.from(
      placed.flatMap(({ form }) => form.priors.map((prior) => Math.max(-127, Math.round(prior * 10)))),
    ),
    originalLengths: Uint8Array.from(originalWords, (list) => small(list.length)),
    originalWords: Uint16Array.from(originalWords.flat().map(id)),
    forms: compressed(
      placed.map(({ form }) => form.spun),
      effort,
    ),
    originals: compressed(originals, effort),
  };
  // One that is merged for a run is read at once.
  return packSections(KIND, VERSION, sections, {}, effort < QUICK ? undefined : effort);
}

/** P(an occurrence is swapped) of every original, by its folded words: the sum over its forms. Names are compared with their capitals, so the words that they are made of stay. */
function swapRatesOf(forms: readonly Form[]): Map<string, number> {
  const rates = new Map<string, number>();
  for (const { candidates, priors, cased } of forms) {
    if (cased) continue;
    candidates.forEach((original, at) => {
      const key = wordsOf(original, false).join(' ');
      rates.set(key, (rates.get(key) ?? 0) + Math.exp(priors[at] as number));
    });
  }
  return rates;
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

function small(count: number): number {
  if (count > 255) throw new Error(`${count} forms or originals in one place do not fit into a byte`);
  return count;
}

function compressed(lines: readonly string[], effort: number): Uint8Array {
  const { brotliCompressSync, constants } = zlib();
  const params = { [constants.BROTLI_PARAM_QUALITY]: effort };
  return new Uint8Array(brotliCompressSync(Buffer.from(lines.join('\n')), { params }));
}
