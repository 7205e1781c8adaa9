import type { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { type Companion, Company, chanceOf } from './company.ts';
import { type Judge, packageJudge } from './confidence.ts';
import { type Edge, fillLattice, Lattice, type Wanted } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { editOf } from './proposal.ts';
import { type Decoded, optionsOf, type Prospect, prospectOf } from './prospect.ts';
import { readingOf, timesIn } from './reading.ts';
import { rewriteOf, type Verdict } from './rewrite.ts';
import { type Rewrite, rewritten } from './rewritten.ts';
import { type Change, type Sheet, sheetsOf, stopOf } from './sheet.ts';

/** Rounds over an article that stays convicted. Most need one. */
const ROUNDS = 4;
/** Confidence below which nothing is proposed. */
const LEAST = 0.59;
/** Originals of a form that are offered. */
const ALTERNATIVES = 3;

export interface RestoreOptions {
  /** Confidence below which nothing is proposed, 0..1. */
  readonly least?: number;
  /** Most originals of a form that are offered. */
  readonly alternatives?: number;
  /** Ranks originals and says how sure they are; the learned one of the package without it. */
  readonly judge?: Judge;
  /** Which blocks may change; all without it. */
  readonly wantedSheet?: (sheet: Sheet) => boolean;
  /** Restores only what stands outside quotations, or inside them; both without it. */
  readonly only?: 'narration' | 'quotations';
  /**
   * Places of the narration that were judged when the article was read before, about where they stand now: quotations keep their company when it has been
   * restored. What is judged is added.
   */
  readonly judged?: Map<number, Companion>;
  /** Must a text with restored narration be looked at again? Never without it. */
  readonly again?: (text: string) => boolean;
}

/** Filled anew for every sheet. */
const lattice = new Lattice();

/**
 * All restorations of an article, convicted or not, in the order of the text. Every block is decoded as a whole; while what comes out must be looked at again, it
 * is decoded again. Narration is restored before quotations and never looks at restored quotations, because those stay as they are in bulk.
 */
export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  {
    least = LEAST,
    alternatives = ALTERNATIVES,
    judge: judgeOfWays = packageJudge(),
    wantedSheet = () => true,
    only,
    judged = new Map(),
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
  const judgedNow = new Map<number, Companion>();
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
    const context = { stop, written, read, density, judge: judgeOfWays, least: judgeOfWays.reconsider ? 0 : least };
    const prospects = ways.map((one) =>
      one.way
        .map((_, index) => prospectOf(article, one, index, model, context))
        .filter((prospect) => prospect !== undefined),
    );
    for (const { start, form, odds } of prospects.flat()) {
      const place = { start, form, odds, quoted, isRestored: false };
      judged.set(start, place);
      judgedNow.set(start, place);
    }
    // Restored narration that is read again must not vouch for swaps of its own words, or they would go round in circles.
    const company = new Company([...(quoted ? judged : judgedNow).values()], quoted ? units : narrationOf(sheets));
    return ways.map(({ sheet }, at) => ({
      sheet,
      rewrites: (prospects[at] as readonly Prospect[]).flatMap((prospect) => {
        const verdict = verdictOf(prospect, company, judgeOfWays, model, least);
        return verdict ? [rewriteOf(article, prospect, verdict, alternatives, model)] : [];
      }),
    }));
  };
  for (let round = 0; only !== 'quotations' && round < ROUNDS; round++) {
    const next = restored(false);
    const isSettled = next.every(({ rewrites }) => rewrites.length === 0);
    if (isSettled) break;
    sheets = next.map((one) => sheetAfter(one, model));
    if (!again(restoredText(article, changesOf(sheets)))) break;
  }
  if (only !== 'narration' && sheets.some(({ hasQuotes }) => hasQuotes))
    sheets = restored(true).map((one) => sheetAfter(one, model));
  return changesOf(sheets);
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

/** Units outside quotations. */
function narrationOf(sheets: readonly Sheet[]): number {
  let units = 0;
  for (const { count, quoted } of sheets) for (let at = 0; at < count; at++) units += 1 - (quoted[at] as number);
  return units;
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

/** Where places of the narration stand once it was restored, and which of them were. */
export function afterChanges(
  article: Article,
  judged: Iterable<Companion>,
  changes: readonly Change[],
): Map<number, Companion> {
  const edits = changes.map((change) => editOf(article, change)).filter((edit) => edit !== undefined);
  const restored = new Set(changes.map(({ start }) => start));
  const moved = new Map<number, Companion>();
  let next = 0;
  let shift = 0;
  for (const place of [...judged].sort((a, b) => a.start - b.start)) {
    for (let edit = edits[next]; edit && edit.end <= place.start; edit = edits[++next])
      shift += edit.text.length - (edit.end - edit.start);
    const start = place.start + shift;
    if (!place.quoted) moved.set(start, { ...place, start, isRestored: place.isRestored || restored.has(place.start) });
  }
  return moved;
}

export function restoredText(article: Article, changes: readonly Change[]): string {
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
