import { KIND_CAPITAL, unitsOf } from '../../language/units.ts';
import type { SpinModel } from './model.ts';
import { type Change, type Columns, columnsFor, type Sheet } from './sheet.ts';

/** A change and the units it replaces, `[from, to)` of a sheet. */
export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

/** The sheet with the best candidates of some changes written into it; `rewrites` are sorted and do not overlap. */
export function rewritten(sheet: Sheet, rewrites: readonly Rewrite[], model: SpinModel): Sheet {
  const written = rewrites.map(({ from, to, change }) => ({ from, to, change, units: unitsOf(textOf(change)) }));
  const count = written.reduce((sum, { from, to, units }) => sum + units.count - (to - from), sheet.count);
  const columns = columnsFor(count);
  const change = new Int32Array(count);
  const changes: Change[] = [];
  const kept = new Map<number, number>();
  let out = 0;
  let at = 0;
  const copyUntil = (end: number): void => {
    copy(sheet, columns, at, end, out);
    for (; at < end; at++, out++) {
      const old = sheet.change[at] as number;
      if (old >= 0 && !kept.has(old)) kept.set(old, changes.push(sheet.changes[old] as Change) - 1);
      change[out] = old < 0 ? -1 : (kept.get(old) as number);
    }
  };
  for (const { from, to, change: made, units } of written) {
    copyUntil(from);
    const index = changes.push(made) - 1;
    const starts = sheet.starts[from] as number;
    for (let word = 0; word < units.count; word++, out++) {
      columns.start[out] = made.start;
      columns.end[out] = made.end;
      columns.form[out] = model.lexicon.words.idOf(units.hash[word] as number);
      columns.counted[out] = model.ngrams.idOf(units.counted[word] as number);
      columns.quoted[out] = made.quoted ? 1 : 0;
      columns.starts[out] = word === 0 ? starts : 0;
      columns.capital[out] = units.kind[word] === KIND_CAPITAL && word + starts > 0 ? 1 : 0;
      change[out] = index;
    }
    at = to;
  }
  copyUntil(sheet.count);
  return { count, ...columns, hasQuotes: sheet.hasQuotes, change, changes };
}

function textOf({ candidates }: Change): string {
  return candidates[0]?.text ?? '';
}

function copy(from: Sheet, to: Columns, start: number, end: number, at: number): void {
  to.start.set(from.start.subarray(start, end), at);
  to.end.set(from.end.subarray(start, end), at);
  to.form.set(from.form.subarray(start, end), at);
  to.counted.set(from.counted.subarray(start, end), at);
  to.quoted.set(from.quoted.subarray(start, end), at);
  to.capital.set(from.capital.subarray(start, end), at);
  to.starts.set(from.starts.subarray(start, end), at);
}
