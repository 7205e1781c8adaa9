import type { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { type Companion, Company, chanceOf } from './company.ts';
import { type Judge, packageJudge } from './confidence.ts';
import { type Edge, fillLattice, Lattice, type Wanted } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { Pool } from './pool.ts';
import { type Decoded, optionsOf, type Prospect, prospectOf, rankingOf } from './prospect.ts';
import { readingOf, timesIn } from './reading.ts';
import { rewriteOf, type Verdict } from './rewrite.ts';
import type { Rewrite } from './rewritten.ts';
import { type Sheet, stopOf } from './sheet.ts';
import { Surroundings } from './surroundings.ts';

/** Confidence below which nothing is proposed. */
const LEAST = 0.61;
/** Originals of a form that are offered. */
const ALTERNATIVES = 3;

/** How places are judged. */
export interface LookOptions {
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least?: number;
  /** Most originals of a form that are offered. */
  readonly alternatives?: number;
  /** Ranks originals and says how sure they are; the learned one of the package without it. */
  readonly judge?: Judge;
  /**
   * Places of the narration that were judged when the article was read before, about where they stand now: quotations keep their company when it has been
   * restored. What is judged is added.
   */
  readonly judged?: Map<number, Companion>;
}

/** Filled anew for every sheet. */
const lattice = new Lattice();

/** Looks at the sheets of an article, as often as it takes. */
export class Restorer {
  readonly #article: Article;
  readonly #model: SpinModel;
  readonly #wanted: Wanted;
  readonly #judge: Judge;
  readonly #least: number;
  readonly #alternatives: number;
  /** n-gram id of what stands around a block. */
  readonly #stop: number;
  /** Times each word stands in the narration as written. */
  readonly #written: Uint16Array;
  /** All places that were judged, and those of this article alone. */
  readonly #judged: Map<number, Companion>;
  readonly #judgedNow = new Map<number, Companion>();

  constructor(
    article: Article,
    model: SpinModel,
    wanted: Wanted,
    sheets: readonly Sheet[],
    { least = LEAST, alternatives = ALTERNATIVES, judge = packageJudge(), judged = new Map() }: LookOptions,
  ) {
    this.#article = article;
    this.#model = model;
    this.#wanted = wanted;
    this.#judge = judge;
    this.#least = least;
    this.#alternatives = alternatives;
    this.#judged = judged;
    this.#stop = stopOf(model);
    this.#written = timesIn(
      sheets.map(({ counted, quoted }) => ({ words: counted.filter((_, at) => quoted[at] === 0) })),
      model.ngrams.words.size,
    );
  }

  /** What is to be written into each sheet, in its narration or in its quotations. */
  look(sheets: readonly Sheet[], quoted: boolean): Written[] {
    const ways = sheets.map((sheet, block) => this.#decoded(sheet, block, quoted));
    const units = sheets.reduce((sum, { count }) => sum + count, 0);
    const prospects = this.#prospectsOf(ways, units);
    for (const { start, form, odds } of prospects.flat()) {
      const place = { start, form, odds, quoted, isRestored: false };
      this.#judged.set(start, place);
      this.#judgedNow.set(start, place);
    }
    // Restored narration that is read again must not vouch for swaps of its own words, or they would go round in circles.
    const places = quoted ? this.#judged : this.#judgedNow;
    const company = new Company([...places.values()], quoted ? units : narrationOf(sheets), this.#survivors(ways));
    return sheets.map((sheet, at) => ({
      sheet,
      rewrites: (prospects[at] as readonly Prospect[]).flatMap((prospect) => {
        const verdict = verdictOf(prospect, company, this.#judge, this.#model, this.#least);
        return verdict ? [rewriteOf(this.#article, prospect, verdict, this.#alternatives, this.#model)] : [];
      }),
    }));
  }

  /** Words of the narration that the best ways leave and a spinner would have swapped, each by how surely. */
  #survivors(ways: readonly Decoded[]): number {
    const { lexicon } = this.#model;
    let survivors = 0;
    for (const { sheet, way } of ways) {
      let next = 0;
      for (let at = 0; at < sheet.count; at++) {
        while (next < way.length && (way[next] as Edge).to <= at) next++;
        const isRewritten = next < way.length && (way[next] as Edge).from <= at;
        if (isRewritten || sheet.quoted[at] === 1 || (sheet.change[at] as number) >= 0) continue;
        if (this.#judged.get(sheet.start[at] as number)?.isRestored) continue;
        survivors += lexicon.swapRate(sheet.form[at] as number);
      }
    }
    return survivors;
  }

  #decoded(sheet: Sheet, block: number, quoted: boolean): Decoded {
    if (quoted && !sheet.hasQuotes) return asWritten(sheet, block);
    const model = this.#model;
    fillLattice(lattice, this.#article, sheet, model, quoted, this.#wanted);
    const taken = decode(sheet, lattice, model, this.#stop);
    const way = taken.map((at) => lattice.edge(at, model));
    const options = taken.map((at, i) => optionsOf(lattice, at, way[i] as Edge, model));
    return { sheet, block, way, options, reading: readingOf(sheet, way, model) };
  }

  /** The edges of all ways that were judged by themselves, by block. */
  #prospectsOf(ways: readonly Decoded[], units: number): Prospect[][] {
    const readings = ways.map(({ reading }) => reading);
    const context = {
      stop: this.#stop,
      written: this.#written,
      // Spinners swap a word wherever it stands: what they left is no original of theirs.
      left: timesIn(ways.map(leftBy), this.#model.ngrams.words.size),
      read: timesIn(readings, this.#model.ngrams.words.size),
      surroundings: new Surroundings(readings, this.#model.context, this.#stop),
      density: ways.reduce((sum, { way }) => sum + way.length, 0) / Math.max(1, units),
      judge: this.#judge,
      least: this.#judge.reconsider ? 0 : this.#least,
    };
    const rankings = ways.map((one) =>
      one.way
        .map((_, index) => rankingOf(this.#article, one, index, this.#model, context))
        .filter((ranking) => ranking !== undefined),
    );
    const pool = new Pool(rankings.flat());
    return rankings.map((list) => list.map((ranking) => prospectOf(ranking, pool, this.#model, context)));
  }
}

/** Judges a prospect again in the light of the others; undefined below `least`. Names in wrong words need no company. */
function verdictOf(
  prospect: Prospect,
  company: Company,
  judge: Judge,
  { lexicon }: SpinModel,
  least: number,
): Verdict | undefined {
  const { form, odds, features } = prospect;
  const isCased = lexicon.isCased(form);
  if (!judge.reconsider) {
    const confidence = chanceOf(odds);
    return isCased || confidence >= least ? { confidence, features } : undefined;
  }
  if (isCased && least > 0) return { confidence: chanceOf(odds), features };
  const wider = company.featuresOf(prospect, features);
  const confidence = chanceOf(judge.reconsider(wider, Math.log(least / (1 - least))));
  return isCased || confidence >= least ? { confidence, features: wider } : undefined;
}

/** The words of the narration that a way leaves, as n-gram ids. */
function leftBy({ sheet: { counted, quoted }, way }: Decoded): { readonly words: Int32Array } {
  const left = counted.slice();
  for (const { from, to } of way) left.fill(-1, from, to);
  return { words: left.filter((_, at) => quoted[at] === 0) };
}

/** Units outside quotations. */
function narrationOf(sheets: readonly Sheet[]): number {
  let units = 0;
  for (const { count, quoted } of sheets) for (let at = 0; at < count; at++) units += 1 - (quoted[at] as number);
  return units;
}

const NONE = new Int32Array(0);

/** A sheet in which nothing is to be restored. */
function asWritten(sheet: Sheet, block: number): Decoded {
  return { sheet, block, way: [], options: [], reading: { words: sheet.counted, start: NONE, end: NONE } };
}

/** A sheet and what is to be written into it. */
export interface Written {
  readonly sheet: Sheet;
  readonly rewrites: readonly Rewrite[];
}
