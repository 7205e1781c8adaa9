import type { Article } from '../../article/article.ts';
import type { Draft, Safety } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteBlock } from '../deletion.ts';
import { firstCopies } from './copies.ts';
import { excerptOf, spanOf } from './excerpt.ts';
import { foldedOf, wordsOf } from './folded.ts';
import { continues, goesOn, opensQuotation } from './quotation.ts';
import { type CopyRun, copyRuns, isPasted } from './runs.ts';
import { asksQuestion, charactersOf, isProse, isStructured, isVerse, paragraphsAbove } from './shape.ts';

/** A copy this long is no coincidence, however far apart the two stand. */
const LONG = 80;
/** Copies of a shorter paragraph must stand within this many paragraphs. */
const NEAR = 12;
/** Blocks in the same order that make a part of the article pasted twice. */
const RUN = 3;
/**
 * Copies of this many words and this share of the text come from a page that prints parts of its article in two boxes. Which of them readers should see the text
 * does not tell, so they are only reported, unless nearly the whole article stands twice. In the gold texts of the NAEB development set one article of 207 is like that.
 */
const PARTS = { words: 200, least: 0.2, most: 0.4 };
/** More copies of one short line than this are a refrain or a label. */
const MAX_COPIES = 3;
/**
 * Safe copies may take this share of the words, or this many words; beyond, the page was probably put together from two versions and a person
 * should look. In the gold texts of the NAEB and fundus development sets 2 of 331 articles are above.
 */
const OPTIONS = { safeShare: 0.1, safeWords: 60 };

export const paragraph = defineRule({
  id: 'duplicate/paragraph',
  phase: 'structure',
  scope: 'document',
  sign: 'furniture',
  safety: 'safe',
  options: OPTIONS,
  docs: {
    summary: 'A paragraph that stands in the article twice.',
    why: 'Content systems print summaries, captions and pull-out paragraphs again inside the body, and scrapers join two views of one page. The first copy stays, so no word of the article is lost. Quotation marks, apostrophes, dashes, case and white space do not make a difference.',
    fix: 'The later copy is deleted and the finding points to the one that is kept. Refrains, lists, tables, labels and repeated questions stay. A copy that carries the beginning of a longer quotation is only reported. When copies take more than a tenth of the article, or a paragraph repeats the one that opens it, a person should look.',
    bad: [
      {
        text: 'The harbour at Port Wenn will close for six weeks while divers repair the sea wall.\n\nFerries will use the smaller pier.\n\nThe harbour at Port Wenn will close for six weeks while divers repair the sea wall.\n\nThe work will cost £3.4 million.',
        fixed:
          'The harbour at Port Wenn will close for six weeks while divers repair the sea wall.\n\nFerries will use the smaller pier.\n\nThe work will cost £3.4 million.',
      },
      {
        text: 'The mayor condemned the rider‘s refusal to stop at the crossing.\nNobody was hurt.\nThe mayor condemned the rider’s refusal to stop at the crossing.\nPolice want witnesses.',
        fixed:
          'The mayor condemned the rider‘s refusal to stop at the crossing.\nNobody was hurt.\nPolice want witnesses.',
      },
    ],
    good: [
      'The choir sang the song of the miners:\n\nAnd we’ll all go down to the river again,\nAnd we’ll wait for the boat in the wind and the rain.\n\nIt has nine verses:\n\nAnd we’ll all go down to the river again,\nAnd we’ll wait for the boat in the wind and the rain.\n\nNobody left early.',
      'Three bakers were asked.\n\nWhat is the first thing that you do in the morning?\n\nI light the oven.\n\nWhat is the first thing that you do in the morning?\n\nI look at the sky.',
      'I have today asked the board to find a new chairman for the club.\n\nI have today asked the board to find a new manager for the club.',
    ],
  },
  create:
    ({ options }) =>
    ({ article, report }) => {
      for (const draft of draftsOf(article, options)) report(draft);
    },
});

function draftsOf(article: Article, options: typeof OPTIONS): Draft[] {
  const first = firstCopies(article);
  const safety = new Map<number, Safety>();
  const copies = countCopies(first);
  for (const run of copyRuns(first)) {
    const last = lastRepeat(article, run, copies);
    for (let block = run.from; block <= last; block++) safety.set(block, isTeaser(run) ? 'report' : 'safe');
  }
  if (safety.size === 0) return [];
  sparePartsOfQuotations(article, first, safety);
  const most = mostFor(article, first, safety, options);
  return [...safety].map(([block, level]) =>
    draftOf(article, block, first[block] as number, level === 'safe' ? most : level),
  );
}

