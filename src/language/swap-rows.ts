import { GAP_NONE, GAP_SENTENCE, type Words } from './align.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import type { Swap } from './swaps.ts';

/** What a swap would be as a row of a lexicon. */
export interface SwapRow {
  readonly spun: string;
  readonly original: string;
  /** Capitals decide: both sides are capitalised inside a sentence. */
  readonly cased: boolean;
}

/** Part of a swap: words `[spunFrom, spunTo)` for `[from, to)`. */
export type Range = Pick<Swap['hunk'], 'spunFrom' | 'spunTo' | 'from' | 'to'>;

/**
 * The rows that a range says. A single swapped word of a name brings a neighbour along, because “Home” is a name only behind “White”; a name
 * with neighbours on both sides says two rows.
 */
export function rowsOfRange(swap: Swap, range: Range): SwapRow[] {
  const { spun, original } = swap;
  const { spunFrom, spunTo, from, to } = range;
  const neighbours = neighboursOf(swap, range);
  const isName =
    hasCapital(spun, spunFrom, spunTo, neighbours.length > 0) && hasCapital(original, from, to, neighbours.length > 0);
  if (!isName) return [plainRow(swap, range)];
  const wider = spunTo - spunFrom === 1 && to - from === 1 ? neighbours : [];
  return (wider.length > 0 ? wider : [range]).map((one) => ({
    spun: slice(spun, one.spunFrom, one.spunTo),
    original: slice(original, one.from, one.to),
    cased: true,
  }));
}

/** Ranges with the capitalised word before or behind that belongs to the same name. */
function neighboursOf({ spun, original, hunk }: Swap, range: Range): Range[] {
  const { spunFrom, spunTo, from, to } = range;
  const ranges: Range[] = [];
  // Only the outer ends of a hunk touch equal words.
  if (
    spunFrom === hunk.spunFrom &&
    hunk.before > 0 &&
    joins(spun, spunFrom, spunFrom - 1) &&
    joins(original, from, from - 1)
  ) {
    ranges.push({ ...range, spunFrom: spunFrom - 1, from: from - 1 });
  }
  if (spunTo === hunk.spunTo && hunk.after > 0 && joins(spun, spunTo, spunTo) && joins(original, to, to)) {
    ranges.push({ ...range, spunTo: spunTo + 1, to: to + 1 });
  }
  return ranges;
}

/** Are the words on both sides of a border capitalised, nothing between them, and the neighbour more than “The”? */
function joins({ gap, capital, folded }: Words, border: number, neighbour: number): boolean {
  const isName = (at: number): boolean => capital[at] === true && !isFirstPerson(folded[at] as string);
  const isGrammar = FUNCTION_WORDS.has(folded[neighbour] as string);
  return gap[border] === GAP_NONE && isName(border - 1) && isName(border) && !isGrammar;
}

/** A capital that says “name”: inside a sentence, or at its start when the next word has one too. */
function hasCapital({ capital, gap, folded }: Words, from: number, to: number, inName: boolean): boolean {
  for (let at = from; at < to; at++) {
    if (!capital[at] || isFirstPerson(folded[at] as string)) continue;
    if (gap[at] !== GAP_SENTENCE || inName) return true;
  }
  return false;
}

function plainRow({ spun, original }: Swap, { spunFrom, spunTo, from, to }: Range): SwapRow {
  const text = slice(original, from, to);
  const lowers = original.gap[from] === GAP_SENTENCE && !isAlwaysCapital(original, from);
  return {
    spun: slice(spun, spunFrom, spunTo).toLowerCase(),
    original: lowers || isShouted(original, from, to) ? lowerFirst(text) : text,
    cased: false,
  };
}

/** Does the text write this word with a capital inside sentences, and never without? */
function isAlwaysCapital({ folded, capital, gap }: Words, at: number): boolean {
  let inside = false;
  for (let i = 0; i < folded.length; i++) {
    if (folded[i] !== folded[at]) continue;
    if (!capital[i]) return false;
    if (gap[i] !== GAP_SENTENCE) inside = true;
  }
  return inside;
}

/** Capitals all along, as in the first words of a report. */
function isShouted(words: Words, from: number, to: number): boolean {
  const around = slice(words, Math.max(0, from - 1), Math.min(words.start.length, to + 1));
  return to - from > 0 && around.length > 6 && around === around.toUpperCase();
}

/** “The BBC” keeps its capitals, “However” loses its own. */
function lowerFirst(text: string): string {
  const [first = ''] = text.split(' ');
  if (first.length > 1 && first === first.toUpperCase() && text !== text.toUpperCase()) return text;
  return text === text.toUpperCase() && text.length > 5
    ? text.toLowerCase()
    : text.charAt(0).toLowerCase() + text.slice(1);
}

function isFirstPerson(folded: string): boolean {
  return folded === 'i' || folded.startsWith("i'");
}

function slice({ text, start, end }: Words, from: number, to: number): string {
  if (from >= to) return '';
  return text
    .slice(start[from], end[to - 1])
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ');
}
