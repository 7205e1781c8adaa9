import { classOf, fold, SENTENCE_MARK } from '../article/characters.ts';
import { rowsOf } from '../article/rows.ts';
import { GAP_LIGHT, GAP_SENTENCE, tokensOf } from '../article/tokens.ts';

/** `from` -> `to` by one word (folded; `#` is any number). `gap`: the heaviest punctuation allowed before the word. */
export type Edge = readonly [from: number, word: string, gap: number, to: number];

/**
 * A phrase with its choices as a small graph of words; node 0 is the start. Spelling the choices out would multiply them: one pack phrase can stand for
 * a thousand sequences. Light marks between words never matter (scrapers lose and add commas), the end of a sentence only where the phrase has one.
 */
export interface PhraseGraph {
  readonly edges: readonly Edge[];
  readonly ends: readonly number[];
}

export const ANY_NUMBER = '#';

/** A word, or the mark that ends a sentence. */
type Part = { readonly word: string } | 'sentence-end';

/**
 * Parses `{a,b} c` choices, `{,a}` optional words and `<n>` numbers.
 * @throws Error with a plain sentence when braces do not match or nothing is left.
 */
export function parsePhrase(source: string): PhraseGraph {
  const edges: Edge[] = [];
  let nodes = 1;
  /** Nodes reached so far, each with the gap allowed before the next word. */
  let reached = new Map<number, number>([[0, GAP_LIGHT]]);
  for (const choices of segmentsOf(source)) {
    const next = new Map<number, number>();
    const meeting = nodes++;
    for (const choice of choices) {
      const parts = partsOf(choice);
      const words = parts.filter((part) => part !== 'sentence-end').length;
      let at = reached;
      let done = 0;
      for (const part of parts) {
        if (part === 'sentence-end') {
          at = new Map([...at.keys()].map((node) => [node, GAP_SENTENCE]));
          continue;
        }
        done++;
        const to = done === words ? meeting : nodes++;
        for (const [node, gap] of at) edges.push([node, part.word, gap, to]);
        at = new Map([[to, GAP_LIGHT]]);
      }
      for (const [node, gap] of at) next.set(node, Math.max(gap, next.get(node) ?? 0));
    }
    reached = next;
  }
  if (reached.has(0)) throw new Error('the phrase has a variant without any word');
  return { edges, ends: [...reached.keys()] };
}

/** Alternating plain text (one choice) and `{…}` groups. */
function segmentsOf(source: string): string[][] {
  const segments: string[][] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{', at);
    const plain = source.slice(at, open < 0 ? undefined : open);
    if (plain.includes('}')) throw new Error('“}” without “{”');
    if (plain.trim() !== '') segments.push([plain]);
    if (open < 0) break;
    const close = source.indexOf('}', open);
    if (close < 0) throw new Error('“{” without “}”');
    const inner = source.slice(open + 1, close);
    if (inner.includes('{')) throw new Error('choices cannot be nested');
    segments.push(inner.split(','));
    at = close + 1;
  }
  return segments;
}

/** By the tokeniser itself, so that a phrase has the words that an article has. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  text.split('<n>').forEach((piece, index) => {
    if (index > 0) parts.push({ word: ANY_NUMBER });
    const { count, start, end } = tokensOf(piece, rowsOf(piece));
    let at = 0;
    for (let token = 0; token <= count; token++) {
      const next = token < count ? (start[token] as number) : piece.length;
      if (endsSentence(piece, at, next)) parts.push('sentence-end');
      at = token < count ? (end[token] as number) : next;
      if (token < count) parts.push({ word: foldWord(piece.slice(next, at)) });
    }
  });
  return parts;
}

function endsSentence(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classOf(text.charCodeAt(at)) === SENTENCE_MARK) return true;
  return false;
}

/** Words of all choices of a phrase as the tokeniser sees them. Cheaper than a parse of the phrase, because the words of matches are needed at every start. */
export function wordsOfPhrase(source: string): string[] {
  // A comma between two numbers would join them, as in “1,000”; between choices it must not.
  const text = source.includes('{') ? source.replace(/\{[^}]*\}/g, (choices) => choices.replaceAll(',', ' ')) : source;
  const { count, start, end } = tokensOf(text, rowsOf(text));
  return Array.from({ length: count }, (_, token) => text.slice(start[token], end[token]));
}

/** Lower case with a straight apostrophe, the form in which words are compared. */
export function foldWord(word: string): string {
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    out += code === 0x2019 ? "'" : String.fromCharCode(fold(code));
  }
  return out;
}

/** Does `text` read `word` from `start` to `end`, once folded by `foldWord`? Folding keeps the length, so no string has to be made. */
export function isWord(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code === 0x2019 ? 0x27 : fold(code)) !== word.charCodeAt(at - start)) return false;
  }
  return true;
}
