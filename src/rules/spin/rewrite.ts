import type { Article } from '../../article/article.ts';
import { agrees, verbOfSubject } from './agreement.ts';
import { matchCase } from './case.ts';
import { featuresOf, type Judge } from './confidence.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { RANK_FEATURES, RANKED, rankScore, writeRankFeatures } from './rank.ts';
import type { Reading } from './reading.ts';
import type { Rewrite } from './rewritten.ts';
import type { Change, Sheet } from './sheet.ts';

/** A sheet with the best way through it. */
export interface Decoded {
  readonly sheet: Sheet;
  readonly way: readonly Edge[];
  /** The edges of the same form in the place of each edge of the way, itself among them. */
  readonly options: readonly (readonly Edge[])[];
  readonly reading: Reading;
}

/** What is known about the whole article. */
export interface RewriteContext {
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  /** Times a word stands in the article as written and as the best ways read it, by n-gram id. */
  readonly written: Uint16Array;
  readonly read: Uint16Array;
  /** Restorations a unit. */
  readonly density: number;
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least: number;
  /** Most originals that are offered. */
  readonly alternatives: number;
  readonly judge: Judge;
}

/** All edges of the form of an edge in its place. */
export function optionsOf(lattice: Lattice, at: number, edge: Edge, model: SpinModel): Edge[] {
  const { from } = edge;
  const isAlike = (other: number): boolean =>
    lattice.form[other] === lattice.form[at] && lattice.to[other] === lattice.to[at];
  let first = at;
  while (first > (lattice.first[from] as number) && isAlike(first - 1)) first--;
  const end = lattice.first[from + 1] as number;
  const options: Edge[] = [];
  for (let other = first; other < end && isAlike(other); other++)
    options.push(other === at ? edge : lattice.edge(other, model));
  return options;
}

/** What a verb of the wrong number takes off the rank of an original, nats. */
const DISAGREEMENT = 2;
const READ = RANK_FEATURES.indexOf('read');
/** Numbers of the originals of one form, written anew for each. */
let numbers = new Float64Array(64 * RANKED);

/** The change of an edge on the best way: the originals of its form, likeliest first, between neighbours as on that way. */
export function rewriteOf(
  article: Article,
  decoded: Decoded,
  index: number,
  model: SpinModel,
  context: RewriteContext,
): Rewrite | undefined {
  const { sheet, way, options, reading } = decoded;
  const edge = way[index] as Edge;
  const { from, to, form } = edge;
  const { ngrams, lexicon } = model;
  const [start, end] = [reading.start[index] as number, reading.end[index] as number];
  const before = start > 0 ? (reading.words[start - 1] as number) : context.stop;
  const after = end < reading.words.length ? (reading.words[end] as number) : context.stop;
  let written = 0;
  let word = before;
  for (let at = from; at < to; at++) {
    written += ngrams.bigram(word, sheet.counted[at] as number);
    word = sheet.counted[at] as number;
  }
  written += ngrams.bigram(word, after);
  const slot = {
    written: context.written,
    read: context.read,
    before,
    after,
    here: reading.words.subarray(start, end),
  };
  const { rank } = context.judge;
  const own = options[index] as readonly Edge[];
  // A verb that tells a number was left as the original had it.
  const verb = verbOfSubject(article, sheet, from, to);
  if (numbers.length < own.length * RANKED) numbers = new Float64Array(2 * own.length * RANKED);
  const ranked = own.map((other, i) => {
    const at = i * RANKED;
    writeRankFeatures(other, slot, model, numbers, at);
    const gain = other.inner + (numbers[at] as number) + (numbers[at + 1] as number) - written;
    const fits = !verb || agrees(lexicon.original(other.original), verb);
    return { edge: other, at, gain, score: rankScore(numbers, at, rank) - (fits ? 0 : DISAGREEMENT) };
  });
  if (ranked.length > 1) ranked.sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best || ranked.every(({ gain }) => gain <= 0)) return undefined;
  let total = 0;
  for (const { score } of ranked) total += Math.exp(score - best.score);
  const features = featuresOf(
    {
      sheet,
      way,
      edge: best.edge,
      before,
      after,
      stop: context.stop,
      seen: (id) => (id < 0 ? 0 : (context.written[id] as number)),
      gains: ranked.map(({ gain }) => gain),
      share: 1 / total,
      read: numbers[best.at + READ] as number,
      density: context.density,
    },
    model,
  );
  const cased = lexicon.isCased(form);
  const confidence = context.judge.confidence(features, cased ? 0 : context.least);
  if (!cased && confidence < context.least) return undefined;
  // When no original fits the verb, the verb is mended, unless another restoration takes it.
  const mended =
    verb &&
    way[index + 1]?.from !== to &&
    agrees(article.text.slice(sheet.start[from], sheet.end[to - 1]), verb) &&
    !agrees(lexicon.original(best.edge.original), verb)
      ? verb
      : undefined;
  const behind = mended ? to + 1 : to;
  let first = sheet.start[from] as number;
  let last = sheet.end[from] as number;
  for (let at = from + 1; at < behind; at++) {
    first = Math.min(first, sheet.start[at] as number);
    last = Math.max(last, sheet.end[at] as number);
  }
  const text = article.text.slice(first, mended ? (sheet.end[to - 1] as number) : last);
  const textOf = (original: string): string => {
    const noun = cased ? original : matchCase(original, text, sheet.starts[from] === 1);
    return mended ? `${noun} ${agrees(original, mended) ? mended.written : mended.other}` : noun;
  };
  const candidates = ranked.slice(0, context.alternatives).map(({ edge: { original }, gain, at }) => ({
    text: textOf(lexicon.original(original)),
    gain,
    features: numbers.slice(at, at + RANKED),
  }));
  const change: Change = {
    start: first,
    end: last,
    spun: (cased ? text : text.toLowerCase()).replace(/\s+/g, ' ').replaceAll('’', "'"),
    cased,
    quoted: sheet.quoted[from] === 1,
    weight: lexicon.weight(form),
    confidence,
    features,
    candidates,
  };
  return { from, to: behind, change };
}
