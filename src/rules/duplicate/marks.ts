import type { Article } from '../../article/article.ts';
import { classOf, isSpaceOrBreak, MARK, SENTENCE_MARK } from '../../article/characters.ts';
import { KIND_NUMBER } from '../../article/tokens.ts';
import type { Folded } from './folded.ts';

/** Marks that may differ between two copies: quotation marks, dashes, commas, brackets, bullets. Everything else (`£`, `%`, `?`, `+`) has a meaning. */
const FOLDED_MARKS = new Set(
  '\'"‘’‚‛“”„‟`´«»‹›「」『』-‐‑‒–—―−.,;:…·•*()[]。，、；：_\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f',
);
const DASHES = new Set('-‐‑‒–—―−');

/** Do two blocks with the same tokens also have the same marks that matter, at the same words? */
export function sameMarks(article: Article, folded: Folded, a: number, b: number): boolean {
  return marksOf(article, folded, a) === marksOf(article, folded, b);
}

/** The marks of a block that matter, each with the number of the word before it. A dash matters as the sign of a number. */
function marksOf({ text, blocks }: Article, folded: Folded, block: number): string {
  const first = folded.ofBlock[block] as number;
  const last = folded.ofBlock[block + 1] as number;
  let marks = '';
  let at = blocks.start[block] as number;
  for (let token = first; token <= last; token++) {
    const stop = token < last ? (folded.start[token] as number) : (blocks.end[block] as number);
    for (; at < stop; at++) {
      const kind = classOf(text.charCodeAt(at));
      if (kind !== MARK && kind !== SENTENCE_MARK) continue;
      const mark = text.charAt(at);
      const sign =
        DASHES.has(mark) &&
        at + 1 === stop &&
        folded.kind[token] === KIND_NUMBER &&
        isSpaceOrBreak(text.charCodeAt(at - 1));
      if (sign || !FOLDED_MARKS.has(mark)) marks += `${token - first}${sign ? '-' : mark}`;
    }
    if (token < last) at = folded.end[token] as number;
  }
  return marks;
}
