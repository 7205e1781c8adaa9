import { align, GAP_NONE, GAP_SENTENCE, type Hunk, type Words, wordsOfText } from './align.ts';

/** A place where a spinner seems to have swapped words. */
export interface Swap {
  readonly hunk: Hunk;
  readonly spun: Words;
  readonly original: Words;
}

/** Words on one side beyond which a difference is a rewrite, not a row of swaps. */
const LONGEST_HUNK = 8;
/** Words around a difference that must agree: where texts are strangers, stray words agree and what lies between is no swap. */
const WINDOW = 12;
const LEAST_AGREEMENT = 0.5;
const LEAST_EQUAL = 3;
/** Share of capitalised words from which a sentence is a headline in title case: its capitals say nothing. */
const HEADLINE = 0.7;

/**
 * Short differences between a spun text and its original in places where the texts agree otherwise. `undefined` when the texts have too
 * little in common. Cut paragraphs, inserted boilerplate and rewritten sentences give nothing.
 */
export function swapsOf(spunText: string, originalText: string): Swap[] | undefined {
  const spun = wordsOfText(spunText);
  const original = wordsOfText(originalText);
  const hunks = align(spun, original);
  return hunks
    ?.filter((hunk, at) => isShort(hunk) && agreesAround(hunks, at) && isWhole(spun, hunk.spunFrom, hunk.spunTo))
    .filter(({ from, to }) => isWhole(original, from, to) && !original.number.slice(from, to).includes(true))
    .filter(
      (hunk) => !isHeadline(spun, hunk.spunFrom) && !isHeadline(original, Math.min(hunk.from, original.gap.length - 1)),
    )
    .map((hunk) => ({ hunk, spun, original }));
}

function isShort({ spunFrom, spunTo, from, to }: Hunk): boolean {
  return spunTo - spunFrom <= LONGEST_HUNK && to - from <= LONGEST_HUNK;
}

/** Do most of the words around a hunk agree? Other hunks count with their longer side. */
function agreesAround(hunks: readonly Hunk[], at: number): boolean {
  let equal = 0;
  let changed = 0;
  for (const step of [-1, 1]) {
    let room = WINDOW;
    for (let i = at; room > 0; i += step) {
      const run = step < 0 ? hunks[i]?.before : hunks[i]?.after;
      if (run === undefined) break;
      equal += Math.min(run, room);
      room -= run;
      const next = hunks[i + step];
      if (!next || room <= 0) break;
      const size = Math.max(next.spunTo - next.spunFrom, next.to - next.from);
      changed += Math.min(size, room);
      room -= size;
    }
  }
  return equal >= LEAST_EQUAL && equal >= LEAST_AGREEMENT * (equal + changed);
}

/** No mark stands between the words. */
function isWhole({ gap }: Words, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (gap[at] !== GAP_NONE) return false;
  return true;
}

function isHeadline({ gap, capital, number }: Words, at: number): boolean {
  let [from, to] = [at, at + 1];
  while (from > 0 && gap[from] !== GAP_SENTENCE) from--;
  while (to < gap.length && gap[to] !== GAP_SENTENCE) to++;
  const words = to - from;
  let capitals = 0;
  for (let i = from; i < to; i++) if (capital[i] || number[i]) capitals++;
  return words >= 4 && capitals >= HEADLINE * words;
}
