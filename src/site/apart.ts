import type { Article } from '../article/article.ts';
import { hashStep } from '../article/characters.ts';
import { GAP_SENTENCE, KIND_NUMBER } from '../article/tokens.ts';

/** Distinct articles a line of a site must stand in. With two, the paragraphs of an article that was published twice would be furniture. */
export const MIN_DF = 3;
/** Words of the opening of a sentence that two articles with a sentence in common share. Numbers are left out, because lines are compared without theirs. */
const OPENING = 6;
/** Fewer words open too many sentences. */
const FEWEST = 3;

/**
 * Have these articles nothing to say about each other? No two of them are the same text, and none opens a sentence like another. Near-copies have most of their sentences in
 * common, and shared background at least one, so only of articles that fail this is there anything to learn. O(sentences).
 */
export function areApart(articles: Iterable<Article>): boolean {
  const texts = new Set<string>();
  const known = new Set<number>();
  for (const article of articles) {
    if (texts.has(article.text)) return false;
    texts.add(article.text);
    const own = openingsOf(article);
    for (const opening of own) if (known.has(opening)) return false;
    for (const opening of own) known.add(opening);
  }
  return true;
}

/** Hashes of the first words of all rows and sentences. */
function openingsOf({ tokens }: Article): number[] {
  const { count, gap, kind, hash } = tokens;
  const openings: number[] = [];
  for (let token = 0; token < count; token++) {
    if ((gap[token] as number) < GAP_SENTENCE) continue;
    let value = 0;
    let words = 0;
    for (let at = token; at < count && words < OPENING && (at === token || (gap[at] as number) < GAP_SENTENCE); at++) {
      if (kind[at] === KIND_NUMBER) continue;
      value = hashStep(value, hash[at] as number);
      words++;
    }
    if (words >= FEWEST) openings.push(value);
  }
  return openings;
}
