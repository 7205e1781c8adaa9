/** The scorer's figures (4-word shingles, averaged over documents), for harnesses that need them by site. */
export interface Overlap {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

export function words(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu) ?? [];
}

function shingles(text: string): Map<string, number> {
  const list = words(text);
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, list.length - 3); i++) {
    const shingle = list.slice(i, i + 4).join(' ');
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export function compare(gold: string, got: string): Overlap {
  const wanted = shingles(gold);
  let tp = 0;
  let found = 0;
  let all = 0;
  for (const [shingle, count] of shingles(got)) {
    found += count;
    tp += Math.min(count, wanted.get(shingle) ?? 0);
  }
  for (const count of wanted.values()) all += count;
  return { tp, fp: found - tp, fn: all - tp };
}

export function f1(list: readonly Overlap[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  const precision = mean(list.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const recall = mean(list.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
