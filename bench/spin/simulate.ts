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
/** Highest chance that a word is swapped: of 1,484 occurrences of words that were swapped anywhere in 23 real pages of the commonest engine, 25 were left. */
const MOST = 0.97;
/** Share of the occurrences of a word for which another form is drawn than for its first: of 214 words that were swapped more than once in a page, 16 became more than one form. */
const AGAIN = 0.1;
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

/**
 * Spins a text. Groups of words that the dictionary knows are drawn until the share is reached, longest group first at each place; what is drawn is swapped wherever it stands, nearly always
 * for the same form.
 */
export function spin(text: string, dictionary: Dictionary, { rate, quotes, seed }: Simulation): Spun {
  const random = randomOf(seed);
  const units = emptyUnits(text.length);
  collectUnits(text, tokensOf(text, rowsOf(text)), 0, 0, text.length, units);
  const quoted = quotationsOf(text, 0, text.length);
  const words = wordsOf(text, false);
  /** The groups of words that start at each unit, longest first. */
  const groups = Array.from({ length: units.count }, (_, from): Group[] => {
    const start = units.start[from] as number;
    if (units.kind[from] === KIND_MARK || (!quotes && quoted.some((span) => span.start <= start && start < span.end)))
      return [];
    const found: Group[] = [];
    for (let to = Math.min(units.count, from + LONGEST); to > from; to--) {
      const written = text.slice(start, units.end[to - 1]);
      if (written.includes('\n')) continue;
      const capital = from > 0 && units.kind[from] === KIND_CAPITAL;
      const forms =
        dictionary.get(written) ??
        (capital && !startsSentence(text, start) ? undefined : dictionary.get(words.slice(from, to).join(' ')));
      if (forms) found.push({ from, to, forms });
    }
    return found;
  });
  // Each group is in this spinner's dictionary or not, and has one form there.
  const luck = new Map<readonly Choice[], { readonly drawn: number; readonly form: string }>();
  for (const { forms } of groups.flat())
    if (!luck.has(forms)) luck.set(forms, { drawn: random() / sum(forms), form: choose(forms, random()) });
  const swapped = swappedAt(groups, (forms) => luck.get(forms)?.drawn ?? Infinity, rate * units.count);
  let out = '';
  let at = 0;
  const swaps: Swap[] = [];
  for (const { from, to, forms } of swapped) {
    const [start, end] = [units.start[from] as number, units.end[to - 1] as number];
    const form = random() < AGAIN ? choose(forms, random()) : (luck.get(forms)?.form as string);
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

/** Words `[from, to)` of a text, and what may be written for them. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly forms: readonly Choice[];
}

/** The groups that are swapped when chances grow so much that `wanted` words are: at each place the longest that is drawn. */
function swappedAt(
  groups: readonly (readonly Group[])[],
  drawn: (forms: readonly Choice[]) => number,
  wanted: number,
): Group[] {
  const at = (scale: number): Group[] => {
    const taken: Group[] = [];
    for (let from = 0; from < groups.length; ) {
      const group = groups[from]?.find(({ forms }) => drawn(forms) < Math.min(scale, MOST / sum(forms)));
      if (group) taken.push(group);
      from = group?.to ?? from + 1;
    }
    return taken;
  };
  let [low, high] = [0, 1e4];
  for (let step = 0; step < 30; step++) {
    const middle = Math.sqrt(Math.max(low, 1e-4) * high);
    if (at(middle).reduce((all, { from, to }) => all + to - from, 0) < wanted) low = middle;
    else high = middle;
  }
  return at(high);
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
