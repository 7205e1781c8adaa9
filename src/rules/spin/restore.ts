import type { Article } from '../../article/article.ts';
import type { Companion } from './company.ts';
import type { Wanted } from './lattice.ts';
import type { SpinModel } from './model.ts';
import { editOf } from './proposal.ts';
import { type LookOptions, Restorer, type Written } from './restorer.ts';
import { rewritten } from './rewritten.ts';
import { type Change, type Sheet, sheetsOf } from './sheet.ts';

/** Rounds over an article that stays convicted. Most need one. */
const ROUNDS = 4;
export interface RestoreOptions extends LookOptions {
  /** Which blocks may change; all without it. */
  readonly wantedSheet?: (sheet: Sheet) => boolean;
  /** Restores only what stands outside quotations. */
  readonly only?: 'narration';
  /** Must a text with restored narration be looked at again? Never without it. */
  readonly again?: (text: string) => boolean;
}

/**
 * All restorations of an article, convicted or not, in the order of the text. Every block is decoded as a whole; while what comes out must be looked at again, it
 * is decoded again. Narration is restored before quotations and never looks at restored quotations, because those stay as they are in bulk.
 */
export function restore(
  article: Article,
  model: SpinModel,
  wanted: Wanted,
  { wantedSheet = () => true, only, again = () => false, ...options }: RestoreOptions = {},
): Change[] {
  let sheets: readonly Sheet[] = sheetsOf(article, model).filter((sheet) => sheet.count > 0 && wantedSheet(sheet));
  const restorer = new Restorer(article, model, wanted, sheets, options);
  for (let round = 0; round < ROUNDS; round++) {
    const next = restorer.look(sheets, false);
    const isSettled = next.every(({ rewrites }) => rewrites.length === 0);
    if (isSettled) break;
    sheets = next.map((one) => sheetAfter(one, model));
    if (!again(restoredText(article, changesOf(sheets)))) break;
  }
  if (only !== 'narration' && sheets.some(({ hasQuotes }) => hasQuotes))
    sheets = restorer.look(sheets, true).map((one) => sheetAfter(one, model));
  return changesOf(sheets);
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
  const restored = new Set(changes.map(({ start }) => start));
  const narration = [...judged].filter(({ quoted }) => !quoted).sort((a, b) => a.start - b.start);
  const shifts = shiftsAt(article, narration, changes);
  return new Map(
    narration.map((place, at) => {
      const start = place.start + (shifts[at] as number);
      return [start, { ...place, start, isRestored: place.isRestored || restored.has(place.start) }];
    }),
  );
}

/** The same for changes that wait, in the order of the text. */
export function movedBy(article: Article, waiting: readonly Change[], changes: readonly Change[]): Change[] {
  const shifts = shiftsAt(article, waiting, changes);
  return waiting.map((change, at) => {
    const shift = shifts[at] as number;
    return { ...change, start: change.start + shift, end: change.end + shift };
  });
}

/** How far changes move each place, both in the order of the text. */
function shiftsAt(
  article: Article,
  places: readonly { readonly start: number }[],
  changes: readonly Change[],
): number[] {
  const edits = changes.map((change) => editOf(article, change)).filter((edit) => edit !== undefined);
  let next = 0;
  let shift = 0;
  return places.map(({ start }) => {
    for (let edit = edits[next]; edit && edit.end <= start; edit = edits[++next])
      shift += edit.text.length - (edit.end - edit.start);
    return shift;
  });
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
