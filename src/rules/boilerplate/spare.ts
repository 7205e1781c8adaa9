import { countCues, without } from './cues.ts';
import type { Features } from './features.ts';
import { column, own } from './matrix.ts';

/** Log-odds (nats) below which prose without a cue goes from within a text; other lines go sooner. */
const PROSE_LIMIT = -2.5;
/** Lines in a row that make a list, cue classes it may hold by chance, and the mean log-odds from which it stays. */
const LIST_UNITS = 4;
const LIST_CLASSES = 1;
const LIST_LIMIT = -3;
/** Units below the last sure paragraph among which the closing one is looked for, and the log-odds (nats) it must have. */
const CLOSING_REACH = 2;
const CLOSING_LIMIT = -2.5;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Takes back what the odds alone would take from within an article, between the first and the last paragraph that stays. There a line needs a second signal besides its odds:
 * prose a cue, a run of lines cues of two classes, because lists, tables, results and product data look like menus; or odds that leave no doubt. The limits are tuned out of fold
 * on the extractor outputs of the dev benches.
 */
export function spare({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  const stays = (unit: number): boolean => verdicts[unit] === 0 && prose[unit] === 1;
  let first = 0;
  while (first < units.count && !stays(first)) first++;
  let last = units.count - 1;
  while (last > first && !stays(last)) last--;
  for (let unit = first; unit < last; unit++)
    if (prose[unit] === 1 && ((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= PROSE_LIMIT)
      verdicts[unit] = 0;
  let from = first + 1;
  while (from < last) {
    let to = from;
    let sum = 0;
    let seen = cues[from - 1] as number;
    for (; to < last && verdicts[to] !== 0; to++) {
      sum += odds[to] as number;
      seen |= cues[to] as number;
    }
    const isList = to - from >= LIST_UNITS && countCues(seen & TELLING) <= LIST_CLASSES;
    if (isList && sum >= LIST_LIMIT * (to - from)) verdicts.fill(0, from, to);
    from = to + 1;
  }
}

/**
 * The closing paragraph may stand below a box or an advertisement, next to all that follows the article, and looks like furniture there. One stays that has no cue
 * and is not worse than CLOSING_LIMIT. Between paragraphs nothing is taken back: that costs more on the full pages of the benches than it saves.
 */
export function spareClosing({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  let last = units.count - 1;
  while (last >= 0 && !(verdicts[last] === 0 && prose[last] === 1 && (odds[last] as number) > 0)) last--;
  if (last < 0) return;
  for (let unit = last + 1; unit < Math.min(units.count, last + 1 + CLOSING_REACH); unit++) {
    if (prose[unit] !== 1) continue;
    if (((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= CLOSING_LIMIT) verdicts[unit] = 0;
    return;
  }
}
