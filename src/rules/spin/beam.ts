import type { Lattice } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Sheet } from './sheet.ts';

/** Hypotheses kept at every place; with pairs of words only the last word of a hypothesis matters, and few differ. */
const BEAM = 4;

/** Scores that differ by less, nats, are the same sum in another order: then what came first stays, a group of words before its single words. */
const TIE = 1e-9;

/** Slots of the places of one stretch; they only grow. */
let last = new Int32Array(0);
let score = new Float64Array(0);
/** Slot of the hypothesis before. */
let back = new Int32Array(0);
/** Index of the edge that was taken, -1 for a unit as written. */
let taken = new Int32Array(0);
/** Slots in use at each place. */
let used = new Uint8Array(0);
/** Score that a hypothesis must beat at each place: that of the worst when all slots are in use. */
let least = new Float64Array(0);

/**
 * The likeliest way through a lattice: the edges that it takes, in order; units between them stand as written. Where no edge covers a unit all
 * hypotheses end with that unit and are one, so every stretch of covered units is decoded by itself, and the units between stretches cost nothing.
 */
export function decode(sheet: Sheet, lattice: Lattice, model: SpinModel, stop: number): number[] {
  const { count, counted } = sheet;
  const { covered } = lattice;
  const way: number[] = [];
  for (let from = 0; from < count; from++) {
    if (covered[from] === 0) continue;
    let to = from + 1;
    while (to < count && covered[to] === 1) to++;
    const before = from > 0 ? (counted[from - 1] as number) : stop;
    const after = to < count ? (counted[to] as number) : stop;
    decodeStretch(sheet, lattice, model, from, to, before, after, way);
    from = to;
  }
  return way;
}

/**
 * A beam over the places between the units `[from, to)`, hypotheses told apart by their last word. What reaches the end of the stretch is complete: only
 * the best is kept, and what cannot become better is left out before its pairs are looked up.
 */
function decodeStretch(
  { counted }: Sheet,
  lattice: Lattice,
  { ngrams }: SpinModel,
  from: number,
  to: number,
  before: number,
  after: number,
  way: number[],
): void {
  const places = to - from;
  if (used.length < places) makeRoom(places * 2);
  used.fill(0, 0, places);
  least.fill(-Infinity, 0, places);
  const { first, to: ends, firstWord, lastWord, inner } = lattice;
  const written = ngrams.bigram(counted[to - 1] as number, after);
  let most = -Infinity;
  /** Slot of the hypothesis before the end, and the edge that led from there. */
  let best = -1;
  let lastTaken = -1;
  put(0, before, 0, -1, -1);
  for (let unit = from; unit < to; unit++) {
    const place = unit - from;
    const word = counted[unit] as number;
    const start = first[unit] as number;
    const end = first[unit + 1] as number;
    const endSlot = place * BEAM + (used[place] as number);
    for (let slot = place * BEAM; slot < endSlot; slot++) {
      const previous = last[slot] as number;
      const sum = score[slot] as number;
      const asWritten = sum + ngrams.bigram(previous, word);
      if (unit + 1 < to) put(place + 1, word, asWritten, slot, -1);
      else if (asWritten + written > most + TIE) {
        most = asWritten + written;
        best = slot;
        lastTaken = -1;
      }
      for (let at = start; at < end; at++) {
        const head = firstWord[at] as number;
        const tail = lastWord[at] as number;
        const reached = sum + (inner[at] as number);
        const atMost = reached + ngrams.mostBigram(previous, head);
        if (ends[at] === to) {
          if (atMost + ngrams.mostBigram(tail, after) <= most) continue;
          const whole = reached + ngrams.bigram(previous, head) + ngrams.bigram(tail, after);
          if (whole <= most + TIE) continue;
          most = whole;
          best = slot;
          lastTaken = at;
        } else {
          const next = (ends[at] as number) - from;
          if (atMost > (least[next] as number)) put(next, tail, reached + ngrams.bigram(previous, head), slot, at);
        }
      }
    }
  }
  const found = way.length;
  if (lastTaken >= 0) way.push(lastTaken);
  for (let slot = best; slot >= BEAM; slot = back[slot] as number) {
    if ((taken[slot] as number) >= 0) way.push(taken[slot] as number);
  }
  reverseFrom(way, found);
}

/** Offers a hypothesis to a place: it takes the slot of the one with the same last word, a free one, or that of the worst. */
function put(place: number, word: number, sum: number, from: number, edge: number): void {
  const base = place * BEAM;
  const filled = used[place] as number;
  let slot = -1;
  for (let other = base; other < base + filled; other++) {
    if (last[other] === word) {
      if ((score[other] as number) + TIE >= sum) return;
      slot = other;
      break;
    }
    if (filled === BEAM && (slot < 0 || (score[other] as number) < (score[slot] as number))) slot = other;
  }
  if (slot < 0) {
    slot = base + filled;
    used[place] = filled + 1;
  } else if ((score[slot] as number) + TIE >= sum) return;
  last[slot] = word;
  score[slot] = sum;
  back[slot] = from;
  taken[slot] = edge;
  if ((used[place] as number) < BEAM) return;
  least[place] = Math.min(
    score[base] as number,
    score[base + 1] as number,
    score[base + 2] as number,
    score[base + 3] as number,
  );
}

function reverseFrom(list: number[], from: number): void {
  for (let low = from, high = list.length - 1; low < high; low++, high--) {
    const held = list[low] as number;
    list[low] = list[high] as number;
    list[high] = held;
  }
}

function makeRoom(places: number): void {
  last = new Int32Array(places * BEAM);
  score = new Float64Array(places * BEAM);
  back = new Int32Array(places * BEAM);
  taken = new Int32Array(places * BEAM);
  used = new Uint8Array(places);
  least = new Float64Array(places);
}
