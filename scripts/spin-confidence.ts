import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { goldTexts } from '../bench/spin/corpus.ts';
import { developmentPages } from '../bench/spin/passages.ts';
import { dictionaryOf, type Spun, spin } from '../bench/spin/simulate.ts';
import { Article } from '../src/article/article.ts';
import { hashWord } from '../src/article/characters.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { packLexicon } from '../src/language/lexicon-build.ts';
import { newsNgrams } from '../src/language/ngrams.ts';
import type { Pair } from '../src/language/pairs.ts';
import type { PackedTrees } from '../src/language/trees.ts';
import { type Counts, chancesOf } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';
import { COMPANY_FEATURES } from '../src/rules/spin/company.ts';
import { FEATURES, JUDGEMENT_VERSION, type Judge, judgeOf, type SpinJudgement } from '../src/rules/spin/confidence.ts';
import { type SpinModel, spinModelOf } from '../src/rules/spin/model.ts';
import { RANK_FEATURES } from '../src/rules/spin/rank.ts';
import { restore } from '../src/rules/spin/restore.ts';
import type { Change } from '../src/rules/spin/sheet.ts';
import { binOf, edgesOf } from './boilerplate/bins.ts';
import { boost } from './boilerplate/boost.ts';
import { compiledForms, knownPairs, readCounts } from './build-spin.ts';
import { type Choice, fitChoice } from './choice.ts';

/** Shares of swapped words that are simulated, in turn: what spun pages have, and lightly spun ones. */
const RATES = [0.2, 0.1, 0.25, 0.15, 0.05] as const;
/** Length of the texts, characters. */
const SHORTEST = 800;
const LONGEST = 12_000;
/** Share of the pairs that were seen on one page at the most and that the restoring side knows as unseen ones: new pages hold as many. */
const HIDDEN_PERCENT = 22;
const BOOST = { leaves: 14, rate: 0.25, l2: 5, minHessian: 10, rowShare: 0.7, columnShare: 0.5, seed: 3 } as const;
/** Trees of the two looks. The first one needs to know the rate of an article, the second one each place. */
const FIRST = { ...BOOST, trees: 30 };
const SECOND = { ...BOOST, trees: 50 };
/** Times that every text is spun, at another rate each. */
const SPINS = 4;
/** The second look learns from first looks at texts that the first one did not learn from: each half of the texts is judged by the other. */
const FOLDS = 2;
/** Originals that are ranked for learning. */
const ALL = 12;
/** A judge that has learned nothing: chances and neighbours as the decoder counts them. */
const NOVICE: Judge = { rank: [1, 1, 1, 0, 1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], odds: () => 0 };

/** How much more than a simulated place a place of a passage counts that was spun by hand: there are forty times as many of the others. */
const WRITTEN_WEIGHT = 3;

/** A spun text with the model that restores it. */
interface Lesson {
  readonly spun: Spun;
  readonly model: SpinModel;
  readonly weight: number;
}

/**
 * Learns models/spin-confidence.json from simulated spun articles and from the development half of the passages that were spun by hand: how the originals of a form are ranked, and which
 * restorations stand on a swapped word. The texts are the clean sides of the development corpora that lie beside the project; the n-gram counts are those of `buildSpin`.
 */
export function trainSpinConfidence(dataDir: string): void {
  const counts = readCounts(dataDir);
  const lessons = [...simulatedLessons(counts), ...writtenLessons(counts)];
  const changesBy = (judgeFor: (lesson: number) => Judge): Change[][] =>
    lessons.map(({ spun, model }, lesson) =>
      restore(new Article(spun.text, { language: 'en' }), model, () => true, {
        least: 0,
        alternatives: ALL,
        judge: judgeFor(lesson),
      }),
    );
  const novice = changesBy(() => NOVICE);
  const rank = fitChoice(
    lessons.flatMap(({ spun, weight }, at) =>
      Array.from({ length: weight }, () => choicesIn(spun, novice[at] as Change[])).flat(),
    ),
    RANK_FEATURES.length,
  );
  const alone = changesBy(() => ({ ...NOVICE, rank }));
  const firstOf = (isWanted: (lesson: number) => boolean): PackedTrees =>
    boost(
      samplesOf(
        lessons,
        alone.map((changes, lesson) => (isWanted(lesson) ? changes : [])),
      ),
      FIRST,
    );
  const strangers = Array.from({ length: FOLDS }, (_, fold): Judge => {
    const { odds } = judgeOf({ rank, first: firstOf((lesson) => lesson % FOLDS !== fold), second: NO_TREES });
    // No more than the company is wanted of it.
    return { rank, odds, reconsider: () => 0 };
  });
  const together = changesBy((lesson) => strangers[lesson % FOLDS] as Judge);
  const judgement: SpinJudgement = {
    version: JUDGEMENT_VERSION,
    features: FEATURES,
    companyFeatures: COMPANY_FEATURES,
    rankFeatures: RANK_FEATURES,
    rank: rank.map(rounded),
    first: short(firstOf(() => true)),
    second: short(boost(samplesOf(lessons, together), SECOND)),
  };
  writeFileSync(path.join(packageRoot(), 'models', 'spin-confidence.json'), packed(judgement));
  console.error(`models/spin-confidence.json: ${together.flat().length} restorations in ${lessons.length} spun texts`);
}

