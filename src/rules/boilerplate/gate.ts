import type { Article } from '../../article/article.ts';
import { without } from './cues.ts';
import { outlineOf } from './outline.ts';

/** A text with so many rows that are no prose is worth a look even when no cue is known in its language. */
const MANY = 5;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Could there be any furniture in this text? A cue in a row that is no prose, cues of two classes anywhere, or several rows that are no prose. Most clean
 * articles pass here without the model being loaded.
 */
export function mayHoldFurniture(article: Article): boolean {
  const { count, isProse, cues } = outlineOf(article);
  let seen = 0;
  let odd = 0;
  for (let row = 0; row < count; row++) {
    const set = (cues[row] as number) & TELLING;
    seen |= set;
    if ((seen & (seen - 1)) !== 0) return true;
    if (isProse[row]) continue;
    odd++;
    if (set !== 0 || odd >= MANY) return true;
  }
  return false;
}
