import type { Article } from '../../article/article.ts';
import { without } from './cues.ts';
import { outlineOf } from './outline.ts';

/** A text with so many rows that are no prose is worth a look even when no cue is known in its language. */
const MANY = 8;
/** A date says nothing about what a line is. */
const TELLING = without('date');
/** What may open or close a paragraph of an article as well. */
const TELLING_IN_PROSE = without('date', 'media', 'nav', 'credit', 'byline');
/**
 * Could there be any furniture in this text? A cue in a row that is no prose, or in one of the last paragraphs; cues of two classes in a very long row; or
 * many rows that are no prose. Most clean articles pass here without the model being loaded.
 */
export function mayHoldFurniture(article: Article): boolean {
  const { count, isProse, isLong, cues } = outlineOf(article);
  let inLong = 0;
  let odd = 0;
  for (let row = 0; row < count; row++) {
    const set = cues[row] as number;
    if (isLong[row]) {
      inLong |= set & TELLING;
      if ((inLong & (inLong - 1)) !== 0) return true;
    } else if (isProse[row]) {
      if ((set & TELLING_IN_PROSE) !== 0) return true;
    } else if ((set & TELLING) !== 0 || ++odd >= MANY) return true;
  }
  return false;
}
