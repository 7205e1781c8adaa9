import type { Article } from '../../article/article.ts';
import { classes, SENTENCE_MARK } from '../../article/characters.ts';
import { CUES, cuesOf } from './cues.ts';

/** Rows with fewer words, or without the end of a sentence, are no prose. */
const PROSE_WORDS = 10;
/** A text with so many rows that are no prose is worth a look even when no cue is known in its language. */
const MANY = 5;
const TELLING = ~(1 << CUES.indexOf('date'));

/**
 * Could there be any furniture in this text? A cue in a row that is no prose, cues of two classes anywhere, or several rows that are no prose. Looks at the
 * ends of rows and at the words that stand there, nothing else: most clean articles pass without the model being loaded.
 */
export function mayHoldFurniture(article: Article): boolean {
  const { rows, tokens, text } = article;
  let seen = 0;
  let odd = 0;
  for (let row = 0; row < rows.count; row++) {
    const from = tokens.ofRow[row] as number;
    const to = tokens.ofRow[row + 1] as number;
    const set = cuesOf(tokens, from, to) & TELLING;
    seen |= set;
    if ((seen & (seen - 1)) !== 0) return true;
    if (to - from >= PROSE_WORDS && endsSentence(text, rows.start[row] as number, rows.end[row] as number)) continue;
    odd++;
    if (set !== 0 || odd >= MANY) return true;
  }
  return false;
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && '"\')]“”’»」』）'.includes(text.charAt(at))) at--;
  return classes[text.charCodeAt(at)] === SENTENCE_MARK;
}
