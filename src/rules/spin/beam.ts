import type { Edge, Lattice } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Sheet } from './sheet.ts';

/** Hypotheses kept at every place; with pairs of words only the last word of a hypothesis matters, and few differ. */
const BEAM = 4;

/**
 * The likeliest way through a lattice: a beam over the places between units, hypotheses told apart by their last word. Gives the edges of
 * that way in order; units between them stand as written.
 */
export function decode(sheet: Sheet, lattice: Lattice, model: SpinModel, stop: number): Edge[] {
  const { count, counted } = sheet;
  const { ngrams } = model;
  const size = (count + 1) * BEAM;
  const last = new Int32Array(size);
  const score = new Float64Array(size);
  /** Slot of the hypothesis before. */
  const back = new Int32Array(size);
  /** Index of the edge that was taken, -1 for a unit as written. */
  const taken = new Int32Array(size);
  const used = new Uint8Array(count + 1);

  const put = (place: number, word: number, sum: number, from: number, edge: number): void => {
    const base = place * BEAM;
    const filled = used[place] as number;
    let worst = -1;
    for (let slot = base; slot < base + filled; slot++) {
      if (last[slot] === word) {
        if ((score[slot] as number) >= sum) return;
        worst = slot;
        break;
      }
      if (filled === BEAM && (worst < 0 || (score[slot] as number) < (score[worst] as number))) worst = slot;
    }
    if (worst < 0) {
      worst = base + filled;
      used[place] = filled + 1;
    } else if ((score[worst] as number) >= sum) return;
    last[worst] = word;
    score[worst] = sum;
    back[worst] = from;
    taken[worst] = edge;
  };

  put(0, stop, 0, -1, -1);
  for (let place = 0; place < count; place++) {
    const base = place * BEAM;
    const filled = used[place] as number;
    const word = counted[place] as number;
    const from = lattice.first[place] as number;
    const to = lattice.first[place + 1] as number;
    for (let slot = base; slot < base + filled; slot++) {
      const before = last[slot] as number;
      const sum = score[slot] as number;
      put(place + 1, word, sum + ngrams.bigram(before, word), slot, -1);
      for (let at = from; at < to; at++) {
        const edge = lattice.edges[at] as Edge;
        put(edge.to, edge.lastWord, sum + edge.inner + ngrams.bigram(before, edge.firstWord), slot, at);
      }
    }
  }
  let best = -1;
  let most = -Infinity;
  const end = count * BEAM;
  for (let slot = end; slot < end + (used[count] as number); slot++) {
    const sum = (score[slot] as number) + ngrams.bigram(last[slot] as number, stop);
    if (sum > most) {
      most = sum;
      best = slot;
    }
  }
  const way: Edge[] = [];
  for (let slot = best; slot >= BEAM; slot = back[slot] as number) {
    if ((taken[slot] as number) >= 0) way.push(lattice.edges[taken[slot] as number] as Edge);
  }
  return way.reverse();
}
