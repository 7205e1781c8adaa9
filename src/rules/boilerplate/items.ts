import { countCues, without } from './cues.ts';
import type { Features } from './features.ts';

/** Log-odds (nats) below which an item goes all the same. */
const LIMIT = -4;
/** Numbered items that must stay for the others to be taken back. */
const STAYS = 2;
/** Characters in which the number of an item stands. UTF-16 units. */
const REACH = 8;
const NUMBER = /^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）.、．]\s*\S/;
const LOWER_CASE = /^\p{Ll}/u;
/** Marks behind which a sentence goes on in the next item. */
const GOES_ON = /[,;，；、]$/;
const OPENS = /[:：]$/;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Takes back items of lists that belong to the text by their form: numbered ones, when a third of them stays, and those of a sentence that runs on from item to item, with the line that
 * opens it. Furniture has no such form, but short lines without a verb look like furniture.
 */
export function spareItems({ text, units, cues }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const mayStay = (unit: number): boolean =>
    countCues((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= LIMIT;
  const numbered: number[] = [];
  let gone = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const start = units.start[unit] as number;
    const end = units.end[unit] as number;
    if (NUMBER.test(text.slice(start, Math.min(end, start + REACH)))) {
      numbered.push(unit);
      if (verdicts[unit] !== 0) gone++;
    }
    if (verdicts[unit] === 0 || !mayStay(unit) || !goesOn(text, start, end)) continue;
    verdicts[unit] = 0;
    const above = unit - 1;
    if (above >= 0 && OPENS.test(text.slice(units.start[above], units.end[above])) && mayStay(above))
      verdicts[above] = 0;
  }
  const stays = numbered.length - gone;
  if (stays >= STAYS && 2 * stays >= gone) for (const unit of numbered) if (mayStay(unit)) verdicts[unit] = 0;
}

/** Does a sentence run on from this item to the next one? */
function goesOn(text: string, start: number, end: number): boolean {
  return LOWER_CASE.test(text.slice(start, start + 2)) && GOES_ON.test(text.slice(end - 1, end));
}
