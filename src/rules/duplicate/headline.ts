import type { Article } from '../../article/article.ts';
import { fold, isUpper } from '../../article/characters.ts';
import { LetterPattern } from '../../article/plain.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import type { Draft, Edit, Safety } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteBlock, deleteInline } from '../deletion.ts';
import { HEADLINE_WORDS, isHeadline } from '../metadata/head.ts';
import { firstCopies } from './copies.ts';
import { compare } from './difference.ts';
import { excerptOf, spanOf } from './excerpt.ts';
import { foldedOf, sameTokens, wordsOf } from './folded.ts';

/** Rows at the start and at the end of a text in which the headline is printed again. */
const HEAD_ROWS = 12;
const LAST_ROWS = 3;
/** Share of common words of a headline that was changed a little. */
const SIMILARITY = 0.9;
/** Words of a site name behind the headline. */
const SITE_WORDS = 6;
/** Letters of a word that names may write small (`of`, `the`, `.com`). */
const SMALL_WORD = 3;
/** More equal lines than this are labels of a list. */
const MAX_COPIES = 3;
const CLOSING = '”’"\'»)?!';
const SITE_SUFFIX = new LetterPattern(String.raw`^\s*[”’"'»)]?\s+(?:[-–—|·•:]+|::)\s+\p{Lu}`);

export const headline = defineRule({
  id: 'duplicate/headline',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'The headline printed again.',
    why: 'Pages print the headline as page title, heading, caption and link. The first one stays, unless it carries the name of the site (“ - The Daily Gull”) and another does not. Quotation marks, case and bullets do not make a difference.',
    fix: 'Copies in the first twelve rows and at the end are deleted. A copy far down, a headline with a changed word and one that is glued to the first sentence wait for a look.',
    bad: [
      {
        text: 'Ferry crews vote to walk out over bank holiday\n\nFerry crews vote to walk out over bank holiday | The Daily Gull\n\nCrews will strike for three days in May.',
        fixed: 'Ferry crews vote to walk out over bank holiday\n\nCrews will strike for three days in May.',
      },
      {
        text: 'Ferry crews ‘ready’ to walk out over bank holiday\n• FERRY CREWS “READY” TO WALK OUT OVER BANK HOLIDAY\nCrews will strike for three days in May.',
        fixed: 'Ferry crews ‘ready’ to walk out over bank holiday\nCrews will strike for three days in May.',
      },
      {
        text: 'Ferry crews vote to walk out after failed talks\nFerry crews vote to walk out after failed talksCrews will strike for three days in May.\nThey want more pay.',
        fixed:
          'Ferry crews vote to walk out after failed talks\nCrews will strike for three days in May.\nThey want more pay.',
      },
    ],
    good: [
      'Ferry crews vote to walk out over bank holiday\n\nFerry crews vote to walk out over bank holiday pay, their union said on Tuesday.\n\nTalks go on.',
      'What the harbour means to me\n\nThe fisherman\n\nIt is my field and my kitchen.\n\nThe pilot\n\nIt is a narrow door.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      if (article.blocks.count < 3 || !isHeadline(article, 0)) return;
      for (const draft of draftsOf(article)) report(draft);
    },
});

function draftsOf(article: Article): Draft[] {
  const { count } = article.blocks;
  const copies = firstCopies(article);
  const drafts: Draft[] = [];
  const equal: number[] = [];
  for (let block = 1; block < count; block++) {
    const close = block < HEAD_ROWS || block >= count - LAST_ROWS;
    if (copies[block] === 0) equal.push(block);
    else if (close) {
      const draft = variant(article, block);
      if (draft) drafts.push(draft);
    }
  }
  if (equal.length > MAX_COPIES) return drafts;
  for (const block of equal) {
    const close = block < HEAD_ROWS || block >= count - LAST_ROWS;
    drafts.push(
      draftOf(article, block, 'copy', close ? 'safe' : 'review', deleteBlock(article, block), { distance: block }),
    );
  }
  return drafts;
}

