/** Words as the shared scorer counts them. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu) ?? [];
}

/** Overlap of the 4-word shingles of two texts. */
export interface Overlap {
  readonly common: number;
  readonly predicted: number;
  readonly wanted: number;
}

type Shingles = ReadonlyMap<string, number>;

export function shinglesOf(text: string): Shingles {
  const words = wordsOf(text);
  const shingles = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(' ');
    if (key !== '') shingles.set(key, (shingles.get(key) ?? 0) + 1);
  }
  return shingles;
}

export function overlap(gold: Shingles, text: string): Overlap {
  let common = 0;
  let predicted = 0;
  let wanted = 0;
  for (const [shingle, count] of shinglesOf(text)) {
    predicted += count;
    common += Math.min(count, gold.get(shingle) ?? 0);
  }
  for (const count of gold.values()) wanted += count;
  return { common, predicted, wanted };
}

/** F1 of macro-averaged precision and recall, as in the article-extraction-benchmark. */
export function score(list: readonly Overlap[]): number {
  const precision = mean(list.filter((one) => one.predicted > 0).map((one) => one.common / one.predicted));
  const recall = mean(list.filter((one) => one.wanted > 0).map((one) => one.common / one.wanted));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
