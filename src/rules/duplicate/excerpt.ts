import type { Article } from '../../article/article.ts';
import type { Span } from '../../article/span.ts';

/** Characters of an excerpt in messages and evidence. */
const LENGTH = 80;

/** The beginning of a block on one line, for messages and evidence. */
export function excerptOf(article: Article, block: number, length = LENGTH): string {
  return excerptAt(article, spanOf(article, block), length);
}

/** The beginning of a span on one line. */
export function excerptAt({ text }: Article, { start, end }: Span, length = LENGTH): string {
  const piece = text.slice(start, Math.min(end, start + length * 2)).replace(/\s+/g, ' ');
  return piece.length > length ? `${piece.slice(0, length - 1).trimEnd()}…` : piece;
}

export function spanOf({ blocks }: Article, block: number): { start: number; end: number } {
  return { start: blocks.start[block] as number, end: blocks.end[block] as number };
}
