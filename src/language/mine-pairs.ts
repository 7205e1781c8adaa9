import type { Pair } from './pairs.ts';
import { type Range, rowsOfRange, type SwapRow } from './swap-rows.ts';
import { type Swap, swapsOf } from './swaps.ts';

/** Words on one side of a row whose parts nobody knows. */
const LONGEST_ROW = 4;
/** The same of both sides together. */
const LONGEST_SUM = 6;
/** Places where a row must have been seen in which the spinner only added or dropped a word: editors do that too. */
const LEAST_SIGHTINGS = 2;
/** Words of a segment of a longer difference. */
const LONGEST_SEGMENT = 5;

/** A row with the pairs of texts that show it. */
export type MinedPair = Pick<Pair, 'spun' | 'original' | 'cased' | 'pages'>;

/** Is this a known swap? Both sides folded. */
export type Knows = (spun: string, original: string) => boolean;

/** Learns lexicon rows from pairs of texts. */
export class PairMiner {
  /** Pairs of texts that were one text. */
  pairs = 0;
  readonly #swaps: { readonly swap: Swap; readonly pair: number }[] = [];

  /** Adds a spun text and its original. @returns false when they have too little in common to be one text. */
  add(spun: string, original: string): boolean {
    const swaps = swapsOf(spun, original);
    if (!swaps) return false;
    for (const swap of swaps) this.#swaps.push({ swap, pair: this.pairs });
    this.pairs++;
    return true;
  }

  /**
   * All rows, sorted. Neighbouring swaps that no common word parts are cut where the parts are known, from elsewhere in these texts or from
   * a lexicon.
   */
  rows(knows: Knows = () => false): MinedPair[] {
    const simple = new Map<string, number>();
    for (const { swap } of this.#swaps) {
      const key = keyOf(swap, swap.hunk);
      if (isSimple(swap.hunk)) simple.set(key, (simple.get(key) ?? 0) + 1);
    }
    /** From a lexicon, or seen by itself elsewhere. */
    const isKnown = (swap: Swap, range: Range): boolean => {
      const key = keyOf(swap, range);
      const tab = key.indexOf('\t');
      const sightings = (simple.get(key) ?? 0) - Number(range === swap.hunk);
      return sightings > 0 || knows(key.slice(0, tab), key.slice(tab + 1));
    };
    const seen = new Map<
      string,
      { readonly row: SwapRow; readonly pairs: Set<number>; sightings: number; least: number }
    >();
    for (const { swap, pair } of this.#swaps) {
      const { ranges, least } = rangesOf(swap, isKnown);
      for (const row of ranges.flatMap((range) => rowsOfRange(swap, range))) {
        if (row.spun.toLowerCase() === row.original.toLowerCase()) continue;
        const key = `${row.cased}\t${row.spun}\t${row.cased ? row.original : row.original.toLowerCase()}`;
        const entry = seen.get(key) ?? { row, pairs: new Set(), sightings: 0, least };
        entry.pairs.add(pair);
        entry.sightings++;
        entry.least = Math.min(entry.least, least);
        seen.set(key, entry);
      }
    }
    return [...seen.values()]
      .filter(({ sightings, least }) => sightings >= least)
      .map(({ row, pairs }) => ({ ...row, pages: pairs.size }))
      .sort((a, b) => compare(a.spun, b.spun) || b.pages - a.pages || compare(a.original, b.original));
  }
}

/** A word on one side at least: nothing to cut. */
function isSimple(range: Range): boolean {
  const [left, right] = [range.spunTo - range.spunFrom, range.to - range.from];
  return Math.min(left, right) === 1 && Math.max(left, right) <= LONGEST_ROW;
}

