import type { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import { GAP_SENTENCE, KIND_CAPITAL, KIND_NUMBER } from '../../article/tokens.ts';
import { align, type Difference } from './align.ts';
import { type Folded, foldedOf, wordsOf } from './folded.ts';
import { sameMarks } from './marks.ts';

/** How two blocks that read nearly the same differ. */
export interface Comparison {
  /** Share of words in common order, 0..1: 2 · common / (words of both). */
  readonly similarity: number;
  /** Words that differ; one word in place of another counts once. */
  readonly differing: number;
  /** Words that only the second block has. */
  readonly added: number;
  /** A word of the first block stands as another word in the second. */
  readonly replaced: boolean;
  /** Why the difference changes the meaning, when it does. */
  readonly serious: 'number' | 'negation' | 'name' | 'mark' | 'quotation' | undefined;
  /** Shown to a person: `US → UN`, `+ peace`, `- not`. */
  readonly shown: readonly string[];
}

/** Insertions and deletions beyond which two blocks are not compared; 8 % of a paragraph of 250 words. */
const MAX_EDITS = 40;
const NEGATIONS = new Set(
  "not no never without neither nor none nobody nothing cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't ain't kein keine keinen keinem keiner keines nicht nie niemals ohne pas ne jamais sans aucun aucune nunca jamás sin ningún ninguna niet geen nooit zonder non mai senza nessun nessuna não nem sem nie bez"
    .split(' ')
    .map(hashWord),
);
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion half third quarter first second last zwei drei vier fünf sechs sieben acht neun zehn erste zweite letzte deux trois quatre cinq six sept huit neuf dix premier première dernier dernière dos tres cuatro cinco seis siete ocho nueve diez primero primera último última'
    .split(' ')
    .map(hashWord),
);
/** Words that are capitalised because they open a sentence, not because they name somebody. */
const OPENERS = new Set(
  'the a an and but or so yet however meanwhile also then now today it its this that these those there here in on at by for from with as when while after before if he she they we i you his her their our my der die das ein eine und aber in im am auf bei mit von le la les un une et mais dans en el los las una y pero'
    .split(' ')
    .map(hashWord),
);

/** Compares two blocks word by word. `undefined` when they differ in more than `MAX_EDITS` words or less than `similarity` is common. */
export function compare(article: Article, a: number, b: number, similarity: number): Comparison | undefined {
  const folded = foldedOf(article);
  const n = wordsOf(folded, a);
  const m = wordsOf(folded, b);
  const limit = Math.min(MAX_EDITS, Math.floor((1 - similarity) * (n + m)));
  const differences = align(folded.hash, folded.ofBlock[a] as number, n, folded.ofBlock[b] as number, m, limit);
  if (!differences) return undefined;
  let common = n;
  let differing = 0;
  let added = 0;
  let replaced = false;
  for (const { aFrom, aTo, bFrom, bTo } of differences) {
    common -= aTo - aFrom;
    differing += Math.max(aTo - aFrom, bTo - bFrom);
    added += Math.max(0, bTo - bFrom - (aTo - aFrom));
    replaced ||= aTo > aFrom && bTo > bFrom;
  }
  const serious =
    seriousness(article, folded, differences) ??
    (differences.length === 0 && !sameMarks(article, folded, a, b) ? 'mark' : undefined);
  return {
    similarity: (2 * common) / (n + m),
    differing,
    added,
    replaced,
    serious,
    shown: differences.slice(0, 6).map((difference) => show(article, folded, difference)),
  };
}

function seriousness(article: Article, folded: Folded, differences: readonly Difference[]): Comparison['serious'] {
  let quoted = false;
  for (const { aFrom, aTo, bFrom, bTo } of differences) {
    for (const [from, to] of [
      [aFrom, aTo],
      [bFrom, bTo],
    ] as const) {
      for (let token = from; token < to; token++) {
        if (folded.kind[token] === KIND_NUMBER || NUMBER_WORDS.has(folded.hash[token] as number)) return 'number';
        if (NEGATIONS.has(folded.hash[token] as number)) return 'negation';
        if (isName(folded, token)) return 'name';
        quoted ||= article.inQuote(folded.start[token] as number, folded.end[token] as number);
      }
    }
  }
  return quoted ? 'quotation' : undefined;
}

function isName(folded: Folded, token: number): boolean {
  if (folded.kind[token] !== KIND_CAPITAL) return false;
  return !((folded.gap[token] as number) >= GAP_SENTENCE && OPENERS.has(folded.hash[token] as number));
}

function show({ text }: Article, folded: Folded, { aFrom, aTo, bFrom, bTo }: Difference): string {
  const words = (from: number, to: number): string =>
    text.slice(folded.start[from], folded.end[to - 1]).replace(/\s+/g, ' ');
  if (aFrom === aTo) return `+ ${words(bFrom, bTo)}`;
  if (bFrom === bTo) return `- ${words(aFrom, aTo)}`;
  return `${words(aFrom, aTo)} → ${words(bFrom, bTo)}`;
}
