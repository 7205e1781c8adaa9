import { readData } from '../../language/data.ts';
import { type PackedTrees, Trees } from '../../language/trees.ts';
import { COMPANY_FEATURES } from './company.ts';
import type { Edge } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { RANK_FEATURES } from './rank.ts';
import type { Sheet } from './sheet.ts';
import type { Fit } from './surroundings.ts';

/** What is known about a restoration on the best way, in the order of its numbers. Logarithms are nats, old is the form, new the original. */
export const FEATURES = [
  'left', // ln P(first new word | word before) − the same of the first old one
  'right', // ln P(word behind | last new word) − the same of the last old one
  'inner', // ln P of the new words behind the first − the same of the old ones
  'commonness', // ln P(new words) − ln P(old words)
  'form-commonness', // ln P(old words)
  'chance', // ln P(form | original)
  'weight', // ln P(form | spun page) − ln P(form | clean page)
  'ordinary', // the form is also good English
  'name', // compared with its capitals
  'knows-left-old', // the pair was counted …
  'knows-right-old',
  'knows-left-new',
  'knows-right-new',
  'repeated', // ln(1 + times the old words stand in the article)
  'elsewhere', // ln(1 + times the new words do, where the best ways leave them)
  'neighbours', // weights of other restorations within twelve units
  'capitals', // old words with a capital inside a sentence
  'old-words',
  'new-words',
  'gain', // of the best original over the text as written
  'margin', // of the best original over the next
  'block-start',
  'block-end',
  'sentence-start',
  'quoted',
  'density', // restorations a unit of the block
  'candidates', // originals of the form
  'share', // P(the best original | one of them)
  'read', // ln(1 + times the best original stands elsewhere as the best way reads)
  'article-density', // restorations a unit of the article
  'near-old', // cosine of the vectors of the old words with those of the words near by
  'near-gain', // … of the new ones − the same of the old ones
  'article-old', // … with those of the article
  'article-gain',
  'triples-old', // what the triples that the old words make are worth, nats
  'triples-gain',
  'swap-rate', // P(the spinner swaps an honest occurrence of the form), of single words
  'same-form', // numbers of the same names in rank.ts, of the best original
  'other-forms',
] as const;

const NEIGHBOURHOOD = 12;
/** A neighbour counts at most this much: one oddity is no proof. */
const MOST_NEIGHBOUR = 3;
const MOST_SEEN = 9;
/** Margin of a form with one original. */
const SURE_MARGIN = 3;

/** Where a restoration stands. */
export interface Place {
  readonly sheet: Sheet;
  readonly way: readonly Edge[];
  readonly edge: Edge;
  /** n-gram ids of the units around it, as the best way reads them. */
  readonly before: number;
  readonly after: number;
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  /** Times a word stands in the narration, and times the best ways leave it there, by n-gram id. */
  readonly written: Uint16Array;
  readonly left: Uint16Array;
  /** Gains of the originals over the text as written, best first. */
  readonly gains: readonly number[];
  /** P(the best | one of them), 0..1. */
  readonly share: number;
  /** ln(1 + times the best stands elsewhere as the best ways read). */
  readonly read: number;
  /** Restorations a unit of the article. */
  readonly density: number;
  /** How well the best fits, and the form. */
  readonly fit: Fit;
  readonly old: Fit;
  readonly sameForm: number;
  readonly otherForms: number;
}