/** What a bulk command may do with the copies of an article, all taken together. */
function mostFor(
  article: Article,
  first: Int32Array,
  safety: ReadonlyMap<number, Safety>,
  options: typeof OPTIONS,
): Safety {
  const { count } = foldedOf(article);
  const words = safeWordsIn(article, safety);
  const share = words / count;
  if (words >= PARTS.words && share >= PARTS.least && share < PARTS.most) return 'report';
  if (words > Math.max(options.safeWords, count * options.safeShare)) return 'review';
  return isNotice(article, safety, first, options) || repeatsStandfirst(article, safety, first) ? 'review' : 'safe';
}

/**
 * The last block of a run that repeats for no reason, or -1. What stands before it in the run goes too (a subhead belongs to its paragraph), what
 * stands behind it may head something new.
 */
function lastRepeat(article: Article, run: CopyRun, copies: ReadonlyMap<number, number>): number {
  const pasted = isPasted(article, run, RUN);
  let last = -1;
  for (let block = run.from; block < run.to; block++) {
    const kept = run.kept + block - run.from;
    if (pasted ? isProse(article, block) : repeats(article, block, kept, copies)) last = block;
    else if (last < 0 && isVerse(article, block)) return -1;
  }
  return last;
}

function countCopies(first: Int32Array): Map<number, number> {
  const copies = new Map<number, number>();
  for (const kept of first) if (kept >= 0) copies.set(kept, (copies.get(kept) ?? 1) + 1);
  return copies;
}

/** Is a copy that stands alone a repeat of prose and not a line that articles repeat on purpose? */
function repeats(article: Article, block: number, kept: number, copies: ReadonlyMap<number, number>): boolean {
  if (!isProse(article, block) || isStructured(article, block) || isVerse(article, block)) return false;
  const length = charactersOf(article, block);
  if (length < LONG && (block - kept > NEAR || (copies.get(kept) ?? 0) > MAX_COPIES)) return false;
  return block - kept === 1 || !asksQuestion(article, block);
}

/** A standfirst above the article that was cut from its body: the body needs its paragraph. */
function isTeaser(run: CopyRun): boolean {
  return run.to - run.from === 1 && run.kept <= 1 && run.from - run.kept > NEAR;
}

/**
 * One copy alone, apart from its original, and the original opens the text: a standfirst cut from the body, or a lead printed twice. No word is lost either way, but
 * the paragraph may be missed where it stood, so a person should look.
 */
function repeatsStandfirst(article: Article, safety: ReadonlyMap<number, Safety>, first: Int32Array): boolean {
  const [block, ...others] = [...safety].filter(([, level]) => level === 'safe').map(([copy]) => copy);
  if (block === undefined || others.length > 0) return false;
  const kept = first[block] as number;
  return block - kept > 1 && paragraphsAbove(article, kept) === 0;
}

/** One long copy alone, apart from its original, can be a notice that stands under every chart; several copies, or a short one, are damage. */
function isNotice(
  article: Article,
  safety: ReadonlyMap<number, Safety>,
  first: Int32Array,
  { safeWords }: typeof OPTIONS,
): boolean {
  const safe = [...safety].filter(([, level]) => level === 'safe').map(([block]) => block);
  const [block] = safe;
  if (safe.length !== 1 || block === undefined || block - (first[block] as number) === 1) return false;
  return wordsOf(foldedOf(article), block) > safeWords;
}

/** Reports what would cut a quotation. From the end and again until nothing changes, because the parts of a quotation go or stay together. */
function sparePartsOfQuotations(article: Article, first: Int32Array, safety: Map<number, Safety>): void {
  const blocks = [...safety.keys()].reverse();
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of blocks) {
      if (safety.get(block) !== 'safe' || !tearsQuotation(article, block, first[block] as number, safety)) continue;
      safety.set(block, 'report');
      changed = true;
    }
    blocks.reverse();
  }
}

/** Would the deletion cut a quotation that runs over several paragraphs, or leave only the copy without quotation marks? */
function tearsQuotation(article: Article, block: number, kept: number, safety: ReadonlyMap<number, Safety>): boolean {
  const goes = (other: number): boolean => safety.get(other) === 'safe';
  if (opensQuotation(article, block) !== opensQuotation(article, kept)) return true;
  if (goesOn(article, block) && !(goesOn(article, kept) && goes(block + 1))) return true;
  return continues(article, block) && !goes(block - 1);
}

/** Words of the copies that may go. */
function safeWordsIn(article: Article, safety: ReadonlyMap<number, Safety>): number {
  const folded = foldedOf(article);
  let words = 0;
  for (const [block, level] of safety) if (level === 'safe') words += wordsOf(folded, block);
  return words;
}

function draftOf(article: Article, block: number, kept: number, safety: Safety): Draft {
  return {
    ...spanOf(article, block),
    message: `Unexpected second copy of “${excerptOf(article, kept, 60)}”, expected it once`,
    edits: [deleteBlock(article, block)],
    safety,
    evidence: { kept: excerptOf(article, kept), distance: block - kept, words: wordsOf(foldedOf(article), block) },
    related: [spanOf(article, kept)],
  };
}
