import type { Article } from '../../article/article.ts';
import { foldedOf, wordsOf } from './folded.ts';
import { isProse, isVerse } from './shape.ts';

/** A run of copies in the order of their first copies: `[from, to)`; `kept` is the first copy of the first block. */
export interface CopyRun {
  readonly from: number;
  readonly to: number;
  readonly kept: number;
}

/** Joins copies that follow each other as their first copies do. A run never reaches into its own first copy. O(blocks). */
export function copyRuns(first: Int32Array): CopyRun[] {
  const runs: CopyRun[] = [];
  for (let block = 0; block < first.length; block++) {
    const kept = first[block] as number;
    if (kept < 0) continue;
    let to = block + 1;
    while (to < first.length && first[to] === kept + (to - block) && kept + (to - block) < block) to++;
    runs.push({ from: block, to, kept });
    block = to - 1;
  }
  return runs;
}

/** Is this part of the article pasted a second time: at least `blocks` blocks, most of their words in paragraphs of prose? A chorus is not. */
export function isPasted(article: Article, run: CopyRun, blocks: number): boolean {
  if (run.to - run.from < blocks) return false;
  const folded = foldedOf(article);
  let words = 0;
  let prose = 0;
  let paragraphs = 0;
  for (let block = run.from; block < run.to; block++) {
    const length = wordsOf(folded, block);
    words += length;
    if (!isProse(article, block) || isVerse(article, block)) continue;
    prose += length;
    paragraphs++;
  }
  return paragraphs >= 2 && prose * 2 >= words;
}
