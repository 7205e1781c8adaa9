import { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { type Judge, packageJudge } from './confidence.ts';
import { isSpun, judge } from './gate.ts';
import { type Edge, fillLattice, Lattice, type Wanted } from './lattice.ts';
import { type SpinModel, spinModel } from './model.ts';
import { editOf } from './proposal.ts';
import { readingOf, timesIn } from './reading.ts';
import { type Decoded, optionsOf, rewriteOf } from './rewrite.ts';
import { type Rewrite, rewritten } from './rewritten.ts';
import { type Change, type Sheet, sheetsOf, stopOf } from './sheet.ts';
import { packageSource, type SpinSource } from './source.ts';

/** Rounds over an article that stays convicted. Most need one. */
const ROUNDS = 4;
/** Confidence below which nothing is proposed. */
const LEAST = 0.45;
/** Originals of a form that are offered. */
const ALTERNATIVES = 3;

const CASE = Symbol('case of spun text');

/** What the run of an article knows of it: shared by all its passes. */
interface Case {
  /** The convicted part of the text, counted from its two ends: that stays true while words inside it are restored. */
  region: { readonly start: number; readonly fromEnd: number };
  /** The text with all narration restored, when it would not be convicted any more: a second run would not touch it. */
  acquitted?: string | undefined;
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
  const held = original.view(CASE, (): Case => ({ region: regionOf(article, source) }));
  return article.view(source.restorations, (all) => {
    const model = source.model();
    const { region } = held;
    const end = all.text.length - region.fromEnd;
    const inRegion = (sheet: Sheet): boolean => {
      const middle = ((sheet.start[0] as number) + (sheet.end[sheet.count - 1] as number)) / 2;
      return middle >= region.start && middle <= end;
    };
    const wantedSheet = region.start > 0 || region.fromEnd > 0 ? inRegion : () => true;
    // The narration was restored by the pass before this one; quotations remain to be reported.
    if (all.text === held.acquitted) return restore(all, model, () => true, { wantedSheet, narration: false });
    const again = (text: string): boolean => {
      const isConvicted = isSpun(new Article(text, { language: all.language }), source);
      if (!isConvicted) held.acquitted = text;
      return isConvicted;
    };
    held.acquitted = undefined;
    const changes = restore(all, model, () => true, { wantedSheet, again });
    if (held.acquitted !== undefined || wantedSheet !== inRegion) return changes;
    const narration = changes.filter(({ quoted }) => !quoted);
    if (!again(restoredText(all, narration))) return changes;
    // What is convicted without its worst part as well is spun all over; a second run would find out.
    held.region = { start: 0, fromEnd: 0 };
    return restore(all, model, () => true, { again });
  });
}

function regionOf(article: Article, source: SpinSource): Case['region'] {
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
  /** Most originals of a form that are offered. */
  readonly alternatives?: number;
  /** Ranks originals and says how sure they are; the learned one of the package without it. */
  readonly judge?: Judge;
  /** Which blocks may change; all without it. */
  readonly wantedSheet?: (sheet: Sheet) => boolean;
  /** `false`: only quotations are restored. */
  readonly narration?: boolean;
  /** Must a text with restored narration be looked at again? Never without it. */
  readonly again?: (text: string) => boolean;
}

/** Filled anew for every sheet. */
const lattice = new Lattice();

export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  {
    least = LEAST,
    alternatives = ALTERNATIVES,
    judge: judgeOfWays = packageJudge(),
    wantedSheet = () => true,
    narration = true,
    again = () => false,
  }: RestoreOptions = {},
): Change[] {
  const stop = stopOf(model);
  const { size } = model.ngrams.words;
  let sheets: readonly Sheet[] = sheetsOf(article, model).filter((sheet) => sheet.count > 0 && wantedSheet(sheet));
  // The choice of synonyms is random, so the original of one swap often stands elsewhere as written.
  const written = timesIn(
    sheets.map(({ counted }) => ({ words: counted })),
    size,
  );
  const seen = (word: number): number => (word < 0 ? 0 : (written[word] as number));
  const decoded = (sheet: Sheet, quoted: boolean): Decoded => {
    if (quoted && !sheet.hasQuotes) return asWritten(sheet);
    fillLattice(lattice, article, sheet, model, quoted, wanted, seen);
    const taken = decode(sheet, lattice, model, stop);
    const way = taken.map((at) => lattice.edge(at, model));
    const options = taken.map((at, i) => optionsOf(lattice, at, way[i] as Edge, model));
    return { sheet, way, options, reading: readingOf(sheet, way, model) };
  };
  const restored = (quoted: boolean): Written[] => {
    const ways = sheets.map((sheet) => decoded(sheet, quoted));
    const read = timesIn(
      ways.map(({ reading }) => reading),
      size,
    );
    const units = sheets.reduce((sum, { count }) => sum + count, 0);
    const density = ways.reduce((sum, { way }) => sum + way.length, 0) / Math.max(1, units);
    const context = { stop, written, read, density, least, alternatives, judge: judgeOfWays };
    return ways.map((one) => ({
      sheet: one.sheet,
      rewrites: one.way
        .map((_, index) => rewriteOf(article, one, index, model, context))
        .filter((rewrite) => rewrite !== undefined),
    }));
  };
  for (let round = 0; narration && round < ROUNDS; round++) {
    const next = restored(false);
    const isSettled = next.every(({ rewrites }) => rewrites.length === 0);
    if (isSettled) break;
    sheets = next.map((one) => sheetAfter(one, model));
    if (!again(restoredText(article, changesOf(sheets)))) break;
  }
  if (sheets.some(({ hasQuotes }) => hasQuotes)) sheets = restored(true).map((one) => sheetAfter(one, model));
  return changesOf(sheets);
}

const NONE = new Int32Array(0);

/** A sheet in which nothing is to be restored. */
function asWritten(sheet: Sheet): Decoded {
  return { sheet, way: [], options: [], reading: { words: sheet.counted, start: NONE, end: NONE } };
}

/** A sheet and what is to be written into it. */
interface Written {
  readonly sheet: Sheet;
  readonly rewrites: readonly Rewrite[];
}

function sheetAfter({ sheet, rewrites }: Written, model: SpinModel): Sheet {
  return rewrites.length > 0 ? rewritten(sheet, rewrites, model) : sheet;
}

/** In the order of the text. */
function changesOf(sheets: readonly Sheet[]): Change[] {
  return sheets.flatMap((sheet) => [...sheet.changes].sort((a, b) => a.start - b.start));
}

function restoredText(article: Article, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const change of changes) {
    const edit = editOf(article, change);
    if (!edit) continue;
    text += article.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + article.text.slice(at);
}
