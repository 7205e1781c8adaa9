import type { Article } from '../article/article.ts';
import { BODY } from './line.ts';

/** A line of fewer words is a label. */
const MIN_WORDS = 3;
/** Words are compared by their beginning (UTF-16 units), because endings change with the sentence. Shorter ones stand in any text. */
const STEM = 5;
/** Stems of a line that the prose must have too, and their share. */
const MIN_SHARED = 2;
const SHARE = 0.5;

/** Does the prose of a text use the words of a row? A headline speaks of its article; the teaser of another story does not. */
export function isTakenUp(article: Article, row: number, zones: Uint8Array): boolean {
  const { ofRow } = article.tokens;
  if ((ofRow[row + 1] as number) - (ofRow[row] as number) < MIN_WORDS) return false;
  const wanted = new Set(stemsOf(article, row));
  const least = Math.max(MIN_SHARED, SHARE * wanted.size);
  const shared = new Set<string>();
  for (let other = 0; other < zones.length && shared.size < least; other++) {
    if (zones[other] !== BODY) continue;
    for (const stem of stemsOf(article, other)) if (wanted.has(stem)) shared.add(stem);
  }
  return shared.size >= least;
}

function* stemsOf({ text, tokens }: Article, row: number): Generator<string> {
  for (let token = tokens.ofRow[row] as number; token < (tokens.ofRow[row + 1] as number); token++) {
    const start = tokens.start[token] as number;
    if ((tokens.end[token] as number) - start >= STEM) yield text.slice(start, start + STEM).toLowerCase();
  }
}
