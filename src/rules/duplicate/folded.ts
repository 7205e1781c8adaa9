import type { Article } from '../../article/article.ts';
import { classOf, fold, hashStep, LETTER } from '../../article/characters.ts';
import type { Tokens } from '../../article/tokens.ts';
import { censusOf, HAS_ODD_APOSTROPHE } from '../encoding/census.ts';

/**
 * The tokens of an article as copies are compared: case, quotation marks, dashes and white space count for nothing, and an apostrophe is an
 * apostrophe however it was typed (`mayor‘s` = `mayor’s` = `mayor's`). Block `b` has the tokens `[ofBlock[b], ofBlock[b + 1])`.
 */
export interface Folded extends Pick<Tokens, 'count' | 'start' | 'end' | 'hash' | 'gap' | 'kind'> {
  readonly ofBlock: Uint32Array;
}

/** Marks that stand for an apostrophe by mistake; the tokeniser only knows `'` and `’`. */
const WRONG_APOSTROPHE = /[‘`´]/g;
const FOLDED = Symbol('folded tokens');

/** The folded tokens; those of the article itself when no apostrophe is mistyped. O(n) once per article. */
export function foldedOf(article: Article): Folded {
  return article.view(FOLDED, fromTokens);
}

function fromTokens(article: Article): Folded {
  const { tokens, blocks } = article;
  const joints = jointsOf(article);
  const merged = joints.size === 0 ? tokens : merge(article.text, tokens, joints);
  const ofBlock = new Uint32Array(blocks.count + 1);
  let token = 0;
  for (let block = 0; block < blocks.count; block++) {
    const from = blocks.start[block] as number;
    if (merged === tokens) token = tokens.ofRow[blocks.firstRow[block] as number] as number;
    else while (token < merged.count && (merged.start[token] as number) < from) token++;
    ofBlock[block] = token;
  }
  ofBlock[blocks.count] = merged.count;
  const { count, start, end, hash, gap, kind } = merged;
  return { count, start, end, hash, gap, kind, ofBlock };
}

/** Offsets of mistyped apostrophes between two letters. */
function jointsOf(article: Article): Set<number> {
  const joints = new Set<number>();
  if ((censusOf(article) & HAS_ODD_APOSTROPHE) === 0) return joints;
  const { text } = article;
  for (const { index } of text.matchAll(WRONG_APOSTROPHE)) {
    if (classOf(text.charCodeAt(index - 1)) === LETTER && classOf(text.charCodeAt(index + 1)) === LETTER)
      joints.add(index);
  }
  return joints;
}

/** Joins the two tokens around each joint; the hash goes on as if the tokeniser had seen one word. */
function merge(text: string, tokens: Tokens, joints: ReadonlySet<number>): Omit<Folded, 'ofBlock'> {
  const start = tokens.start.slice();
  const end = tokens.end.slice();
  const hash = tokens.hash.slice();
  const gap = tokens.gap.slice();
  const kind = tokens.kind.slice();
  let count = 0;
  for (let token = 0; token < tokens.count; token++) {
    const from = tokens.start[token] as number;
    const to = tokens.end[token] as number;
    if (count > 0 && end[count - 1] === from - 1 && joints.has(from - 1)) {
      let value = hashStep(hash[count - 1] as number, 0x27);
      for (let at = from; at < to; at++)
        value = hashStep(value, text.charCodeAt(at) === 0x2019 ? 0x27 : fold(text.charCodeAt(at)));
      hash[count - 1] = value;
      end[count - 1] = to;
      continue;
    }
    start[count] = from;
    end[count] = to;
    hash[count] = tokens.hash[token] as number;
    gap[count] = tokens.gap[token] as number;
    kind[count] = tokens.kind[token] as number;
    count++;
  }
  return { count, start, end, hash, gap, kind };
}

/** Words of a block. */
export function wordsOf(folded: Folded, block: number): number {
  return (folded.ofBlock[block + 1] as number) - (folded.ofBlock[block] as number);
}

/** Have `length` tokens from `a` and from `b` the same hashes? */
export function sameTokens(folded: Folded, a: number, b: number, length: number): boolean {
  const { hash } = folded;
  for (let i = 0; i < length; i++) if (hash[a + i] !== hash[b + i]) return false;
  return true;
}
