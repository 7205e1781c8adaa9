import type { Article } from '../article/article.ts';
import type { CompiledPhrase } from './compiled.ts';

/** An occurrence of a phrase: its first and last token, and the row of the first. */
export interface PhraseMatch {
  readonly phrase: CompiledPhrase;
  readonly first: number;
  readonly last: number;
  readonly row: number;
}

/** The words of a match as they are written. */
export function wordsOf(article: Article, match: PhraseMatch): string {
  return article.text.slice(article.tokens.start[match.first], article.tokens.end[match.last]);
}