/** What a swap says, cut where that is known, and how often it must be seen. */
function rangesOf(
  swap: Swap,
  isKnown: (swap: Swap, range: Range) => boolean,
): { ranges: readonly Range[]; least: number } {
  const { hunk } = swap;
  const [left, right] = [hunk.spunTo - hunk.spunFrom, hunk.to - hunk.from];
  if (left === 0 || right === 0) {
    // What was added or dropped is no form by itself: the words around it belong to it.
    const isInside = hunk.before > 0 && hunk.after > 0 && left + right <= 2;
    const range = { spunFrom: hunk.spunFrom - 1, spunTo: hunk.spunTo + 1, from: hunk.from - 1, to: hunk.to + 1 };
    return { ranges: isInside && isUnbroken(swap, range) ? [range] : [], least: LEAST_SIGHTINGS };
  }
  if (left === 1 || right === 1) {
    const part = isKnown(swap, hunk) ? undefined : knownPart(swap, isKnown);
    return { ranges: part ? [part] : Math.max(left, right) <= LONGEST_ROW ? [hunk] : [], least: 1 };
  }
  return { ranges: segments(swap, isKnown), least: 1 };
}

/** A known swap of one word for one at either end of a hunk: the other words were added beside it. */
function knownPart(swap: Swap, isKnown: (swap: Swap, range: Range) => boolean): Range | undefined {
  const { spunFrom, spunTo, from, to } = swap.hunk;
  if (spunTo - spunFrom + to - from < 3) return undefined;
  const head = { spunFrom, spunTo: spunFrom + 1, from, to: from + 1 };
  const tail = { spunFrom: spunTo - 1, spunTo, from: to - 1, to };
  return [head, tail].find((range) => isKnown(swap, range));
}

/** Too long for a row whose parts nobody knows. */
function isLong({ spunFrom, spunTo, from, to }: Range): boolean {
  return Math.max(spunTo - spunFrom, to - from) > LONGEST_ROW || spunTo - spunFrom + to - from > LONGEST_SUM;
}

function isUnbroken({ spun, original }: Swap, { spunFrom, spunTo, from, to }: Range): boolean {
  const whole = (gap: readonly number[], start: number, end: number): boolean =>
    gap.slice(start + 1, end).every((one) => one === 0);
  return whole(spun.gap, spunFrom, spunTo) && whole(original.gap, from, to);
}

interface Cut {
  readonly unknown: number;
  readonly parts: number;
  readonly ranges: readonly Range[];
}

/** The way to cut a hunk with the fewest unknown parts, then the most parts; none when two parts are unknown or one is long. */
function segments(swap: Swap, isKnown: (swap: Swap, range: Range) => boolean): readonly Range[] {
  const { spunFrom, spunTo, from, to } = swap.hunk;
  const best = new Map<string, Cut>([[`${spunTo} ${to}`, { unknown: 0, parts: 0, ranges: [] }]]);
  for (let left = spunTo - 1; left >= spunFrom; left--) {
    for (let right = to - 1; right >= from; right--) {
      let chosen: Cut | undefined;
      for (let leftEnd = left + 1; leftEnd <= Math.min(spunTo, left + LONGEST_SEGMENT); leftEnd++) {
        for (let rightEnd = right + 1; rightEnd <= Math.min(to, right + LONGEST_SEGMENT); rightEnd++) {
          const rest = best.get(`${leftEnd} ${rightEnd}`);
          if (!rest) continue;
          const range = { spunFrom: left, spunTo: leftEnd, from: right, to: rightEnd };
          const known = isKnown(swap, range);
          if (!known && (rest.unknown > 0 || isLong(range))) continue;
          const cut = {
            unknown: rest.unknown + (known ? 0 : 1),
            parts: rest.parts + 1,
            ranges: [range, ...rest.ranges],
          };
          if (!chosen || cut.unknown < chosen.unknown || (cut.unknown === chosen.unknown && cut.parts > chosen.parts))
            chosen = cut;
        }
      }
      if (chosen) best.set(`${left} ${right}`, chosen);
    }
  }
  return best.get(`${spunFrom} ${from}`)?.ranges ?? [];
}

function keyOf({ spun, original }: Swap, { spunFrom, spunTo, from, to }: Range): string {
  return `${spun.folded.slice(spunFrom, spunTo).join(' ')}\t${original.folded.slice(from, to).join(' ')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
