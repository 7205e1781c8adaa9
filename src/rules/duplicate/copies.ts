import type { Article } from '../../article/article.ts';
import { type Folded, foldedOf, sameTokens, wordsOf } from './folded.ts';
import { sameMarks } from './marks.ts';

const COPIES = Symbol('first copies');

/** For every block the index of the first block that reads the same after folding, or -1 when there is none before it. O(n) once per article. */
export function firstCopies(article: Article): Int32Array {
  return article.view(COPIES, findCopies);
}

function findCopies(article: Article): Int32Array {
  const folded = foldedOf(article);
  const count = article.blocks.count;
  const first = new Int32Array(count).fill(-1);
  if (count < 2) return first;
  const keys = new Float64Array(count);
  const mask = tableSize(count) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  for (let block = 0; block < count; block++) {
    if (wordsOf(folded, block) === 0) continue;
    const key = keyOf(folded, block);
    keys[block] = key;
    let slot = key & mask;
    for (;;) {
      const other = table[slot] as number;
      if (other < 0) {
        table[slot] = block;
        break;
      }
      if (keys[other] === key) {
        if (isCopy(article, folded, other, block)) first[block] = other;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return first;
}

function tableSize(count: number): number {
  return 2 ** Math.ceil(Math.log2(count * 2));
}

/** 53-bit hash over the tokens of a block: 32 bits of one mix and 21 of another. */
function keyOf(folded: Folded, block: number): number {
  const { hash, ofBlock } = folded;
  const to = ofBlock[block + 1] as number;
  let a = 0x9e3779b9 | 0;
  let b = 0;
  for (let token = ofBlock[block] as number; token < to; token++) {
    const value = hash[token] as number;
    a = Math.imul(a ^ value, 0x85ebca6b);
    a ^= a >>> 13;
    b = Math.imul((b << 5) | (b >>> 27), 0xc2b2ae35) + value;
  }
  return (a >>> 0) * 0x200000 + (b & 0x1fffff);
}

function isCopy(article: Article, folded: Folded, a: number, b: number): boolean {
  const words = wordsOf(folded, b);
  const from = folded.ofBlock[a] as number;
  const to = folded.ofBlock[b] as number;
  return wordsOf(folded, a) === words && sameTokens(folded, from, to, words) && sameMarks(article, folded, a, b);
}
