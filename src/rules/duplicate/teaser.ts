import type { Article } from '../../article/article.ts';
import { fold } from '../../article/characters.ts';
import type { Draft } from '../../engine/finding.ts';
import { deleteBlock } from '../deletion.ts';
import { excerptOf, spanOf } from './excerpt.ts';
import { foldedOf, sameTokens, wordsOf } from './folded.ts';
import type { Pair } from './pairs.ts';
import { opensQuotation } from './quotation.ts';

/** Words of a teaser, and how many paragraphs below it the whole sentence may stand. */
const MIN_WORDS = 6;
const REACH = 3;
/** The cut, and the link behind it. */
const CUT =
  /(?:…|\.{3}|\[…\]|\[\.{3}\])\s*(?:(?:read|see|show|learn) (?:more|on)|continue reading|more|weiterlesen|mehr|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|lees (?:meer|verder)|ler mais|czytaj (?:więcej|dalej))?[\s»›→>]*$/i;
/** Characters that the cut and its link may take. */
const CUT_LENGTH = 40;

/** A paragraph cut off with “…” whose whole text follows: the cut one goes. */
export function teaserOf(article: Article, { first, later }: Pair): Draft | undefined {
  if (later - first > REACH) return undefined;
  const folded = foldedOf(article);
  const { start, end } = spanOf(article, first);
  const tail = article.text.slice(Math.max(start, end - CUT_LENGTH), end);
  const cut = CUT.exec(tail);
  if (!cut) return undefined;
  const from = folded.ofBlock[first] as number;
  let words = wordsOf(folded, first);
  while (words > 0 && (folded.start[from + words - 1] as number) > end - tail.length + cut.index) words--;
  if (words < MIN_WORDS || wordsOf(folded, later) <= words) return undefined;
  const to = folded.ofBlock[later] as number;
  if (!sameTokens(folded, from, to, words - 1) || !isCutWord(article, from + words - 1, to + words - 1))
    return undefined;
  if (opensQuotation(article, first) !== opensQuotation(article, later)) return undefined;
  return {
    ...spanOf(article, first),
    entry: 'teaser',
    // No writer cuts off a sentence that he writes out below.
    sign: 'proof',
    message: `Unexpected teaser “${excerptOf(article, first, 60)}”, expected only the whole paragraph below`,
    edits: [deleteBlock(article, first)],
    evidence: { kept: excerptOf(article, later), distance: later - first },
    related: [spanOf(article, later)],
  };
}

/** The last word of a teaser may be cut: `har…` for `harbour`. */
function isCutWord(article: Article, cut: number, whole: number): boolean {
  const { start, end } = foldedOf(article);
  const length = (end[cut] as number) - (start[cut] as number);
  if ((end[whole] as number) - (start[whole] as number) < length) return false;
  for (let i = 0; i < length; i++) {
    const a = article.text.charCodeAt((start[cut] as number) + i);
    const b = article.text.charCodeAt((start[whole] as number) + i);
    if (fold(a) !== fold(b)) return false;
  }
  return true;
}
