import type { Article } from '../../article/article.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteBlock } from '../deletion.ts';
import { excerptOf, spanOf } from './excerpt.ts';
import { type Folded, foldedOf, sameTokens, wordsOf } from './folded.ts';
import { type Pair, pairsOf, SHINGLE } from './pairs.ts';
import { opensQuotation } from './quotation.ts';
import { asksQuestion, isProse, isStructured, isVerse } from './shape.ts';

/** Paragraphs between the sentence and its copy; farther apart an author may say a thing again. */
const REACH = 4;
/** A copy of more words is a passage that was pasted, and no teaser. */
const MAX_WORDS = 60;

export const sentence = defineRule({
  id: 'duplicate/sentence',
  phase: 'structure',
  scope: 'document',
  sign: 'furniture',
  safety: 'review',
  docs: {
    summary: 'A paragraph that repeats whole sentences of one a little above.',
    why: 'Pages print the first sentence of the text once more as a teaser, a pull-out or the words of a link, and the scraper sets it between the paragraphs.',
    fix: 'The repeat is deleted and the finding points to the paragraph that keeps the words. Only whole sentences count, at most four paragraphs below; quotations, questions, verse, lists and tables stay.',
    bad: [
      {
        text: 'The harbour at Port Wenn will close for six weeks while divers repair the sea wall. Ferries will use the smaller pier.\n\nThe work costs £3.4 million, of which the county pays a third.\n\nThe harbour at Port Wenn will close for six weeks while divers repair the sea wall.\n\nThe first rock is to be tipped in November.',
        fixed:
          'The harbour at Port Wenn will close for six weeks while divers repair the sea wall. Ferries will use the smaller pier.\n\nThe work costs £3.4 million, of which the county pays a third.\n\nThe first rock is to be tipped in November.',
      },
    ],
    good: [
      'He had one rule, and it was on the wall of the shed in letters a foot high. Nobody leaves the quay before the last boat is in.\n\nNobody leaves the quay before the last boat is in, he told them, and nobody did.',
      'Who will pay for the wall that the storm broke in one night? The county says it cannot.\n\nWho will pay for the wall that the storm broke in one night?\n\nThe state says it will not.',
      '“We will wait for the boats as long as it takes,” she said. “We have always done so.”\n\n“We will wait for the boats as long as it takes,” she said.\n\nThe boats came home at dusk.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const folded = foldedOf(article);
      for (const pair of pairsOf(article)) {
        if (!repeats(article, folded, pair)) continue;
        const { first, later } = pair;
        report({
          ...spanOf(article, later),
          message: `Unexpected repeat of “${excerptOf(article, later, 60)}”, expected it once`,
          edits: [deleteBlock(article, later)],
          evidence: { kept: excerptOf(article, first), distance: later - first, words: wordsOf(folded, later) },
          related: [spanOf(article, first)],
        });
      }
    },
});

/** Is the later block nothing but whole sentences of the first, which says more? */
function repeats(article: Article, folded: Folded, { first, later, shared }: Pair): boolean {
  const words = wordsOf(folded, later);
  if (later - first > REACH || words > MAX_WORDS || words >= wordsOf(folded, first)) return false;
  if (shared < words - SHINGLE + 1 || !isProse(article, later) || isStructured(article, later)) return false;
  if (isVerse(article, later) || asksQuestion(article, later) || opensQuotation(article, later)) return false;
  const from = placeOf(folded, first, later);
  if (from < 0) return false;
  const start = folded.start[from] as number;
  const end = folded.end[from + words - 1] as number;
  const sentences = article.sentences(first);
  return (
    sentences.some((one) => one.start <= start && isMarksOnly(article.text.slice(one.start, start))) &&
    sentences.some((one) => one.end >= end && isMarksOnly(article.text.slice(end, one.end)))
  );
}

/** The token of block `outer` at which all words of block `inner` stand next to each other; -1 when there is none. */
function placeOf(folded: Folded, outer: number, inner: number): number {
  const words = wordsOf(folded, inner);
  const from = folded.ofBlock[inner] as number;
  const last = (folded.ofBlock[outer + 1] as number) - words;
  for (let at = folded.ofBlock[outer] as number; at <= last; at++)
    if (folded.hash[at] === folded.hash[from] && sameTokens(folded, from, at, words)) return at;
  return -1;
}

function isMarksOnly(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
