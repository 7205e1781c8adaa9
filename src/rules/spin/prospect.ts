import type { Article } from '../../article/article.ts';
import { agrees, type NumberedVerb, verbOfSubject } from './agreement.ts';
import type { Companion } from './company.ts';
import { featuresOf, type Judge } from './confidence.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { RANK_FEATURES, RANKED, rankScore, writeRankFeatures } from './rank.ts';
import type { Reading } from './reading.ts';
import type { Sheet } from './sheet.ts';
import type { Surroundings } from './surroundings.ts';
import { fitsTense, tenseAt } from './tense.ts';

/** A sheet with the best way through it. */
export interface Decoded {
  readonly sheet: Sheet;
  /** Index of the sheet among those of the article. */
  readonly block: number;
  readonly way: readonly Edge[];
  /** The edges of the same form in the place of each edge of the way, itself among them. */
  readonly options: readonly (readonly Edge[])[];
  readonly reading: Reading;
}

/** What is known about the whole article before any place was judged. */
export interface ProspectContext {
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  /** Times a word stands in the article as written and as the best ways read it, by n-gram id. */
  readonly written: Uint16Array;
  readonly read: Uint16Array;
  /** Restorations a unit. */
  readonly density: number;
  readonly surroundings: Surroundings;
  readonly judge: Judge;
  /** Confidence below which nothing is told apart, 0..1. */
  readonly least: number;
}

/** An original with its rank. */
export interface Ranked {
  readonly edge: Edge;
  /** Where its numbers start. */
  readonly at: number;
  /** Over the text as written, nats. */
  readonly gain: number;
  readonly score: number;
}

/** An edge of the best way that was judged by itself. */
export interface Prospect extends Companion {
  readonly decoded: Decoded;
  /** Index of the edge in the way. */
  readonly index: number;
  /** Originals of the form, likeliest first; never empty. */
  readonly ranked: readonly Ranked[];
  /** Numbers of RANK_FEATURES of all of them. */
  readonly numbers: Float64Array;
  /** The verb behind a subject that stands here. */
  readonly verb: NumberedVerb | undefined;
  /** Numbers of FEATURES. */
  readonly features: Float64Array;
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
/** The same for the wrong one of a verb’s two forms. */
const WRONG_TENSE = 4;
const READ = RANK_FEATURES.indexOf('read');
const NEAR = RANK_FEATURES.indexOf('near');
const ARTICLE = RANK_FEATURES.indexOf('article');
const TRIPLES = RANK_FEATURES.indexOf('triples');
/** Ranks and judges the originals of an edge on the best way, between neighbours as on that way; nothing when none of them is better than the text as written. */
export function prospectOf(
  article: Article,
  decoded: Decoded,
  index: number,
  model: SpinModel,
  context: ProspectContext,
): Prospect | undefined {
  const { sheet, block, way, options, reading } = decoded;
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
  const { surroundings } = context;
  surroundings.look(block, start, end);
  const slot = {
    surroundings,
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
  const tense = own.length > 1 ? tenseAt(article, sheet, from) : undefined;
  const numbers = new Float64Array(own.length * RANKED);
  const ranked = own.map((other, i) => {
    const at = i * RANKED;
    writeRankFeatures(other, slot, model, numbers, at);
    const gain = other.inner + (numbers[at] as number) + (numbers[at + 1] as number) - written;
    let score = rankScore(numbers, at, rank);
    if (verb && !agrees(lexicon.original(other.original), verb)) score -= DISAGREEMENT;
    if (tense && !fitsTense(lexicon.original(other.original), tense)) score -= WRONG_TENSE;
    return { edge: other, at, gain, score };
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
      fit: {
        near: numbers[best.at + NEAR] as number,
        article: numbers[best.at + ARTICLE] as number,
        triples: numbers[best.at + TRIPLES] as number,
      },
      surroundings,
      density: context.density,
    },
    model,
  );
  const odds = context.judge.odds(features, Math.log(context.least / (1 - context.least)));
  return {
    decoded,
    index,
    ranked,
    numbers,
    verb,
    features,
    odds,
    form,
    start: sheet.start[from] as number,
    quoted: sheet.quoted[from] === 1,
    isRestored: false,
  };
}
