import type { Swap } from './simulate.ts';

/** Sums over texts. */
export interface Tally {
  swaps: number;
  found: number;
  restored: number;
  within3: number;
  proposals: number;
  good: number;
  words: number;
}

export function emptyTally(): Tally {
  return { swaps: 0, found: 0, restored: 0, within3: 0, proposals: 0, good: 0, words: 0 };
}

/** An edit with its alternatives, best first. */
export interface Proposal {
  readonly start: number;
  readonly end: number;
  readonly alternatives: readonly string[];
}

/** Adds a text to a tally. A swap is restored when the text over it and everything that touches it reads as the original did. */
export function tally(total: Tally, text: string, swaps: readonly Swap[], proposals: readonly Proposal[]): void {
  total.words += text.split(/\s+/).length;
  total.swaps += swaps.length;
  total.proposals += proposals.length;
  for (const proposal of proposals) if (swaps.some((swap) => touch(swap, proposal))) total.good++;
  for (const swap of swaps) {
    const hits = proposals.filter((proposal) => touch(swap, proposal));
    if (hits.length === 0) continue;
    total.found++;
    const from = Math.min(swap.start, ...hits.map((hit) => hit.start));
    const to = Math.max(swap.end, ...hits.map((hit) => hit.end));
    const near = swaps.filter((other) => other.start < to && other.end > from);
    const low = Math.min(from, ...near.map((other) => other.start));
    const high = Math.max(to, ...near.map((other) => other.end));
    const wanted = squeeze(
      apply(
        text,
        near.map((other) => ({ ...other, text: other.original })),
        low,
        high,
      ),
    );
    const inside = proposals.filter((proposal) => proposal.start >= low && proposal.end <= high);
    const read = (choice: Proposal | undefined, place: number): string =>
      squeeze(
        apply(
          text,
          inside.map((p) => ({ ...p, text: p.alternatives[p === choice ? place : 0] ?? '' })),
          low,
          high,
        ),
      );
    if (read(undefined, 0) === wanted) {
      total.restored++;
      total.within3++;
    } else if (
      hits.length === 1 &&
      [1, 2].some((place) => hits[0]?.alternatives[place] !== undefined && read(hits[0], place) === wanted)
    ) {
      total.within3++;
    }
  }
}

function touch(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && a.end > b.start;
}

function apply(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  from: number,
  to: number,
): string {
  let out = '';
  let at = from;
  for (const edit of edits) {
    if (edit.start < at) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, to);
}

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/\ban\b/g, 'a')
    .trim();
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10000) / 10000);

/** Rates of a tally. */
export function rates(total: Tally): Record<string, number> {
  const precision = share(total.good, total.proposals);
  const recall = share(total.found, total.swaps);
  return {
    swaps: total.swaps,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : Math.round(((2 * precision * recall) / (precision + recall)) * 10000) / 10000,
    restored: share(total.restored, total.swaps),
    within3: share(total.within3, total.swaps),
    falsePer1000: Math.round(((total.proposals - total.good) / Math.max(1, total.words)) * 100000) / 100,
  };
}
