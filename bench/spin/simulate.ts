import { quotationsOf } from '../../src/article/quotes.ts';
import { rowsOf } from '../../src/article/rows.ts';
import { tokensOf } from '../../src/article/tokens.ts';
import type { Pair } from '../../src/language/pairs.ts';
import { collectUnits, emptyUnits, KIND_CAPITAL, KIND_MARK, wordsOf } from '../../src/language/units.ts';
import { matchCase } from '../../src/rules/spin/case.ts';

/** What a swap replaced: `[start, end)` of the spun text stood for `original`. */
export interface Swap {
  readonly start: number;
  readonly end: number;
  readonly original: string;
}

export interface Spun {
  readonly text: string;
  readonly swaps: readonly Swap[];
}

/** What a simulated spinner writes for a group of words, by the folded words of the group. */
export type Dictionary = ReadonlyMap<string, readonly Choice[]>;

export interface Choice {
  readonly form: string;
  /** P(form | these words), relative to others. */
  readonly weight: number;
}

export interface Simulation {
  /** Share of the words that are swapped, 0..1; less when the dictionary knows too few of them. */
  readonly rate: number;
  /** Also inside quotation marks. */
  readonly quotes: boolean;
  readonly seed: number;
}

const LONGEST = 4;
/** Highest chance that a word is swapped: real spinners leave about as many as they swap. */
const MOST = 0.7;
/** The dictionary of lexicon pairs, with the chance of every form. */
export function dictionaryOf(pairs: readonly Pair[], chanceOf: (pair: Pair) => number): Dictionary {
  const forms = new Map<string, Choice[]>();
  for (const pair of pairs) {
    const key = (pair.cased ? [pair.original] : wordsOf(pair.original, false)).join(' ');
    const list = forms.get(key) ?? [];
    list.push({ form: pair.spun, weight: chanceOf(pair) });
    forms.set(key, list);
  }
  return forms;
}

/** Small, fast and the same everywhere (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Spins a text: groups of words that the dictionary knows are swapped at random until the share is reached, longest group first at each place. */
export function spin(text: string, dictionary: Dictionary, { rate, quotes, seed }: Simulation): Spun {
  const random = randomOf(seed);
  const units = emptyUnits(text.length);
  collectUnits(text, tokensOf(text, rowsOf(text)), 0, 0, text.length, units);
  const quoted = quotationsOf(text, 0, text.length);
  const words = wordsOf(text, false);
  const places: { readonly from: number; readonly to: number; readonly forms: readonly Choice[] }[] = [];
  for (let from = 0; from < units.count; from++) {
    const start = units.start[from] as number;
    if (units.kind[from] === KIND_MARK || (!quotes && quoted.some((span) => span.start <= start && start < span.end)))
      continue;
    for (let to = Math.min(units.count, from + LONGEST); to > from; to--) {
      const written = text.slice(start, units.end[to - 1]);
      if (written.includes('\n')) continue;
      const capital = from > 0 && units.kind[from] === KIND_CAPITAL;
      const forms =
        dictionary.get(written) ??
        (capital && !startsSentence(text, start) ? undefined : dictionary.get(words.slice(from, to).join(' ')));
      if (!forms) continue;
      places.push({ from, to, forms });
      from = to - 1;
      break;
    }
  }
  const scale = scaleOf(places, rate * units.count);
  let out = '';
  let at = 0;
  const swaps: Swap[] = [];
  for (const { from, to, forms } of places) {
    const [start, end] = [units.start[from] as number, units.end[to - 1] as number];
    const form = choose(forms, random());
    if (random() >= Math.min(MOST, scale * sum(forms))) continue;
    const original = text.slice(start, end);
    const spun = form === form.toLowerCase() ? matchCase(form, original, true) : form;
    if (spun === original) continue;
    out += text.slice(at, start);
    swaps.push({ start: out.length, end: out.length + spun.length, original });
    out += spun;
    at = end;
  }
  return { text: out + text.slice(at), swaps };
}

/** By how much the chances of all places must grow for the share to be reached: words of grammar are swapped less often than others. */
function scaleOf(
  places: readonly { readonly from: number; readonly to: number; readonly forms: readonly Choice[] }[],
  wanted: number,
): number {
  let [low, high] = [0, 1e4];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const swapped = places.reduce(
      (all, { from, to, forms }) => all + (to - from) * Math.min(MOST, middle * sum(forms)),
      0,
    );
    if (swapped < wanted) low = middle;
    else high = middle;
  }
  return high;
}

function sum(forms: readonly Choice[]): number {
  return forms.reduce((total, { weight }) => total + weight, 0);
}

function choose(forms: readonly Choice[], at: number): string {
  let rest = at * sum(forms);
  for (const { form, weight } of forms) {
    rest -= weight;
    if (rest < 0) return form;
  }
  return (forms[forms.length - 1] as Choice).form;
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:"“]\s*|\n\s*)$/.test(text.slice(Math.max(0, at - 4), at));
}
