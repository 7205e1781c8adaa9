import type { Article } from '../../article/article.ts';
import { matchCase } from './case.ts';
import { confidenceOf, featuresOf } from './confidence.ts';
import type { Edge, Lattice, Seen } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Rewrite } from './rewritten.ts';
import type { Sheet } from './sheet.ts';

const ALTERNATIVES = 3;

/** What holds for a whole article. */
export interface Context {
  readonly article: Article;
  readonly model: SpinModel;
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  readonly seen: Seen;
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least: number;
}

/** An original of a form with what it gains over the text as written, nats. */
interface Choice {
  readonly edge: Edge;
  readonly gain: number;
}

/** The changes of the edges on the best way that are sure enough, in order. */
export function rewritesOf(sheet: Sheet, lattice: Lattice, way: readonly number[], context: Context): Rewrite[] {
  if (way.length === 0) return [];
  const edges = way.map((at) => lattice.edge(at, context.model));
  const rewrites: Rewrite[] = [];
  for (let index = 0; index < way.length; index++) {
    const rewrite = rewriteOf(sheet, lattice, way[index] as number, edges, index, context);
    if (rewrite) rewrites.push(rewrite);
  }
  return rewrites;
}

/** The change of an edge on the best way, with the other originals of its form as alternatives, neighbours as on that way. */
function rewriteOf(
  sheet: Sheet,
  lattice: Lattice,
  at: number,
  way: readonly Edge[],
  index: number,
  { article, model, stop, seen, least }: Context,
): Rewrite | undefined {
  const edge = way[index] as Edge;
  const { from, to, form } = edge;
  const { lexicon } = model;
  const [previous, following] = [way[index - 1], way[index + 1]];
  const before = previous?.to === from ? previous.lastWord : from > 0 ? (sheet.counted[from - 1] as number) : stop;
  const after = following?.from === to ? following.firstWord : to < sheet.count ? (sheet.counted[to] as number) : stop;
  const choices = choicesOf(sheet, lattice, at, edge, before, after, model);
  const best = choices[0];
  if (!best || best.gain <= 0) return undefined;
  const gains = choices.map(({ gain }) => gain);
  const features = featuresOf({ sheet, way, edge: best.edge, before, after, stop, seen, gains }, model);
  const confidence = confidenceOf(features);
  const cased = lexicon.isCased(form);
  if (!cased && confidence < least) return undefined;
  let start = sheet.start[from] as number;
  let end = sheet.end[from] as number;
  for (let unit = from + 1; unit < to; unit++) {
    start = Math.min(start, sheet.start[unit] as number);
    end = Math.max(end, sheet.end[unit] as number);
  }
  const text = article.text.slice(start, end);
  const startsSentence = sheet.starts[from] === 1;
  const candidates = choices.map(({ edge: { original }, gain }) => ({
    text: cased ? lexicon.original(original) : matchCase(lexicon.original(original), text, startsSentence),
    gain,
  }));
  const change = {
    start,
    end,
    spun: squeezed(cased ? text : text.toLowerCase()),
    cased,
    quoted: sheet.quoted[from] === 1,
    weight: lexicon.weight(form),
    confidence,
    features,
    candidates,
  };
  return { from, to, change };
}

/** The best originals of an edge’s form in its place, best first. */
function choicesOf(
  sheet: Sheet,
  lattice: Lattice,
  at: number,
  edge: Edge,
  before: number,
  after: number,
  model: SpinModel,
): Choice[] {
  const { ngrams } = model;
  let written = 0;
  let word = before;
  for (let unit = edge.from; unit < edge.to; unit++) {
    const next = sheet.counted[unit] as number;
    written += ngrams.bigram(word, next);
    word = next;
  }
  written += ngrams.bigram(word, after);
  const isAlike = (other: number): boolean => lattice.form[other] === edge.form && lattice.to[other] === edge.to;
  let first = at;
  while (first > (lattice.first[edge.from] as number) && isAlike(first - 1)) first--;
  const end = lattice.first[edge.from + 1] as number;
  const choices: Choice[] = [];
  for (let other = first; other < end && isAlike(other); other++) {
    const head = lattice.firstWord[other] as number;
    const tail = lattice.lastWord[other] as number;
    const inner = lattice.inner[other] as number;
    const gain = inner + ngrams.bigram(before, head) + ngrams.bigram(tail, after) - written;
    let place = choices.length;
    while (place > 0 && (choices[place - 1] as Choice).gain < gain) place--;
    if (place === ALTERNATIVES) continue;
    choices.splice(place, 0, { edge: other === at ? edge : lattice.edge(other, model), gain });
    if (choices.length > ALTERNATIVES) choices.pop();
  }
  return choices;
}

/** As the lexicon spells forms: single spaces, straight apostrophes. */
function squeezed(text: string): string {
  return PLAIN.test(text) ? text : text.replace(/\s+/g, ' ').replaceAll('’', "'");
}

const PLAIN = /^[a-z]+(?: [a-z]+)*$/i;
