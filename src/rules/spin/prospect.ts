import type { Article } from '../../article/article.ts';
import { agrees, type NumberedVerb, verbOfSubject } from './agreement.ts';
import type { Companion } from './company.ts';
import { featuresOf, type Judge } from './confidence.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Pool, Shares } from './pool.ts';
import { RANK_FEATURES, RANKED, rankScore, writeRankFeatures } from './rank.ts';
import type { Reading } from './reading.ts';
import type { Sheet } from './sheet.ts';
import type { Fit, Surroundings } from './surroundings.ts';
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
  /** Times a word stands in the narration, times the best ways leave it there, and times they read it in the article, by n-gram id. */
  readonly written: Uint16Array;
  readonly left: Uint16Array;
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
const SAME_FORM = RANK_FEATURES.indexOf('same-form');
const OTHER_FORMS = RANK_FEATURES.indexOf('other-forms');

/** The originals of an edge on the best way, between neighbours as on that way, before other places of the article are asked. */
export interface Ranking extends Shares {
  readonly decoded: Decoded;
  readonly index: number;
  /** n-gram ids of the units around the place. */
  readonly before: number;
  readonly after: number;
  readonly verb: NumberedVerb | undefined;
  /** Of every original: numbers of RANK_FEATURES, gain over the text as written, and what speaks against it, nats. */
  readonly numbers: Float64Array;
  readonly gains: readonly number[];
  readonly against: readonly number[];
  /** How well the form fits. */
  readonly old: Fit;
}

/** Nothing when no original is better than the text as written. */
export function rankingOf(
  article: Article,
  decoded: Decoded,
  index: number,
  model: SpinModel,
  context: ProspectContext,
): Ranking | undefined {
  const { sheet, block, way, options, reading } = decoded;
  const { from, to } = way[index] as Edge;
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
    left: context.left,
    read: context.read,
    before,
    after,
    here: reading.words.subarray(start, end),
  };
  const edges = options[index] as readonly Edge[];
  // A verb that tells a number was left as the original had it.
  const verb = verbOfSubject(article, sheet, from, to);
  const tense = edges.length > 1 ? tenseAt(article, sheet, from) : undefined;
  const numbers = new Float64Array(edges.length * RANKED);
  const gains: number[] = [];
  const against: number[] = [];
  edges.forEach((edge, i) => {
    const at = i * RANKED;
    writeRankFeatures(edge, slot, model, numbers, at);
    gains.push(edge.inner + (numbers[at] as number) + (numbers[at + 1] as number) - written);
    const disagrees = verb && !agrees(lexicon.original(edge.original), verb);
    const isWrongTense = tense && !fitsTense(lexicon.original(edge.original), tense);
    against.push((disagrees ? DISAGREEMENT : 0) + (isWrongTense ? WRONG_TENSE : 0));
  });
  if (gains.every((gain) => gain <= 0)) return undefined;
  const old: Fit = { near: 0, article: 0, triples: 0 };
  surroundings.fit(sheet.counted, from, to, old);
  const shares = sharesOf(against.map((nats, i) => rankScore(numbers, i * RANKED, context.judge.rank) - nats));
  return { decoded, index, edges, shares, before, after, verb, numbers, gains, against, old };
}

/** Probabilities of scores in nats. */
function sharesOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Ranks the originals of a place in the light of all others, and judges the best. */
export function prospectOf(ranking: Ranking, pool: Pool, model: SpinModel, context: ProspectContext): Prospect {
  const { decoded, index, edges, shares, before, after, verb, numbers, gains, against, old } = ranking;
  const { sheet, way } = decoded;
  const { from, form } = way[index] as Edge;
  const ranked = edges.map((edge, i): Ranked => {
    const at = i * RANKED;
    numbers[at + SAME_FORM] = pool.sameForm(edge, shares[i] as number);
    numbers[at + OTHER_FORMS] = Math.log(1 + pool.otherForms(edge));
    const score = rankScore(numbers, at, context.judge.rank) - (against[i] as number);
    return { edge, at, gain: gains[i] as number, score };
  });
  if (ranked.length > 1) ranked.sort((a, b) => b.score - a.score);
  const best = ranked[0] as Ranked;
  const number = (feature: number): number => numbers[best.at + feature] as number;
  const features = featuresOf(
    {
      sheet,
      way,
      edge: best.edge,
      before,
      after,
      stop: context.stop,
      written: context.written,
      left: context.left,
      gains: ranked.map(({ gain }) => gain),
      share: Math.max(...sharesOf(ranked.map(({ score }) => score))),
      read: number(READ),
      fit: { near: number(NEAR), article: number(ARTICLE), triples: number(TRIPLES) },
      old,
      sameForm: number(SAME_FORM),
      otherForms: number(OTHER_FORMS),
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
