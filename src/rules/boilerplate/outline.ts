import type { Article } from '../../article/article.ts';
import { classes, SENTENCE_MARK } from '../../article/characters.ts';
import { cuesOf } from './cues.ts';

/** Rows with fewer words, or without the end of a sentence, are no prose. */
const PROSE_WORDS = 10;

/** What each row is, as far as its ends and the words there tell. */
export interface Outline {
  readonly count: number;
  readonly words: Uint32Array;
  readonly isProse: Uint8Array;
  /** Sets of cue classes. */
  readonly cues: Int32Array;
}

const OUTLINE = Symbol('outline of rows');

export function outlineOf(article: Article): Outline {
  return article.view(OUTLINE, outline);
}

function outline({ rows, tokens, text }: Article): Outline {
  const { count } = rows;
  const words = new Uint32Array(count);
  const isProse = new Uint8Array(count);
  const cues = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const from = tokens.ofRow[row] as number;
    const to = tokens.ofRow[row + 1] as number;
    words[row] = to - from;
    cues[row] = cuesOf(tokens, from, to);
    if (to - from >= PROSE_WORDS && endsSentence(text, rows.start[row] as number, rows.end[row] as number))
      isProse[row] = 1;
  }
  return { count, words, isProse, cues };
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && '"\')]“”’»」』）'.includes(text.charAt(at))) at--;
  return classes[text.charCodeAt(at)] === SENTENCE_MARK;
}
