import type { Article } from '../../article/article.ts';
import type { SpinModel } from './model.ts';
import type { Sheet } from './sheet.ts';

/** An original in the place of the units `[from, to)`. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Index of the form in the lexicon. */
  readonly form: number;
  /** Index of the original in the lexicon. */
  readonly original: number;
  /** Index of the pair in the lexicon’s candidates. */
  readonly candidate: number;
  /** n-gram ids of its outer words. */
  readonly firstWord: number;
  readonly lastWord: number;
  /** What the edge scores by itself, nats: ln P of its words behind the first, ln P(form | original), and what the form says. */
  readonly inner: number;
}

/** All ways to read a sheet: as written, or with originals in the place of forms. */
export interface Lattice {
  readonly edges: readonly Edge[];
  /** First edge that starts at each unit; one longer than the units. */
  readonly first: Uint32Array;
}

/** What the decoder believes beside its models, nats; tuned on one annotated spun article and on simulated ones. See docs/algorithms/spin.md. */
export interface Beliefs {
  /** What a restoration gains by itself: in a convicted document a known form is suspect. Low precision here is mended by the confidence behind it. */
  readonly suspicion: number;
  /** How much ln P(form | original) counts against the neighbours: pairs of words see too little to be taken at their word. */
  readonly chance: number;
  /** Cost of a capital inside a sentence: most such words are parts of names. */
  readonly capital: number;
  /** Names that are compared with their capitals need no neighbours. */
  readonly name: number;
  /** What it counts for that the words of an original stand elsewhere in the article as written. */
  readonly seen: number;
}

/** ln P(form | original) below which an original is not tried: it would need neighbours that no model is so sure of. */
export const LEAST_PRIOR = -9;

export const BELIEFS: Beliefs = { suspicion: 4, chance: 1.2, capital: 4, name: 8, seen: 1.5 };

/** How often a word (n-gram id) stands in the article as written. */
export type Seen = (word: number) => number;

/** Which forms may be restored. */
export type Wanted = (form: number) => boolean;

/** The lattice of a sheet: narration or quotations, never across their border. */
export function latticeOf(
  article: Article,
  sheet: Sheet,
  model: SpinModel,
  quoted: boolean,
  wanted: Wanted,
  seen: Seen,
  beliefs: Beliefs = BELIEFS,
): Lattice {
  const { lexicon } = model;
  const edges: Edge[] = [];
  const first = new Uint32Array(sheet.count + 1);
  const side = quoted ? 1 : 0;
  for (let from = 0; from < sheet.count; from++) {
    first[from] = edges.length;
    if (sheet.quoted[from] !== side) continue;
    let node = lexicon.first(sheet.form[from] as number);
    for (let to = from + 1; node > 0; to++) {
      const start = lexicon.formStart[node] as number;
      const end = lexicon.formStart[node + 1] as number;
      for (let form = start; form < end; form++) {
        if (wanted(form) && mayRestore(article, sheet, model, form, from, to)) {
          addEdges(edges, sheet, model, form, from, to, seen, beliefs);
        }
      }
      if (to >= sheet.count || sheet.quoted[to] !== side) break;
      const word = sheet.form[to] as number;
      if (word < 0) break;
      node = lexicon.next(node, word);
    }
  }
  first[sheet.count] = edges.length;
  return { edges, first };
}

function mayRestore(article: Article, sheet: Sheet, model: SpinModel, form: number, from: number, to: number): boolean {
  // Some pairs are known in both directions: what was restored stays, or it would go round in circles.
  for (let at = from; at < to; at++) if ((sheet.change[at] as number) >= 0) return false;
  const start = sheet.start[from] as number;
  const end = sheet.end[to - 1] as number;
  if (model.lexicon.isCased(form) && !model.lexicon.isWrittenAs(form, article.text.slice(start, end))) return false;
  return article.protectedSpans.length === 0 || !article.isProtected({ start, end, text: '' });
}

function addEdges(
  edges: Edge[],
  sheet: Sheet,
  model: SpinModel,
  form: number,
  from: number,
  to: number,
  seen: Seen,
  beliefs: Beliefs,
): void {
  const { lexicon, ngrams, countedIds } = model;
  const bias = biasOf(sheet, model, form, from, to, beliefs);
  const start = lexicon.candidateStart[form] as number;
  const end = lexicon.candidateStart[form + 1] as number;
  for (let at = start; at < end; at++) {
    // Likeliest first: what follows is never right.
    if (lexicon.prior(at) < LEAST_PRIOR) break;
    const original = lexicon.candidates[at] as number;
    const firstAt = lexicon.wordStart[original] as number;
    const endAt = lexicon.wordStart[original + 1] as number;
    let inner = bias + beliefs.chance * lexicon.prior(at);
    let before = countedIds[lexicon.originalWords[firstAt] as number] as number;
    const firstWord = before;
    let known = seen(before) > 0;
    for (let word = firstAt + 1; word < endAt; word++) {
      const id = countedIds[lexicon.originalWords[word] as number] as number;
      inner += ngrams.bigram(before, id);
      known &&= seen(id) > 0;
      before = id;
    }
    if (known) inner += beliefs.seen;
    edges.push({ from, to, form, original, candidate: at, firstWord, lastWord: before, inner });
  }
}

/** What the form says by itself, whatever it stands for. */
function biasOf(
  sheet: Sheet,
  { lexicon }: SpinModel,
  form: number,
  from: number,
  to: number,
  beliefs: Beliefs,
): number {
  if (lexicon.isCased(form)) return beliefs.name;
  let capitals = 0;
  for (let at = from; at < to; at++) capitals += sheet.capital[at] as number;
  return beliefs.suspicion - capitals * beliefs.capital;
}
