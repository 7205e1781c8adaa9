import { Article } from '../../article/article.ts';
import { decode } from './beam.ts';
import { type Context, rewritesOf } from './choose.ts';
import { isSpun, judge } from './gate.ts';
import { fillLattice, Lattice, type Seen, type Wanted } from './lattice.ts';
import { type SpinModel, spinModel } from './model.ts';
import { editOf } from './proposal.ts';
import { type Rewrite, rewritten } from './rewritten.ts';
import { type Change, type Sheet, sheetsOf, stopOf } from './sheet.ts';
import { packageSource, type SpinSource } from './source.ts';

/** Rounds over an article that stays convicted. Most need one. */
const ROUNDS = 4;
/** Confidence below which nothing is proposed. */
const LEAST = 0.4;

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

/** Filled anew for every sheet. */
const lattice = new Lattice();

export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  { least = LEAST, wantedSheet = () => true, again = () => false }: RestoreOptions = {},
): Change[] {
  let sheets: readonly Sheet[] = sheetsOf(article, model).filter((sheet) => sheet.count > 0 && wantedSheet(sheet));
  const context: Context = { article, model, stop: stopOf(model), seen: seenIn(sheets, model), least };
  const decoded = (sheet: Sheet, quoted: boolean): Decoded => {
    fillLattice(lattice, article, sheet, model, quoted, wanted, context.seen);
    return { sheet, rewrites: rewritesOf(sheet, lattice, decode(sheet, lattice, model, context.stop), context) };
  };
  let pages: Decoded[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    pages = sheets.map((sheet) => decoded(sheet, false));
    const isSettled = pages.every(({ rewrites }) => rewrites.length === 0);
    if (
      isSettled ||
      !again(
        restoredText(
          article,
          pages.flatMap((page) => changesOf(page, model)),
        ),
      )
    )
      break;
    sheets = pages.map((page) => sheetAfter(page, model));
  }
  return pages.flatMap((page) => {
    const last = page.sheet.hasQuotes ? decoded(sheetAfter(page, model), true) : page;
    return changesOf(last, model);
  });
}

/** A sheet and what is to be written into it, which is not done before somebody looks at it again. */
interface Decoded {
  readonly sheet: Sheet;
  readonly rewrites: readonly Rewrite[];
}

function sheetAfter({ sheet, rewrites }: Decoded, model: SpinModel): Sheet {
  return rewrites.length > 0 ? rewritten(sheet, rewrites, model) : sheet;
}

/** In the order of the text. */
function changesOf(page: Decoded, model: SpinModel): readonly Change[] {
  if (page.sheet.changes.length === 0) return page.rewrites.map(({ change }) => change);
  return [...sheetAfter(page, model).changes].sort((a, b) => a.start - b.start);
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

/** Times that each word stands in the article that is restored, by n-gram id. */
let times = new Uint16Array(0);

/** The words of an article as written. The choice of synonyms is random, so the original of one swap often stands elsewhere. */
function seenIn(sheets: readonly Sheet[], model: SpinModel): Seen {
  const { size } = model.ngrams.words;
  if (times.length < size) times = new Uint16Array(size);
  else times.fill(0);
  for (const { counted, count } of sheets) {
    for (let at = 0; at < count; at++) {
      const word = counted[at] as number;
      if (word >= 0) (times[word] as number)++;
    }
  }
  return (word) => (word < 0 ? 0 : (times[word] as number));
}
