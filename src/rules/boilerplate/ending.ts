import type { Article } from '../../article/article.ts';
import { countCues, phraseCuesOf, setOf } from './cues.ts';
import { type Outline, outlineOf } from './outline.ts';
import { mainRun } from './topic.ts';

/** Headings of these classes can end an article. */
const OPENERS = setOf('related', 'comment', 'newsletter', 'bio', 'donate', 'copyright', 'tags', 'follow', 'share');
/** Classes that confirm an opener; dates, credits and words of menus stand in articles too. */
const CONFIRMING = setOf(
  'share',
  'newsletter',
  'legal',
  'related',
  'comment',
  'ad',
  'follow',
  'bio',
  'donate',
  'copyright',
  'tags',
  'action',
  'account',
);
const COMMENT = setOf('comment');
const RHYTHM = setOf('comment', 'stamp', 'date');
/** Words of a heading. */
const HEADING_WORDS = 8;
/** Words of a heading that is nothing but a plain word and its companions. */
const LABEL_WORDS = 2;
/** Words of prose that must stand above it. */
const TEXT_WORDS = 80;
/** Cue classes below (heading included) that convict it. */
const MIN_CLASSES = 2;
/** With so many, and no prose at all below, nobody needs to look. */
const SURE_CLASSES = 3;
/** Teasers may hold prose: at most this share of the prose above. */
const PROSE_SHARE = 0.25;
/** The same where reader comments run on from the text. */
const COMMENT_SHARE = 0.5;
/** Share of the rows below that are no prose. */
const SHORT_SHARE = 0.6;
/** Rows below a heading that must be no prose. */
const LIST_ROWS = 3;
/** Stamps and “reply” labels that make a rhythm of reader comments. */
const MIN_RHYTHM = 4;

/** Where the furniture behind an article starts. */
export interface Ending {
  readonly row: number;
  /** Set of the cue classes that confirm it. */
  readonly classes: number;
  /** Words of prose from the row on. */
  readonly prose: number;
  readonly comments: boolean;
  /** Nobody needs to look. */
  readonly isSure: boolean;
}

const ENDING = Symbol('end of the article');
const STORY = Symbol('main run of prose below each paragraph');

/**
 * The first heading below a text that everything below it confirms.
 * @param original the article as it came in. What an earlier phase took out of it may have been the story: then a button above that seems to end what is left.
 */
export function endingOf(article: Article, original: Article): Ending | undefined {
  return article.view(ENDING, (it) => ({ found: findEnding(it, original) })).found;
}

/** One pass from the end, with running sums. */
function findEnding(article: Article, original: Article): Ending | undefined {
  const outline = outlineOf(article);
  const { count, words, isProse, cues } = outline;
  if (!cues.some((set) => (set & OPENERS) !== 0)) return undefined;
  const last = mainRun(words, isProse).last;
  let proseAbove = 0;
  for (let row = 0; row < count; row++) if (isProse[row]) proseAbove += words[row] as number;
  let prose = 0;
  let short = 0;
  let classes = 0;
  let rhythm = 0;
  let best: Ending | undefined;
  for (let row = count - 1; row >= 0; row--) {
    const set = cues[row] as number;
    if (isProse[row]) {
      prose += words[row] as number;
      proseAbove -= words[row] as number;
      continue;
    }
    short++;
    classes |= set & CONFIRMING;
    if ((set & RHYTHM) !== 0 && (words[row] as number) <= HEADING_WORDS) rhythm++;
    if (!isOpener(article, outline, row)) continue;
    const comments = (set & COMMENT) !== 0 && rhythm >= MIN_RHYTHM;
    if (!comments && hasProseBelow(outline, row)) continue;
    // A page may name its related stories above the article too: what is cut off must lie behind the main run of prose.
    const behind = row > last || (comments && prose <= COMMENT_SHARE * proseAbove);
    const quiet = behind && (comments || (prose <= PROSE_SHARE * proseAbove && short >= SHORT_SHARE * (count - row)));
    if (proseAbove < TEXT_WORDS || countCues(classes) < MIN_CLASSES || !quiet) continue;
    if (!isStoryAbove(article, original, row, proseAbove)) continue;
    best = { row, classes, prose, comments, isSure: prose === 0 && countCues(classes) >= SURE_CLASSES };
  }
  return best;
}

/**
 * Is the story what stands above a row? Where an earlier phase has taken the main run of prose of the original out, the last paragraph above the row says how much of that
 * run stood below it; more than stands above is no furniture. A paragraph that was mended is not found again and says nothing.
 */
function isStoryAbove(article: Article, original: Article, row: number, proseAbove: number): boolean {
  if (article.text === original.text) return true;
  const { isProse } = outlineOf(article);
  let last = row - 1;
  while (last >= 0 && !isProse[last]) last--;
  return (original.view(STORY, storyBelow).get(article.rowText(last)) ?? 0) <= proseAbove;
}

/** Words of the main run of prose below each paragraph of a text. */
function storyBelow(article: Article): ReadonlyMap<string, number> {
  const { count, words, isProse } = outlineOf(article);
  const run = mainRun(words, isProse);
  const found = new Map<string, number>();
  let below = 0;
  for (let row = count - 1; row >= 0; row--) {
    if (!isProse[row]) continue;
    const paragraph = article.rowText(row);
    if (!found.has(paragraph)) found.set(paragraph, below);
    if (row >= run.first && row <= run.last) below += words[row] as number;
  }
  return found;
}

/** A box may stand above the closing paragraph; what ends an article has a list below it, not a paragraph. */
function hasProseBelow({ count, isProse }: Outline, row: number): boolean {
  for (let below = row + 1; below < count && below <= row + LIST_ROWS; below++) if (isProse[below]) return true;
  return false;
}

/** A heading of furniture: a known phrase in a short row, or a plain word like “more” that stands nearly alone. */
function isOpener({ tokens }: Article, { words, cues }: Outline, row: number): boolean {
  const count = words[row] as number;
  if (count > HEADING_WORDS || ((cues[row] as number) & OPENERS) === 0) return false;
  return (
    count <= LABEL_WORDS ||
    (phraseCuesOf(tokens, tokens.ofRow[row] as number, tokens.ofRow[row + 1] as number) & OPENERS) !== 0
  );
}
