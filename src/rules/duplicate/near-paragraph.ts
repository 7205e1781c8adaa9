import type { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteBlock } from '../deletion.ts';
import { firstCopies } from './copies.ts';
import { type Comparison, compare } from './difference.ts';
import { excerptOf, spanOf } from './excerpt.ts';
import { foldedOf, wordsOf } from './folded.ts';
import { type Pair, pairsOf, SHINGLE } from './pairs.ts';
import { continues, goesOn, opensQuotation } from './quotation.ts';
import { charactersOf, isProse, isStructured, isVerse, paragraphsAbove } from './shape.ts';
import { teaserOf } from './teaser.ts';

/** Shorter paragraphs differ in few words and mean different things. */
const MIN_WORDS = 12;
const MIN_CHARACTERS = 60;
/** “For the week … is up by five”, “For the year … is up by nine”: with a word in place of another only longer paragraphs are versions of one. */
const MIN_WORDS_REPLACED = 20;
/** A version this near to the top of the text may be its standfirst or one of its key points, which the body says again in its place. */
const SUMMARY_PARAGRAPHS = 3;
/** Near copies differ in at most this many words … */
const MAX_DIFFERING = 3;
/** … or have this share of words in common. */
const SIMILARITY = 0.92;

export const nearParagraph = defineRule({
  id: 'duplicate/near-paragraph',
  phase: 'structure',
  scope: 'document',
  sign: 'furniture',
  docs: {
    summary: 'A paragraph that stands in the article twice, with a word more or less.',
    why: 'Two versions of one report get joined: a line is rewritten and the old one stays. A person picks which one to keep; the first is proposed, because its quotation may go on in the next paragraph.',
    fix: 'The later version is deleted after a look. When the versions differ in a number, a negation, a name or a word inside a quotation, or when the later one carries the beginning of a longer quotation, it is only reported. So is a paragraph that says again what a summary at the top of the text has said.',
    bad: [
      {
        text: 'The ferry crews of Orran met on Monday in the fish hall by the harbour.\n\nNearly all of the two hundred members came in spite of the storm.\n\nThe doors stayed shut for the three hours of the debate.\n\nHarbour master Ida Brandt said that talks had failed, telling the crews on the quay: ‘We will not sail on Monday.\n\n‘We will sail when the boats are mended.’\n\nThe last boat left at noon.\n\nHarbour master Ida Brandt said that long talks had failed, telling the crews on the quay: ‘We will not sail on Monday.’\n\nThe owners gave no comment.',
        fixed:
          'The ferry crews of Orran met on Monday in the fish hall by the harbour.\n\nNearly all of the two hundred members came in spite of the storm.\n\nThe doors stayed shut for the three hours of the debate.\n\nHarbour master Ida Brandt said that talks had failed, telling the crews on the quay: ‘We will not sail on Monday.\n\n‘We will sail when the boats are mended.’\n\nThe last boat left at noon.\n\nThe owners gave no comment.',
      },
      {
        text: 'Keepers at the zoo in Aldwick have found a nest…\n\nKeepers at the zoo in Aldwick have found a nest of wild bees in the roof of the lion house.',
        fixed: 'Keepers at the zoo in Aldwick have found a nest of wild bees in the roof of the lion house.',
      },
    ],
    good: [
      'The first boat after the strike will leave the island of Orran at dawn on Tuesday.\n\nThe last boat before the strike will leave the harbour of Skelby on Friday evening.',
      'For the week the share price of the company is up by five pence.\n\nFor the year the share price of the company is up by nine pence.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      if (article.blocks.count < 2) return;
      for (const pair of pairsOf(article)) {
        const draft = nearCopy(article, pair) ?? teaserOf(article, pair);
        if (draft) report(draft);
      }
    },
});

function nearCopy(article: Article, pair: Pair): Draft | undefined {
  const { first, later, shared } = pair;
  const folded = foldedOf(article);
  const fewer = Math.min(wordsOf(folded, first), wordsOf(folded, later));
  const more = Math.max(wordsOf(folded, first), wordsOf(folded, later));
  if (fewer < MIN_WORDS || more - fewer > Math.max(MAX_DIFFERING, more * 2 * (1 - SIMILARITY))) return undefined;
  // q-gram lemma: every differing word can destroy SHINGLE shingles.
  if (shared < Math.min(more - SHINGLE + 1 - SHINGLE * MAX_DIFFERING, more * 0.6 - SHINGLE)) return undefined;
  const copies = firstCopies(article);
  if (copies[later] === first || (copies[later] as number) >= 0) return undefined;
  if (!isParagraph(article, first) || !isParagraph(article, later)) return undefined;
  const comparison = compare(article, first, later, Math.min(SIMILARITY, 1 - MAX_DIFFERING / more));
  if (!comparison || !isVersion(comparison, fewer)) return undefined;
  return draftOf(article, pair, comparison);
}

function isVersion({ differing, similarity, replaced }: Comparison, words: number): boolean {
  if (replaced) return words >= MIN_WORDS_REPLACED && similarity >= SIMILARITY;
  return differing <= MAX_DIFFERING || similarity >= SIMILARITY;
}

function isParagraph(article: Article, block: number): boolean {
  return (
    charactersOf(article, block) >= MIN_CHARACTERS &&
    isProse(article, block) &&
    !isStructured(article, block) &&
    !isVerse(article, block)
  );
}

function draftOf(article: Article, { first, later }: Pair, comparison: Comparison): Draft {
  const reason = comparison.serious ?? cautionOf(article, first, later, comparison);
  return {
    ...spanOf(article, later),
    entry: 'version',
    message: `Unexpected second version of “${excerptOf(article, first, 60)}”, expected one of the two`,
    edits: [deleteBlock(article, later)],
    ...(reason ? { safety: 'report' } : {}),
    ...(comparison.serious ? { severity: 'info' } : {}),
    confidence: Math.round(comparison.similarity * 90) / 100,
    evidence: {
      kept: excerptOf(article, first),
      difference: comparison.shown,
      similarity: Math.round(comparison.similarity * 1000) / 1000,
      ...(reason ? { caution: reason } : {}),
    },
    related: [spanOf(article, first)],
  };
}

/** Why the later version must not go in bulk: it carries a part of a longer quotation, says what a summary above has said, or who is quoted where the first does not. */
function cautionOf(article: Article, first: number, later: number, { added }: Comparison): string | undefined {
  if (goesOn(article, later) || continues(article, later)) return 'continued quotation';
  if (opensQuotation(article, first) !== opensQuotation(article, later)) return 'quotation marks';
  if (later - first > 1 && paragraphsAbove(article, first) < SUMMARY_PARAGRAPHS) return 'summary';
  return added > 0 && opensQuotation(article, first) ? 'attribution' : undefined;
}
