import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, isSpaceOrBreak, SENTENCE_MARK } from '../../article/characters.ts';
import { KIND_NUMBER } from '../../article/tokens.ts';
import { foldedOf, wordsOf } from './folded.ts';

/** A copy of fewer words or characters than this may be a label, a score or a chorus. */
const PROSE_WORDS = 8;
const PROSE_CHARACTERS = 40;
/** Lines of verse and captions of tables are shorter than this; paragraphs of news prose mostly longer. */
const SHORT_LINE = 80;
/** Share of numbers above which a line is a table row or a result. */
const NUMBERS = 0.3;

const CLOSERS = '"”’\'»)]*_';
const BULLETS = '•·*–—-▪►●○■□✓→>+#|';
const LABEL = /^[^.!?:“"„«‘]{1,40}:\s+(?![“"„«‘])/;
const NUMBERED = /^\(?(?:\d{1,3}|[a-zA-Z])[.)]\s/;

export function charactersOf({ blocks }: Article, block: number): number {
  return (blocks.end[block] as number) - (blocks.start[block] as number);
}

/** Does the block end a sentence (closing quotation marks and brackets aside)? */
export function endsSentence(article: Article, block: number): boolean {
  return classOf(lastMark(article, block)) === SENTENCE_MARK;
}

export function asksQuestion(article: Article, block: number): boolean {
  return '?？؟'.includes(String.fromCharCode(lastMark(article, block)));
}

function lastMark({ text, blocks }: Article, block: number): number {
  const from = blocks.start[block] as number;
  let at = (blocks.end[block] as number) - 1;
  while (at > from && (CLOSERS.includes(text.charAt(at)) || isSpaceOrBreak(text.charCodeAt(at)))) at--;
  return text.charCodeAt(at);
}

/** A paragraph of running text: at least one whole sentence of some length. */
export function isProse(article: Article, block: number): boolean {
  return (
    wordsOf(foldedOf(article), block) >= PROSE_WORDS &&
    charactersOf(article, block) >= PROSE_CHARACTERS &&
    endsSentence(article, block)
  );
}

/** Paragraphs at the top that a summary may fill: three bullets, or a standfirst and its lead. */
const HEAD_PARAGRAPHS = 3;
const HEAD = Symbol('first paragraphs of prose');

/**
 * Paragraphs of prose above a block, counted up to `HEAD_PARAGRAPHS`. What stands at the top of a text may be its standfirst or summary, and then a later
 * paragraph that says the same is the one the text needs.
 */
export function paragraphsAbove(article: Article, block: number): number {
  return article.view(HEAD, firstParagraphs).filter((paragraph) => paragraph < block).length;
}

function firstParagraphs(article: Article): number[] {
  const found: number[] = [];
  for (let block = 0; block < article.blocks.count && found.length < HEAD_PARAGRAPHS; block++)
    if (isProse(article, block)) found.push(block);
  return found;
}

/** Lists, tables, results, speaker and question labels: they repeat for good reasons. */
export function isStructured(article: Article, block: number): boolean {
  const text = article.text;
  const from = article.blocks.start[block] as number;
  const first = text.charAt(from);
  if (BULLETS.includes(first) && isSpaceOrBreak(text.charCodeAt(from + 1))) return true;
  const head = text.slice(from, Math.min(from + 60, article.blocks.end[block] as number));
  if (NUMBERED.test(head) || LABEL.test(head)) return true;
  return isTabular(article, block);
}

function isTabular(article: Article, block: number): boolean {
  const folded = foldedOf(article);
  const from = folded.ofBlock[block] as number;
  const words = wordsOf(folded, block);
  let numbers = 0;
  for (let token = from; token < from + words; token++) if (folded.kind[token] === KIND_NUMBER) numbers++;
  if (numbers > words * NUMBERS) return true;
  if (charactersOf(article, block) > 400) return false;
  const text = article.blockText(block);
  return (
    text.includes('\t') ||
    text.includes(' | ') ||
    (classOf(text.charCodeAt(0)) === DIGIT && /^\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m|Uhr|h)?\b/.test(text))
  );
}

/** A line of verse: short, with a neighbour that is short too and goes on after a comma or without any mark. */
export function isVerse(article: Article, block: number): boolean {
  if (charactersOf(article, block) >= SHORT_LINE) return false;
  for (let other = Math.max(0, block - 2); other <= Math.min(article.blocks.count - 1, block + 2); other++) {
    if (other === block || charactersOf(article, other) >= SHORT_LINE) continue;
    if (',;'.includes(String.fromCharCode(lastMark(article, other)))) return true;
    const touches = other === block - 1 && article.rows.blanksBefore[article.blocks.firstRow[block] as number] === 0;
    if (touches && block >= 2 && !endsSentence(article, other) && hasStanza(article, block)) return true;
  }
  return false;
}

/** The text has blank lines, but not between this block and the two before it. */
function hasStanza({ blocks, rows }: Article, block: number): boolean {
  const blanks = (index: number): number => rows.blanksBefore[blocks.firstRow[index] as number] as number;
  return blanks(block) === 0 && blanks(block - 1) === 0 && blanks(block - 2) > 0;
}
