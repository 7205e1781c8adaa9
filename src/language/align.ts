import { diffArrays } from 'diff';
import { KIND_CAPITAL, KIND_MARK, KIND_NUMBER, unitsOf, wordAt } from './units.ts';

/** Most insertions and deletions between two texts that are one text spun: a longer search is slow and finds strangers. */
const MAX_EDITS = 6000;
/** Share of the shorter text’s words that both texts must have in common; a spun text keeps three quarters. */
const LEAST_COMMON = 0.4;

/** Between a word and the one before it. */
export const GAP_NONE = 0;
export const GAP_MARK = 1;
export const GAP_SENTENCE = 2;

/** The words and numbers of a text, without its marks: punctuation that moved is no swap. Parallel arrays; offsets are UTF-16 units. */
export interface Words {
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly folded: readonly string[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** GAP_NONE (spaces, hyphens) … GAP_SENTENCE (also quotation marks and line breaks). */
  readonly gap: readonly number[];
  readonly capital: readonly boolean[];
  readonly number: readonly boolean[];
}

/** Words `[spunFrom, spunTo)` of the spun text stand where `[from, to)` of the original do. */
export interface Hunk {
  readonly spunFrom: number;
  readonly spunTo: number;
  readonly from: number;
  readonly to: number;
  /** Equal words right before and right behind. */
  readonly before: number;
  readonly after: number;
}

export function wordsOfText(text: string): Words {
  const units = unitsOf(text);
  const words = { folded: [] as string[], start: [] as number[], end: [] as number[], gap: [] as number[] };
  const capital: boolean[] = [];
  const number: boolean[] = [];
  let at = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const kind = units.kind[unit];
    if (kind === KIND_MARK) continue;
    const [start, end] = [units.start[unit] as number, units.end[unit] as number];
    words.gap.push(words.start.length === 0 ? GAP_SENTENCE : gapOf(text.slice(at, start)));
    words.folded.push(wordAt(text, units, unit, false));
    words.start.push(start);
    words.end.push(end);
    capital.push(kind === KIND_CAPITAL);
    number.push(kind === KIND_NUMBER);
    at = end;
  }
  return { text, ...words, capital, number };
}

function gapOf(between: string): number {
  if (/[.!?:;“”"«»\n\r]/.test(between)) return GAP_SENTENCE;
  return /^[\s\u00a0-]*$/.test(between) ? GAP_NONE : GAP_MARK;
}

/**
 * The places where two texts differ, word by word (Myers’ diff, capitals folded), in order. `undefined` when they have too little in
 * common to be one text.
 */
export function align(spun: Words, original: Words): Hunk[] | undefined {
  const changes = diffArrays([...spun.folded], [...original.folded], { maxEditLength: MAX_EDITS });
  if (!changes) return undefined;
  const equal = changes.reduce((sum, change) => sum + (change.added || change.removed ? 0 : change.value.length), 0);
  if (equal === 0 || equal < LEAST_COMMON * Math.min(spun.folded.length, original.folded.length)) return undefined;
  const hunks: Hunk[] = [];
  let [spunAt, at, before] = [0, 0, 0];
  for (let i = 0; i < changes.length; ) {
    const change = changes[i] as (typeof changes)[number];
    if (!change.added && !change.removed) {
      spunAt += change.value.length;
      at += change.value.length;
      before = change.value.length;
      i++;
      continue;
    }
    let [gone, come] = [0, 0];
    for (; i < changes.length && (changes[i]?.added || changes[i]?.removed); i++) {
      const { length } = (changes[i] as (typeof changes)[number]).value;
      if (changes[i]?.removed) gone += length;
      else come += length;
    }
    const after = changes[i]?.value.length ?? 0;
    hunks.push({ spunFrom: spunAt, spunTo: spunAt + gone, from: at, to: at + come, before, after });
    spunAt += gone;
    at += come;
  }
  return hunks;
}
