import { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { matchCase } from './case.ts';
import { confidenceOf, featuresOf } from './confidence.ts';
import { isSpun, judge } from './gate.ts';
import { type Edge, type Lattice, latticeOf, type Seen, type Wanted } from './lattice.ts';
import { type SpinModel, spinModel } from './model.ts';
import { draftOf } from './proposal.ts';
import { type Change, type Rewrite, rewritten, type Sheet, sheetsOf, stopOf } from './sheet.ts';
import { packageSource, type SpinSource } from './source.ts';

/** Rounds over an article that stays convicted. Most need one. */
const ROUNDS = 4;
const ALTERNATIVES = 3;
/** Confidence below which nothing is proposed. */
const LEAST = 0.4;

interface Context {
  /** n-gram id of what stands around a block. */
  readonly stop: number;
  readonly seen: Seen;
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least: number;
}

const REGION = Symbol('spun region');

/** The convicted part of a text, counted from its two ends: it stays true while words inside it are restored. */
interface Region {
  readonly start: number;
  readonly fromEnd: number;
}

/**
 * All restorations of a convicted article, in the order of the text. Every block is decoded as a whole; while what comes out would be convicted
 * again, it is decoded again, so that a second run would not touch it. Narration is restored before quotations and never looks at restored
 * quotations, because those stay as they are in bulk.
 * @param original the text before any phase; the convicted part is found once, in the first article that is asked about, and kept with it.
 */
export function restorations(
  article: Article,
  original: Article,
  source: SpinSource = packageSource,
): readonly Change[] {
  const region = original.view(REGION, () => regionOf(article, source));
  return article.view(source.restorations, (all) => {
    const end = all.text.length - region.fromEnd;
    return restore(all, source.model(), () => true, {
      wantedSheet: (sheet) => {
        const middle = ((sheet.start[0] as number) + (sheet.end[sheet.count - 1] as number)) / 2;
        return middle >= region.start && middle <= end;
      },
      again: (text) => isSpun(new Article(text, { language: all.language }), source),
    });
  });
}

function regionOf(article: Article, source: SpinSource): Region {
  const [part] = judge(article, source).parts;
  return part ? { start: part.start, fromEnd: article.text.length - part.end } : { start: 0, fromEnd: 0 };
}

/** Restorations of some names only, for an article that is not convicted. */
export function nameRestorations(
  article: Article,
  names: ReadonlySet<string>,
  model: SpinModel = spinModel(),
): readonly Change[] {
  return restore(article, model, (form) => model.lexicon.isCased(form) && names.has(model.lexicon.spun(form)));
}

export interface RestoreOptions {
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least?: number;
  /** Which blocks may change; all without it. */
  readonly wantedSheet?: (sheet: Sheet) => boolean;
  /** Must a text with restored narration be looked at again? Never without it. */
  readonly again?: (text: string) => boolean;
}

export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  { least = LEAST, wantedSheet = () => true, again = () => false }: RestoreOptions = {},
): Change[] {
  const stop = stopOf(model);
  let sheets = sheetsOf(article, model).filter((sheet) => sheet.count > 0 && wantedSheet(sheet));
  const context = { stop, seen: seenIn(sheets, model), least };
  const decoded = (sheet: Sheet, quoted: boolean): Sheet => {
    const lattice = latticeOf(article, sheet, model, quoted, wanted, context.seen);
    const way = lattice.edges.length > 0 ? decode(sheet, lattice, model, stop) : [];
    const rewrites = way
      .map((_, index) => rewriteOf(article, sheet, lattice, way, index, model, context))
      .filter((rewrite) => rewrite !== undefined);
    return rewrites.length > 0 ? rewritten(sheet, rewrites, model) : sheet;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const next = sheets.map((sheet) => decoded(sheet, false));
    const isSettled = next.every((sheet, i) => sheet === sheets[i]);
    sheets = next;
    if (isSettled || !again(restoredText(article, changesOf(sheets)))) break;
  }
  return changesOf(sheets.map((sheet) => decoded(sheet, true)));
}

/** In the order of the text. */
function changesOf(sheets: readonly Sheet[]): Change[] {
  return sheets.flatMap((sheet) => [...sheet.changes].sort((a, b) => a.start - b.start));
}

function restoredText(article: Article, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const change of changes) {
    for (const edit of draftOf(article, change)?.edits ?? []) {
      text += article.text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
  }
  return text + article.text.slice(at);
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
  lattice: Lattice,
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
  const ranked = lattice.edges
    .slice(lattice.first[from], lattice.first[from + 1])
    .filter((other) => other.to === to && other.form === form)
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
