import type { Article } from '../../article/article.ts';
import { classOf, SENTENCE_MARK } from '../../article/characters.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteBlock, deleteRows } from '../deletion.ts';
import { excerptOf, spanOf } from '../duplicate/excerpt.ts';
import { type Folded, foldedOf, sameTokens, wordsOf } from '../duplicate/folded.ts';
import { containedIn } from './contained.ts';
import { creditOf } from './credits.ts';
import { slashCredits } from './slash-credit.ts';
import { tailCredits } from './tail-credit.ts';

/** Words of a caption. */
const MIN_WORDS = 3;
const MAX_WORDS = 40;
/** Rows between the two prints of one caption. */
const REACH = 2;
/** Words of a line that may stand above a headline: names of sites and sections, no headline of its own. */
const LABEL_WORDS = 5;

export const caption = defineRule({
  id: 'media/caption',
  phase: 'structure',
  scope: 'document',
  sign: 'picture',
  safety: 'safe',
  docs: {
    summary: 'A caption that is printed twice, a caption that ends with a name, and credits on lines of their own.',
    why: 'Pages hold the words under a picture twice: as its description and, with the credit, as its caption. A scraper takes both, and the picture is gone.',
    fix: 'Both prints are deleted and the credit is kept as `metadata.credits`. So are credits on three lines (name, slash, agency). A line whose words a later paragraph contains is only reported.',
    bad: [
      {
        text: 'Lorries tipped rock into the gap at first light.\n\nThe broken sea wall on Friday morning\nThe broken sea wall on Friday morning (Photo: Ivy Tamsett/Coastline Press)\n\nEngineers hope to close it before the evening tide.',
        fixed:
          'Lorries tipped rock into the gap at first light.\n\nEngineers hope to close it before the evening tide.',
      },
      {
        text: 'Lorries tipped rock into the gap at first light.\nIvy Tamsett\n/\nGetty Images\nEngineers hope to close it before the evening tide.',
        fixed: 'Lorries tipped rock into the gap at first light.\nEngineers hope to close it before the evening tide.',
      },
      {
        text: 'Lorries tipped rock into the gap at first light.\n\nThe sea wall on Friday morning. © Ivy Tamsett\n\nEngineers hope to close it before the evening tide.',
        fixed:
          'Lorries tipped rock into the gap at first light.\n\nEngineers hope to close it before the evening tide.',
      },
    ],
    good: [
      'The broken sea wall was closed on Friday morning.\n\nThe broken sea wall was closed on Friday morning with rock from the quarry.',
      'The sea wall breaks again\n\nThe storm of Thursday night broke the sea wall at Ostley again, the council said.',
      'Lorries tipped rock into the gap at first light.\n\nThe label on the crate says © Coastline Press, and nobody knows who that was.\n\nHe sold it all to The Gull / Coastline.',
      'He wrote three words on the board.\n\nEither\n\nOr\n\nNeither',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      for (const draft of captionPairs(article)) report(draft);
      for (const credit of slashCredits(article)) {
        report({
          ...credit.span,
          entry: 'slash',
          message: `Unexpected picture credit “${credit.name}” on three lines`,
          edits: [deleteRows(article, credit.first, credit.last)],
          evidence: { credit: credit.name },
          metadata: { credits: [credit.name] },
        });
      }
      for (const draft of tailDrafts(article)) report(draft);
      for (const draft of containedIn(article)) report(draft);
    },
});

/** Captions that say whose picture it was, without a word like “photo”. */
function tailDrafts(article: Article): Draft[] {
  return tailCredits(article).map(({ block, name, safety }) => ({
    ...spanOf(article, block),
    entry: 'credit-behind',
    safety,
    message: `Unexpected caption “${excerptOf(article, block, 60)}”`,
    edits: [deleteBlock(article, block)],
    evidence: { credit: name },
    metadata: { credits: [name] },
  }));
}

function captionPairs(article: Article): Draft[] {
  const folded = foldedOf(article);
  const drafts: Draft[] = [];
  const taken = new Set<number>();
  for (let block = 0; block < article.blocks.count; block++) {
    for (let other = block + 1; other <= block + REACH && other < article.blocks.count; other++) {
      const credit = creditedBy(article, folded, block, other) ?? creditedBy(article, folded, other, block);
      if (credit === undefined || taken.has(block) || taken.has(other)) continue;
      const bare = wordsOf(folded, block) < wordsOf(folded, other) ? block : other;
      const credited = block + other - bare;
      const prints = printsOf(article, folded, bare, credited).filter((one) => !taken.has(one));
      const title = headlineAmong(article, prints, credited);
      const blocks = prints.filter((one) => one !== title);
      for (const one of blocks) taken.add(one);
      drafts.push(draftOf(article, blocks, credited, credit));
    }
  }
  return drafts;
}

/** The credit that is all the second block says beyond the first; `undefined` when they differ otherwise. */
function creditedBy(article: Article, folded: Folded, bare: number, credited: number): string | undefined {
  const from = folded.ofBlock[bare] as number;
  const other = folded.ofBlock[credited] as number;
  if (folded.hash[from] !== folded.hash[other]) return undefined;
  const words = wordsOf(folded, bare);
  if (words < MIN_WORDS || words > MAX_WORDS || wordsOf(folded, credited) <= words) return undefined;
  if (!sameTokens(folded, from, other, words)) return undefined;
  return creditOf(article.text.slice(folded.end[other + words - 1], article.blocks.end[credited]));
}

/** All prints of one caption around the credited one. */
function printsOf(article: Article, folded: Folded, bare: number, credited: number): number[] {
  const words = wordsOf(folded, bare);
  const blocks: number[] = [];
  for (
    let block = Math.max(0, credited - REACH - 1);
    block <= credited + REACH && block < article.blocks.count;
    block++
  ) {
    const equal =
      wordsOf(folded, block) === words &&
      sameTokens(folded, folded.ofBlock[bare] as number, folded.ofBlock[block] as number, words);
    if (block === credited || equal) blocks.push(block);
  }
  return blocks;
}

/**
 * The print that is the headline: aggregators describe the picture below it with its words. It stands above all prose, and is printed three times or has nothing but labels above.
 */
function headlineAmong(article: Article, prints: readonly number[], credited: number): number | undefined {
  const first = prints[0];
  if (first === undefined || first === credited) return undefined;
  const { rows, tokens, text, blocks } = article;
  const isRepeated = prints.length > 2;
  for (let row = 0; row < (blocks.firstRow[first] as number); row++) {
    const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
    if (words <= LABEL_WORDS) continue;
    if (!isRepeated || classOf(text.charCodeAt((rows.end[row] as number) - 1)) === SENTENCE_MARK) return undefined;
  }
  return first;
}

function draftOf(article: Article, blocks: readonly number[], credited: number, credit: string): Draft {
  return {
    start: Math.min(...blocks.map((block) => article.blocks.start[block] as number)),
    end: Math.max(...blocks.map((block) => article.blocks.end[block] as number)),
    entry: 'twice',
    // No writer puts one caption down twice, so it needs less company than a single one.
    sign: 'furniture',
    // Surer than the credit alone, which the packs find too.
    confidence: 0.98,
    message: `Unexpected caption “${excerptOf(article, credited, 60)}”, printed ${blocks.length} times`,
    edits: blocks.map((block) => deleteBlock(article, block)),
    evidence: { caption: excerptOf(article, credited), credit, prints: blocks.length },
    related: blocks.filter((block) => block !== credited).map((block) => spanOf(article, block)),
    metadata: { credits: [credit] },
  };
}
