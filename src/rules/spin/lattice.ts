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

/**
 * All ways to read a sheet: as written, or with originals in the place of forms. Edges are columns that grow and are filled anew for every sheet,
 * because an object an edge costs more than all that is done with it; edges of one form in one place stand together, likeliest first.
 */
export class Lattice {
  /** Edges. */
  count = 0;
  /** First edge that starts at each unit; one longer than the units. */
  first: Uint32Array = new Uint32Array(256);
  /** 1 for a unit that an edge covers. */
  covered: Uint8Array = new Uint8Array(256);
  from: Uint32Array = new Uint32Array(1024);
  to: Uint32Array = new Uint32Array(1024);
  form: Uint32Array = new Uint32Array(1024);
  candidate: Uint32Array = new Uint32Array(1024);
  firstWord: Int32Array = new Int32Array(1024);
  lastWord: Int32Array = new Int32Array(1024);
  inner: Float64Array = new Float64Array(1024);

  /** Empties it and makes room for the edges of a sheet. */
  reset(units: number): void {
    this.count = 0;
    if (this.first.length <= units) {
      this.first = new Uint32Array(units * 2);
      this.covered = new Uint8Array(units * 2);
    }
    this.covered.fill(0, 0, units);
  }

  /** Makes room for `more` edges. */
  reserve(more: number): void {
    const size = this.from.length;
    if (this.count + more <= size) return;
    const wider = 2 * (size + more);
    this.from = widened(this.from, new Uint32Array(wider));
    this.to = widened(this.to, new Uint32Array(wider));
    this.form = widened(this.form, new Uint32Array(wider));
    this.candidate = widened(this.candidate, new Uint32Array(wider));
    this.firstWord = widened(this.firstWord, new Int32Array(wider));
    this.lastWord = widened(this.lastWord, new Int32Array(wider));
    this.inner = widened(this.inner, new Float64Array(wider));
  }

  /** An edge as an object: for the few that the decoder takes. */
  edge(at: number, { lexicon }: SpinModel): Edge {
    const candidate = this.candidate[at] as number;
    return {
      from: this.from[at] as number,
      to: this.to[at] as number,
      form: this.form[at] as number,
      original: lexicon.candidates[candidate] as number,
      candidate,
      firstWord: this.firstWord[at] as number,
      lastWord: this.lastWord[at] as number,
      inner: this.inner[at] as number,
    };
  }
}

function widened<T extends Uint32Array | Int32Array | Float64Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
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
}

/** ln P(form | original) below which an original is not tried: it would need neighbours that no model is so sure of. */
export const LEAST_PRIOR = -9;

export const BELIEFS: Beliefs = { suspicion: 4, chance: 1.2, capital: 4, name: 8 };

/** Which forms may be restored. */
export type Wanted = (form: number) => boolean;

/** Fills a lattice with the edges of a sheet: narration or quotations, never across their border. */
export function fillLattice(
  lattice: Lattice,
  article: Article,
  sheet: Sheet,
  model: SpinModel,
  quoted: boolean,
  wanted: Wanted,
  beliefs: Beliefs = BELIEFS,
): void {
  const { lexicon } = model;
  const { count, form: words } = sheet;
  const { formStart } = lexicon;
  lattice.reset(count);
  const side = quoted ? 1 : 0;
  for (let from = 0; from < count; from++) {
    lattice.first[from] = lattice.count;
    if (sheet.quoted[from] !== side) continue;
    let node = lexicon.first(words[from] as number);
    for (let to = from + 1; node > 0; to++) {
      const end = formStart[node + 1] as number;
      for (let form = formStart[node] as number; form < end; form++) {
        if (wanted(form) && mayRestore(article, sheet, model, form, from, to)) {
          addEdges(lattice, sheet, model, form, from, to, beliefs);
        }
      }
      if (to >= count || sheet.quoted[to] !== side) break;
      const word = words[to] as number;
      if (word < 0) break;
      node = lexicon.next(node, word);
    }
  }
  lattice.first[count] = lattice.count;
}

function mayRestore(article: Article, sheet: Sheet, model: SpinModel, form: number, from: number, to: number): boolean {
  // Some pairs are known in both directions: what was restored stays, or it would go round in circles.
  if (sheet.changes.length > 0) for (let at = from; at < to; at++) if ((sheet.change[at] as number) >= 0) return false;
  const start = sheet.start[from] as number;
  const end = sheet.end[to - 1] as number;
  if (!model.lexicon.isWrittenIn(form, article.text, start, end)) return false;
  return article.protectedSpans.length === 0 || !article.isProtected({ start, end, text: '' });
}

function addEdges(
  lattice: Lattice,
  sheet: Sheet,
  model: SpinModel,
  form: number,
  from: number,
  to: number,
  beliefs: Beliefs,
): void {
  const { lexicon, ngrams, countedIds, heads, tails } = model;
  const { candidates, wordStart, originalWords } = lexicon;
  const bias = biasOf(sheet, model, form, from, to, beliefs);
  const start = lexicon.candidateStart[form] as number;
  const end = lexicon.candidateStart[form + 1] as number;
  lattice.reserve(end - start);
  let edge = lattice.count;
  for (let at = start; at < end; at++) {
    // Likeliest first: what follows is never right.
    if (lexicon.prior(at) < LEAST_PRIOR) break;
    const original = candidates[at] as number;
    const head = heads[original] as number;
    let inner = bias + beliefs.chance * lexicon.prior(at);
    const firstAt = wordStart[original] as number;
    const endAt = wordStart[original + 1] as number;
    if (endAt > firstAt + 1) {
      let before = head;
      for (let word = firstAt + 1; word < endAt; word++) {
        const id = countedIds[originalWords[word] as number] as number;
        inner += ngrams.bigram(before, id);
        before = id;
      }
    }
    lattice.from[edge] = from;
    lattice.to[edge] = to;
    lattice.form[edge] = form;
    lattice.candidate[edge] = at;
    lattice.firstWord[edge] = head;
    lattice.lastWord[edge] = tails[original] as number;
    lattice.inner[edge] = inner;
    edge++;
  }
  if (edge > lattice.count) lattice.covered.fill(1, from, to);
  lattice.count = edge;
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
