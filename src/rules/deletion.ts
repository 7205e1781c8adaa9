import type { Article } from '../article/article.ts';
import { isSpaceOrBreak } from '../article/characters.ts';
import type { Edit } from '../engine/finding.ts';

/** Deletes the rows from `first` to `last`, both included (default: one row), together with the blank lines below, so that no gap is left behind. */
export function deleteRows(article: Article, first: number, last = first): Edit {
  return { start: article.rows.lineStart[first] as number, end: article.rows.next[last] as number, text: '' };
}

/** Deletes rows together with the blank lines above, so that the gap below is the one that stays. There must be a row above. */
export function deleteRowsUpwards({ rows }: Article, first: number, last = first): Edit {
  return { start: rows.end[first - 1] as number, end: rows.end[last] as number, text: '' };
}

export function deleteBlock(article: Article, block: number): Edit {
  return deleteRows(article, article.blocks.firstRow[block] as number, article.blocks.lastRow[block] as number);
}

/**
 * Deletes a piece of one row. Takes the white space on one side with it, so that the words that stay are one space apart; takes the whole row
 * when nothing else is on it.
 */
export function deleteInline(article: Article, from: number, to: number): Edit {
  const { rows, text } = article;
  const row = article.rowAt(from);
  const rowStart = rows.start[row] as number;
  const rowEnd = rows.end[row] as number;
  let start = Math.max(from, rowStart);
  let end = Math.min(to, rowEnd);
  while (end < rowEnd && isSpaceOrBreak(text.charCodeAt(end))) end++;
  const opens = isBlank(text, rowStart, start);
  const closes = end === rowEnd;
  if (opens && closes) return deleteRows(article, row);
  if (opens) return { start: rows.lineStart[row] as number, end, text: '' };
  if (closes) {
    while (start > rowStart && isSpaceOrBreak(text.charCodeAt(start - 1))) start--;
    return { start, end, text: '' };
  }
  const spaceBefore = isSpaceOrBreak(text.charCodeAt(start - 1));
  // Nothing but a space may stand for a space: without one on the left, one of those on the right has to stay.
  if (!spaceBefore && end > to) end = to;
  return { start, end, text: '' };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSpaceOrBreak(text.charCodeAt(i))) return false;
  return true;
}

/** Deletes everything from a row to the end of the text. */
export function deleteToEnd(article: Article, row: number): Edit {
  return { start: article.rows.lineStart[row] as number, end: article.text.length, text: '' };
}
