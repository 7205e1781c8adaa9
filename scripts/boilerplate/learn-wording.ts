import type { Tokens } from '../../src/article/tokens.ts';
import type { Units } from '../../src/rules/boilerplate/units.ts';
import { visitKeys, Wording } from '../../src/rules/boilerplate/wording.ts';
import { randomOf } from './bins.ts';

/** Keys of the units of a text with their labels. */
export interface KeyedText {
  readonly site: string;
  readonly fold: number;
  /** Keys of unit i: `keys[starts[i]..starts[i + 1])`. */
  readonly keys: Int32Array;
  readonly starts: Uint32Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

export function keyed(
  tokens: Tokens,
  units: Units,
  labels: Uint8Array,
  weights: Float32Array,
  site: string,
  fold: number,
): KeyedText {
  const keys: number[] = [];
  const starts = new Uint32Array(units.count + 1);
  for (let unit = 0; unit < units.count; unit++) {
    visitKeys(tokens, units, unit, (key) => keys.push(key));
    starts[unit + 1] = keys.length;
  }
  return { site, fold, keys: Int32Array.from(keys), starts, labels, weights };
}

const MIN_SITES = 4;
const EPOCHS = 4;
const RATE = 0.3;
const DECAY = 1e-5;

export interface LearnedWording {
  readonly bias: number;
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** Logistic regression over words and pairs of words that occur on several sites, by AdaGrad; only the `size` weights that say most are kept. */
export function learnWording(texts: readonly KeyedText[], size: number, seed: number): LearnedWording {
  const index = keysOfManySites(texts);
  const weights = new Float32Array(index.size);
  const squares = new Float32Array(index.size).fill(1e-3);
  const mass = new Float32Array(index.size);
  let bias = 0;
  let biasSquare = 1e-3;
  const order = texts.map((_, i) => i);
  const random = randomOf(seed);
  const mean =
    texts.reduce((sum, text) => sum + text.weights.reduce((a, b) => a + b, 0), 0) /
    texts.reduce((sum, text) => sum + text.labels.length, 0);
  const compact = texts.map((text) => Int32Array.from(text.keys, (key) => index.get(key) ?? -1));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const t of order) {
      const { starts, labels, weights: importance } = texts[t] as KeyedText;
      const ids = compact[t] as Int32Array;
      for (let unit = 0; unit < labels.length; unit++) {
        const from = starts[unit] as number;
        const to = starts[unit + 1] as number;
        if (to === from) continue;
        const scale = 1 / Math.sqrt(to - from);
        let score = bias;
        for (let i = from; i < to; i++)
          if ((ids[i] as number) >= 0) score += scale * (weights[ids[i] as number] as number);
        const p = 1 / (1 + Math.exp(-score));
        const step = ((p - (labels[unit] as number)) * (importance[unit] as number)) / mean;
        biasSquare += step * step;
        bias -= (RATE * step) / Math.sqrt(biasSquare);
        const gradient = step * scale;
        for (let i = from; i < to; i++) {
          const id = ids[i] as number;
          if (id < 0) continue;
          const g = gradient + DECAY * (weights[id] as number);
          squares[id] = (squares[id] as number) + g * g;
          weights[id] = (weights[id] as number) - (RATE * g) / Math.sqrt(squares[id] as number);
          if (epoch === 0) mass[id] = (mass[id] as number) + ((importance[unit] as number) / mean) * scale;
        }
      }
    }
  }
  const ranked = [...index].map(([key, id]) => ({
    key,
    weight: weights[id] as number,
    value: Math.abs(weights[id] as number) * Math.sqrt(mass[id] as number),
  }));
  ranked.sort((a, b) => b.value - a.value || a.key - b.key);
  const kept = ranked.slice(0, size).sort((a, b) => a.key - b.key);
  const round = (weight: number): number => Math.round(weight * 50) / 50;
  const solid = kept.filter(({ weight }) => round(weight) !== 0);
  return {
    bias: round(bias),
    keys: Int32Array.from(solid, ({ key }) => key),
    weights: Float32Array.from(solid, ({ weight }) => round(weight)),
  };
}

function keysOfManySites(texts: readonly KeyedText[]): Map<number, number> {
  const lastSite = new Map<number, number>();
  const sites = new Map<number, number>();
  const names = [...new Set(texts.map(({ site }) => site))].sort();
  const number = new Map(names.map((name, i) => [name, i]));
  const bySite = texts.map((text) => ({ text, site: number.get(text.site) as number })).sort((a, b) => a.site - b.site);
  for (const { text, site } of bySite) {
    for (const key of text.keys) {
      if (lastSite.get(key) === site) continue;
      lastSite.set(key, site);
      sites.set(key, (sites.get(key) ?? 0) + 1);
    }
  }
  const index = new Map<number, number>();
  for (const [key, count] of sites) if (count >= MIN_SITES) index.set(key, index.size);
  return index;
}

export function wordingOf({ bias, keys, weights }: LearnedWording): Wording {
  return Wording.of(bias, keys, weights);
}