/** Clean articles that a simulated spinner swapped words in, which knows more than the side that restores. All versions of an article stand in places of one remainder. */
function simulatedLessons(counts: Counts): Lesson[] {
  // What is only known of an engine is swapped as often as we believe; a judge that learned from it would confirm our belief, and ask more of everything else.
  const pairs = knownPairs(counts).filter(({ pages, usual, rare }) => pages > 0 || !(usual || rare));
  const seen = pairs.filter((pair) => !pair.likely);
  const dictionary = dictionaryOf(seen, chancesOf(seen, counts));
  const model = modelOf(hidden(pairs), counts);
  const texts = goldTexts().filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST);
  if (texts.length === 0) throw new Error('no development corpora beside the project: nothing to learn from');
  const even = texts.slice(0, texts.length - (texts.length % FOLDS));
  return Array.from({ length: SPINS }, (_, turn) =>
    even.map(({ text }, at) => {
      const rate = RATES[(at + turn) % RATES.length] as number;
      return { spun: spin(text, dictionary, { rate, quotes: true, seed: at + turn * even.length }), model, weight: 1 };
    }),
  ).flat();
}

function writtenLessons(counts: Counts): Lesson[] {
  const model = modelOf(knownPairs(counts), counts);
  return developmentPages().map((spun) => ({ spun, model, weight: WRITTEN_WEIGHT }));
}

function modelOf(pairs: readonly Pair[], counts: Counts): SpinModel {
  return spinModelOf(new Lexicon(packLexicon(compiledForms(pairs, counts))), newsNgrams());
}

/** Pairs as the restoring side knows them. */
function hidden(pairs: readonly Pair[]): Pair[] {
  return pairs.map((pair) => (isHidden(pair) ? { ...pair, pages: 0, likely: true, usual: false, rare: false } : pair));
}

/** Does a restoration stand on a swapped word? */
function stands(change: Change, swaps: Spun['swaps']): boolean {
  return swaps.some((swap) => swap.start < change.end && swap.end > change.start);
}

const NO_TREES: PackedTrees = { roots: [], feature: [], threshold: [], left: [], value: [] };

function short(trees: PackedTrees): PackedTrees {
  return {
    ...trees,
    threshold: trees.threshold.map((x) => Number(x.toPrecision(8))),
    value: trees.value.map(rounded),
  };
}

function isHidden({ likely, pages, combined, spun }: Pair): boolean {
  return !likely && !combined && pages <= 1 && (hashWord(spun.toLowerCase()) >>> 9) % 100 < HIDDEN_PERCENT;
}

/** What stood where a form of several originals was swapped in. */
function choicesIn(spun: Spun, changes: readonly Change[]): Choice[] {
  return changes.flatMap(({ start, end, cased, candidates }) => {
    const swap = spun.swaps.find((one) => one.start === start && one.end === end);
    if (!swap || cased || candidates.length < 2) return [];
    const right = candidates.findIndex((one) => one.text.toLowerCase() === swap.original.toLowerCase());
    return right < 0 ? [] : [{ right, rows: candidates.map(({ features }) => features) }];
  });
}

/** Restorations with the label whether they stand on a swapped word. */
function samplesOf(lessons: readonly Lesson[], changes: readonly (readonly Change[])[]): Parameters<typeof boost>[0] {
  const all = changes.flatMap((list, at) => {
    const { spun, weight } = lessons[at] as Lesson;
    return list.map((change) => ({ change, swaps: spun.swaps, weight }));
  });
  const rows = all.map(({ change }) => change.features);
  const columns = rows[0]?.length ?? 0;
  const edges = Array.from({ length: columns }, (_, column) =>
    edgesOf(Float32Array.from(rows, (row) => row[column] as number)),
  );
  const bins = new Uint8Array(rows.length * columns);
  rows.forEach((row, at) => {
    edges.forEach((edge, column) => {
      bins[at * columns + column] = binOf(edge, Math.fround(row[column] as number));
    });
  });
  return {
    rows: rows.length,
    columns,
    bins,
    labels: Uint8Array.from(all, ({ change, swaps }) => Number(stands(change, swaps))),
    weights: Float32Array.from(all, ({ weight }) => weight),
    edges,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** One array a line, so that a change of the model is not one long line. */
function packed({ first, second, ...rest }: SpinJudgement): string {
  const lines = (object: object): string =>
    Object.entries(object)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{\n${lines(rest)},\n"first":{\n${lines(first)}\n},\n"second":{\n${lines(second)}\n}}\n`;
}
