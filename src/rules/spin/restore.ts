import type { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { matchCase } from './case.ts';
import { confidenceOf, featuresOf } from './confidence.ts';
import { judge } from './gate.ts';
import { type Edge, latticeOf, type Seen, type Wanted } from './lattice.ts';
import { type SpinModel, spinModel } from './model.ts';
import { type Change, type Rewrite, rewritten, type Sheet, sheetsOf, stopOf } from './sheet.ts';

/** Rounds over a block; each sees what the round before restored. Most blocks need two. */
const ROUNDS = 4;
const ALTERNATIVES = 3;
/** Confidence below which nothing is proposed. */
const LEAST = 0.45;

interface Context {
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  readonly seen: Seen;
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least: number;
}

const RESTORED = Symbol('spin restorations');

const REGION = Symbol('spun region');

/** The convicted part of a text, counted from its two ends: it stays true while words inside it are restored. */
interface Region {
  readonly start: number;
  readonly fromEnd: number;
}

/**
 * All restorations of a convicted article, in the order of the text. Every block is decoded as a whole, then again with the restored words
 * in place, until nothing changes: what comes out would not be touched again. Narration is restored before quotations and never looks at
 * restored quotations, because those stay as they are in bulk.
 * @param original the text before any phase; the convicted part is found once, in the first article that is asked about, and kept with it.
 */
export function restorations(article: Article, original: Article): readonly Change[] {
  const region = original.view(REGION, () => regionOf(article));
  return article.view(RESTORED, (all) => {
    const end = all.text.length - region.fromEnd;
    return restore(all, spinModel(), () => true, {
      wantedSheet: (sheet) => {
        const middle = ((sheet.start[0] as number) + (sheet.end[sheet.count - 1] as number)) / 2;
        return middle >= region.start && middle <= end;
      },
    });
  });
}

function regionOf(article: Article): Region {
  const [part] = judge(article).parts;
  return part ? { start: part.start, fromEnd: article.text.length - part.end } : { start: 0, fromEnd: 0 };
}

/** Restorations of some names only, for an article that is not convicted. */
export function nameRestorations(article: Article, names: ReadonlySet<string>): readonly Change[] {
  const model = spinModel();
  return restore(article, model, (form) => model.lexicon.isCased(form) && names.has(model.lexicon.spun(form)));
}

export interface RestoreOptions {
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least?: number;
  /** Which blocks may change; all without it. */
  readonly wantedSheet?: (sheet: Sheet) => boolean;
}

export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  { least = LEAST, wantedSheet = () => true }: RestoreOptions = {},
): Change[] {
  const stop = stopOf(model);
  const sheets = sheetsOf(article, model);
  const seen = seenIn(sheets, model);
  return sheets.flatMap((first) => {
    if (first.count === 0 || !wantedSheet(first)) return [];
    let sheet = first;
    for (const quoted of [false, true]) {
      for (let round = 0; round < ROUNDS; round++) {
        const lattice = latticeOf(article, sheet, model, quoted, wanted, seen);
        if (lattice.edges.length === 0) break;
        const way = decode(sheet, lattice, model, stop);
        if (way.length === 0) break;
        const rewrites = way
          .map((_, index) => rewriteOf(article, sheet, lattice.edges, way, index, model, { stop, seen, least }))
          .filter((rewrite) => rewrite !== undefined);
        if (rewrites.length === 0) break;
        sheet = rewritten(sheet, rewrites, model);
      }
    }
    return [...sheet.changes].sort((a, b) => a.start - b.start);
  });
}

/** The words of an article as written, by n-gram id. The choice of synonyms is random, so the original of one swap often stands elsewhere. */
function seenIn(sheets: readonly Sheet[], model: SpinModel): Seen {
  const words = new Uint16Array(model.ngrams.words.size);
  for (const { counted } of sheets) for (const word of counted) if (word >= 0) (words[word] as number)++;
  return (word) => (word < 0 ? 0 : (words[word] as number));
}

/** The change of an edge on the best way, with the other originals of its form as alternatives, neighbours as on that way. */
function rewriteOf(
  article: Article,
  sheet: Sheet,
  edges: readonly Edge[],
  way: readonly Edge[],
  index: number,
  model: SpinModel,
  { stop, seen, least }: Context,
): Rewrite | undefined {
  const edge = way[index] as Edge;
  const { from, to, form } = edge;
  const { ngrams, lexicon } = model;
  const [previous, following] = [way[index - 1], way[index + 1]];
  const before = previous?.to === from ? previous.lastWord : from > 0 ? (sheet.counted[from - 1] as number) : stop;
  const after = following?.from === to ? following.firstWord : to < sheet.count ? (sheet.counted[to] as number) : stop;
  let written = 0;
  let word = before;
  for (let at = from; at < to; at++) {
    written += ngrams.bigram(word, sheet.counted[at] as number);
    word = sheet.counted[at] as number;
  }
  written += ngrams.bigram(word, after);
  const ranked = edges
    .filter((other) => other.from === from && other.to === to && other.form === form)
    .map((other) => ({
      edge: other,
      gain: other.inner + ngrams.bigram(before, other.firstWord) + ngrams.bigram(other.lastWord, after) - written,
    }))
    .sort((a, b) => b.gain - a.gain);
  const gains = ranked.map(({ gain }) => gain);
  const best = ranked[0];
  if (!best || best.gain <= 0) return undefined;
  const features = featuresOf({ sheet, way, edge: best.edge, before, after, stop, seen, gains }, model);
  const confidence = confidenceOf(features);
  const cased = lexicon.isCased(form);
  if (!cased && confidence < least) return undefined;
  const start = Math.min(...sheet.start.subarray(from, to));
  const end = Math.max(...sheet.end.subarray(from, to));
  const text = article.text.slice(start, end);
  const candidates = ranked.slice(0, ALTERNATIVES).map(({ edge: { original }, gain }) => ({
    text: cased ? lexicon.original(original) : matchCase(lexicon.original(original), text, sheet.starts[from] === 1),
    gain,
  }));
  const change: Change = {
    start,
    end,
    spun: (cased ? text : text.toLowerCase()).replace(/\s+/g, ' ').replaceAll('’', "'"),
    cased,
    quoted: sheet.quoted[from] === 1,
    weight: lexicon.weight(form),
    confidence,
    features,
    candidates,
  };
  return { from, to, change };
}
