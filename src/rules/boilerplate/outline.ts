import type { Article } from '../../article/article.ts';
import { classes, SENTENCE_MARK } from '../../article/characters.ts';
import type { Tokens } from '../../article/tokens.ts';
import { cuesOf } from './cues.ts';

/** Rows with fewer words, or without the end of a sentence, are no prose. */
const PROSE_WORDS = 10;

/** Rows with more words hold a page or a good part of one: cues are looked for everywhere. */
const LONG = 200;
/** Words looked at in one go; all of them are at an edge then. */
const WINDOW = 60;

/** Rows at the end of a text whose cues are looked for even when they are prose: pleas and biographies stand there. */
export const LAST = 2;

/** What each row is, as far as its ends and the words there tell. */
export interface Outline {
  readonly count: number;
  readonly words: Uint32Array;
  readonly isProse: Uint8Array;
  /** Sets of cue classes; not looked for in prose within the text, which is nearly everything in a clean article. */
  readonly cues: Int32Array;
  /** 1 for rows of more than 200 words. */
  readonly isLong: Uint8Array;
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
  const isLong = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const from = tokens.ofRow[row] as number;
    const to = tokens.ofRow[row + 1] as number;
    words[row] = to - from;
    isLong[row] = to - from > LONG ? 1 : 0;
    if (to - from >= PROSE_WORDS && endsSentence(text, rows.start[row] as number, rows.end[row] as number))
      isProse[row] = 1;
    if (isLong[row]) cues[row] = cuesOfAll(tokens, from, to);
    else if (!isProse[row] || row >= count - LAST) cues[row] = cuesOf(tokens, from, to);
  }
  return { count, words, isProse, cues, isLong };
}

function cuesOfAll(tokens: Tokens, from: number, to: number): number {
  let set = 0;
  for (let at = from; at < to; at += WINDOW) set |= cuesOf(tokens, at, Math.min(to, at + WINDOW));
  return set;
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && '"\')]“”’»」』）'.includes(text.charAt(at))) at--;
  return classes[text.charCodeAt(at)] === SENTENCE_MARK;
}
