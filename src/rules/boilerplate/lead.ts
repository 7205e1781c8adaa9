import type { Article } from '../../article/article.ts';
import { isSpaceOrBreak } from '../../article/characters.ts';
import { KIND_CAPITAL, KIND_NUMBER } from '../../article/tokens.ts';

/** So many words on both sides of a place tell where a sentence begins. */
const WINDOW = 8;
/** In front of it stand labels: so many words at least, capitalised or numbers; behind it words in lower case. Of each 16 words so many must be so. */
const LEAST = 4;
const SCORE = 11;
/** Behind it so many words are in lower case. */
const LOWER = 5;
/** The last place counts that is nearly as good as the best: a page on one line goes to and fro. */
const NEARLY = 1;
/** A capital behind a word in lower case is a name more often than a beginning: “in Norwood”. */
const NAME = 2;
/** This share of all words in front is capitalised or a number. */
const SHARE = 0.45;
const COMMA = 0x2c;

/**
 * Where a page stands on one line, the labels above a paragraph have no full stop and belong to its first sentence: “Home News Sport Sign in Ada Renwick 12 May 2024 The council met”.
 *
 * @param first first token of the sentence
 * @param end token behind it
 * @returns the token that begins the sentence behind the labels, or −1. Capitals of which nobody knows whose they are stay with the sentence.
 */
export function sentenceBehindLabels(article: Article, first: number, end: number): number {
  const { kind } = article.tokens;
  let [best, found] = [SCORE, -1];
  for (let token = first, labels = 0, near = 0; token + WINDOW < end; token++) {
    const before = token - first;
    if (before >= LEAST && kind[token] === KIND_CAPITAL) {
      const isName = kind[token - 1] === 0 && !isParted(article, token);
      const score = (near * WINDOW) / Math.min(WINDOW, before) + lowerBehind(article, token) - (isName ? NAME : 0);
      if (score >= best - (found < 0 ? 0 : NEARLY) && labels >= SHARE * before) found = token;
      best = Math.max(best, score);
    }
    near += labelOf(article, token) - (before < WINDOW ? 0 : labelOf(article, token - WINDOW));
    labels += labelOf(article, token);
  }
  // Back over the capitals in front of it, to the last mark or number among them.
  while (found > first && kind[found - 1] === KIND_CAPITAL && !isParted(article, found)) found--;
  return found - first < LEAST ? -1 : found;
}

/** Words in lower case behind a word; none where they are few. */
function lowerBehind({ tokens }: Article, token: number): number {
  let lower = 0;
  for (let at = token + 1; at <= token + WINDOW; at++) if (tokens.kind[at] === 0) lower++;
  return lower < LOWER ? Number.NEGATIVE_INFINITY : lower;
}

/** 1 for a number or a capital, −1 for one of a list of names. */
function labelOf({ text, tokens }: Article, token: number): number {
  const kind = tokens.kind[token];
  if (kind === KIND_NUMBER || kind === 0) return kind;
  return token > 0 && text.charCodeAt(tokens.end[token - 1] as number) === COMMA ? -1 : 1;
}

/** A mark stands between a word and the one before it, with a space beside it. */
function isParted({ text, tokens }: Article, token: number): boolean {
  const from = tokens.end[token - 1] as number;
  const to = tokens.start[token] as number;
  return to - from > 1 && (isSpaceOrBreak(text.charCodeAt(to - 1)) || isSpaceOrBreak(text.charCodeAt(from)));
}
