import type { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import { deleteBlock } from '../deletion.ts';
import { excerptOf, spanOf } from '../duplicate/excerpt.ts';
import { type Folded, foldedOf, sameTokens, wordsOf } from '../duplicate/folded.ts';
import { pairsOf, SHINGLE } from '../duplicate/pairs.ts';
import { charactersOf } from '../duplicate/shape.ts';
import { headOf } from '../metadata/head.ts';

/** Words and characters of a caption or pull quote, and words that the paragraph must have beyond it. */
const MIN_WORDS = 6;
const MIN_CHARACTERS = 24;
const MAX_WORDS = 40;
const MORE_WORDS = 4;

/** Lines whose words stand in the same order in a later paragraph: captions cut from the text, pull quotes. Only reported. */
export function containedIn(article: Article): Draft[] {
  if (article.blocks.count < 3) return [];
  const folded = foldedOf(article);
  const drafts: Draft[] = [];
  const seen = new Set<number>();
  for (const { first, later, shared } of pairsOf(article)) {
    const words = wordsOf(folded, first);
    if (first === 0 || seen.has(first) || words < MIN_WORDS || words > MAX_WORDS) continue;
    if (shared < words - SHINGLE + 1 || wordsOf(folded, later) < words + MORE_WORDS) continue;
    if (
      charactersOf(article, first) < MIN_CHARACTERS ||
      headOf(article)?.standfirst === first ||
      !holds(folded, later, first)
    )
      continue;
    seen.add(first);
    drafts.push({
      ...spanOf(article, first),
      entry: 'contained',
      safety: 'report',
      severity: 'info',
      message: `Unexpected line “${excerptOf(article, first, 60)}”, a later paragraph says the same`,
      edits: [deleteBlock(article, first)],
      evidence: { contained: excerptOf(article, later), distance: later - first },
      related: [spanOf(article, later)],
    });
  }
  return drafts;
}

/** Do all words of `inner` stand next to each other in `outer`? */
function holds(folded: Folded, outer: number, inner: number): boolean {
  const words = wordsOf(folded, inner);
  const from = folded.ofBlock[inner] as number;
  const last = (folded.ofBlock[outer + 1] as number) - words;
  for (let at = folded.ofBlock[outer] as number; at <= last; at++) {
    if (folded.hash[at] === folded.hash[from] && sameTokens(folded, from, at, words)) return true;
  }
  return false;
}
