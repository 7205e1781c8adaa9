/** Bins of a histogram. */
export const MAX_BINS = 64;

/** Bin edges at quantiles of a sample; a column with few values gets one bin each. */
export function edgesOf(values: Float32Array): Float32Array {
  const sorted = values.slice().sort();
  const edges: number[] = [];
  for (let bin = 1; bin < MAX_BINS; bin++) {
    const value = sorted[Math.floor((bin * sorted.length) / MAX_BINS)] as number;
    if (edges.length === 0 || value > (edges[edges.length - 1] as number)) edges.push(value);
  }
  const last = sorted[sorted.length - 1] as number;
  if (edges.length > 0 && (edges[edges.length - 1] as number) >= last) edges.pop();
  return Float32Array.from(edges);
}

export function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mulberry32: small, and the same on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