/** The numbers of FEATURES for one restoration. */
export function featuresOf(
  {
    sheet,
    way,
    edge,
    before,
    after,
    stop,
    written,
    left,
    gains,
    share,
    read,
    density,
    fit,
    old,
    sameForm,
    otherForms,
  }: Place,
  model: SpinModel,
): Float64Array {
  const { ngrams, lexicon, countedIds } = model;
  const { from, to, form } = edge;
  const first = sheet.counted[from] as number;
  const last = sheet.counted[to - 1] as number;
  let oldChance = 0;
  let oldInner = 0;
  let oldSeen = MOST_SEEN;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    const word = sheet.counted[at] as number;
    oldChance += ngrams.unigram(word);
    oldSeen = Math.min(oldSeen, word < 0 ? 0 : (written[word] as number));
    capitals += sheet.capital[at] as number;
    if (at > from) oldInner += ngrams.bigram(sheet.counted[at - 1] as number, word);
  }
  let newChance = 0;
  let newInner = 0;
  let newSeen = MOST_SEEN;
  let previous = -1;
  const start = lexicon.wordStart[edge.original] as number;
  const end = lexicon.wordStart[edge.original + 1] as number;
  for (let at = start; at < end; at++) {
    const word = countedIds[lexicon.originalWords[at] as number] as number;
    newChance += ngrams.unigram(word);
    newSeen = Math.min(newSeen, word < 0 ? 0 : (left[word] as number));
    if (at > start) newInner += ngrams.bigram(previous, word);
    previous = word;
  }
  let neighbours = 0;
  for (const other of way) {
    if (other !== edge && Math.abs(other.from - from) <= NEIGHBOURHOOD) {
      neighbours += Math.min(MOST_NEIGHBOUR, Math.max(0, lexicon.weight(other.form)));
    }
  }
  const gain = gains[0] ?? 0;
  const next = Math.max(...gains.slice(1), gain - SURE_MARGIN);
  return Float64Array.of(
    ngrams.bigram(before, edge.firstWord) - ngrams.bigram(before, first),
    ngrams.bigram(edge.lastWord, after) - ngrams.bigram(last, after),
    newInner - oldInner,
    newChance - oldChance,
    oldChance,
    lexicon.prior(edge.candidate),
    lexicon.weight(form),
    Number(lexicon.isAmbiguous(form)),
    Number(lexicon.isCased(form)),
    Number(ngrams.knows(before, first)),
    Number(ngrams.knows(last, after)),
    Number(ngrams.knows(before, edge.firstWord)),
    Number(ngrams.knows(edge.lastWord, after)),
    Math.log(1 + oldSeen),
    // The words of a group stand elsewhere for themselves.
    end - start === 1 ? Math.log(1 + newSeen) : 0,
    neighbours,
    capitals,
    to - from,
    end - start,
    gain,
    gain - next,
    Number(before === stop),
    Number(after === stop),
    sheet.starts[from] as number,
    sheet.quoted[from] as number,
    way.length / sheet.count,
    (lexicon.candidateStart[form + 1] as number) - (lexicon.candidateStart[form] as number),
    share,
    read,
    density,
    old.near,
    fit.near - old.near,
    old.article,
    fit.article - old.article,
    old.triples,
    fit.triples - old.triples,
    to - from === 1 ? lexicon.swapRate(sheet.form[from] as number) : 0,
    sameForm,
    otherForms,
  );
}

/** What was learned: trees for the two looks at a restoration, weights for the rank of originals. */
export interface SpinJudgement {
  readonly version: number;
  readonly features: readonly string[];
  readonly companyFeatures: readonly string[];
  readonly rankFeatures: readonly string[];
  readonly rank: readonly number[];
  readonly first: PackedTrees;
  readonly second: PackedTrees;
}

export const JUDGEMENT_VERSION = 5;
const FILE = 'spin-confidence.json';

/** Reads what was learned. @throws Error when it was learned for other features. */
export function parseJudgement(source: string, name: string): SpinJudgement {
  const judgement = JSON.parse(source) as SpinJudgement;
  if (
    judgement.version !== JUDGEMENT_VERSION ||
    judgement.features.join() !== FEATURES.join() ||
    judgement.companyFeatures.join() !== COMPANY_FEATURES.join() ||
    judgement.rankFeatures.join() !== RANK_FEATURES.join()
  ) {
    throw new Error(
      `${name}: Unexpected model version ${judgement.version}, expected ${JUDGEMENT_VERSION}; make the model again with this version of galley`,
    );
  }
  return judgement;
}

/** How restorations are judged: each by itself, and then all again in the light of the others. ln odds that a swapped word stands there, nats. */
export interface Judge {
  /** Weights of RANK_FEATURES. */
  readonly rank: readonly number[];
  /** By FEATURES; -Infinity for what is less than `least`. */
  odds(features: Float64Array, least?: number): number;
  /** By FEATURES and COMPANY_FEATURES; what the first look said stands without it. */
  reconsider?(features: Float64Array, least: number): number;
}

/** The judge that was learned: boosted trees, calibrated on simulated spun articles of which every 20th to 4th word is swapped. */
export function judgeOf({ rank, first, second }: Omit<SpinJudgement, 'version' | `${string}eatures`>): Judge {
  const alone = new Trees(first);
  const together = new Trees(second);
  return {
    rank,
    odds: (features, least) => alone.score(features, least),
    reconsider: (features, least) => together.score(features, least),
  };
}

let learned: Judge | undefined;

/** The judge of the package, read on first use. */
export function packageJudge(): Judge {
  learned ??= judgeOf(parseJudgement(readData(FILE).toString('utf8'), `models/${FILE}`));
  return learned;
}