/** A copy with a site name behind it, one glued to the lead, or one with a changed word. */
function variant(article: Article, block: number): Draft | undefined {
  const folded = foldedOf(article);
  const words = wordsOf(folded, 0);
  const other = wordsOf(folded, block);
  const from = folded.ofBlock[block] as number;
  const shorter = Math.min(words, other);
  const sameStart = other > 0 && folded.hash[from] === folded.hash[0];
  if (sameStart && shorter >= HEADLINE_WORDS.min && sameTokens(folded, 0, from, shorter)) {
    if (words === other) return undefined;
    const isTitle = words > other;
    if (hasSiteSuffix(article, isTitle ? 0 : block, shorter)) {
      // The title of the page stands first, and the headline without the name of the site below it is the one to keep.
      const [gone, kept] = isTitle && block < HEAD_ROWS ? [0, block] : [block, 0];
      return draftOf(article, gone, 'site-name', 'safe', deleteBlock(article, gone), {}, kept);
    }
  }
  if (sameStart && other >= words && sameTokens(folded, 0, from, words - 1)) {
    const cut = glueOf(article, words - 1, from + words - 1);
    if (cut >= 0)
      return draftOf(
        article,
        block,
        'glued',
        'review',
        deleteInline(article, article.blocks.start[block] as number, cut),
        {},
      );
  }
  if (Math.abs(words - other) > words * (1 - SIMILARITY) * 2 || !isHeadline(article, block)) return undefined;
  const comparison = compare(article, 0, block, SIMILARITY);
  if (!comparison) return undefined;
  const evidence = { difference: comparison.shown, similarity: Math.round(comparison.similarity * 1000) / 1000 };
  return draftOf(
    article,
    block,
    'version',
    comparison.serious ? 'report' : 'review',
    deleteBlock(article, block),
    evidence,
  );
}

/** Is what follows the first `words` words of a block a separator and a short name? */
function hasSiteSuffix(article: Article, block: number, words: number): boolean {
  const folded = foldedOf(article);
  const last = (folded.ofBlock[block] as number) + words - 1;
  const end = folded.ofBlock[block + 1] as number;
  if (wordsOf(folded, block) - words > SITE_WORDS) return false;
  // “ – minister” says something about the headline; names of outlets are written with capitals.
  for (let token = last + 1; token < end; token++) {
    const small = (folded.end[token] as number) - (folded.start[token] as number) <= SMALL_WORD;
    if (folded.kind[token] !== KIND_CAPITAL && !small) return false;
  }
  return SITE_SUFFIX.test(article.text.slice(folded.end[last], article.blocks.end[block]));
}

/**
 * Where the lead starts in a row whose word `glued` begins with the last word of the headline and goes on without a space (`talksCrews`,
 * `‘talks’Crews`, `talks?Crews`); -1 when it is another word.
 */
function glueOf(article: Article, last: number, glued: number): number {
  const { text } = article;
  const folded = foldedOf(article);
  const length = (folded.end[last] as number) - (folded.start[last] as number);
  const from = folded.start[glued] as number;
  for (let i = 0; i < length; i++) {
    if (fold(text.charCodeAt((folded.start[last] as number) + i)) !== fold(text.charCodeAt(from + i))) return -1;
  }
  let cut = from + length;
  while (CLOSING.includes(text.charAt(cut))) cut++;
  return isUpper(text.charCodeAt(cut)) ? cut : -1;
}

function draftOf(
  article: Article,
  block: number,
  entry: string,
  safety: Safety,
  edit: Edit,
  evidence: Draft['evidence'],
  kept = 0,
): Draft {
  return {
    ...(entry === 'glued' ? { start: edit.start, end: edit.end } : spanOf(article, block)),
    entry,
    message: `Unexpected second headline “${excerptOf(article, block, 60)}”, expected it once`,
    edits: [edit],
    safety,
    evidence: { kept: excerptOf(article, kept), ...evidence },
    related: [spanOf(article, kept)],
  };
}
