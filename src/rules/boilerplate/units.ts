import type { Article } from '../../article/article.ts';
import { classes, IDEOGRAPH, isSpaceOrBreak } from '../../article/characters.ts';
import { sentenceBehindLabels } from './lead.ts';

/** A paragraph longer than this is read sentence by sentence: many extractors put a whole page on one line. UTF-16 units. */
const LONG = 1200;
const LONG_IDEOGRAPHIC = 400;
/** Ideographs in a word, on average; every ideograph is a token. */
export const IDEOGRAPHS_PER_WORD = 1.7;

/** What the line model judges: paragraphs, and sentences of very long paragraphs. Parallel arrays, in order. */
export interface Units {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Tokens `[firstToken, endToken)`. */
  readonly firstToken: Uint32Array;
  readonly endToken: Uint32Array;
  readonly block: Uint32Array;
  /** 1 when the unit is a sentence of a long paragraph; then `opens` and `closes` mark the first and the last of it. */
  readonly isSentence: Uint8Array;
  readonly opens: Uint8Array;
  readonly closes: Uint8Array;
  /** Words; 1.7 ideographs count as one. */
  readonly words: Float32Array;
  /** Ideographs among the tokens. */
  readonly ideographs: Uint32Array;
}

const UNITS = Symbol('units of the line model');

export function unitsOf(article: Article): Units {
  return article.view(UNITS, findUnits);
}

function findUnits(article: Article): Units {
  const { blocks, tokens, text } = article;
  const starts: number[] = [];
  const ends: number[] = [];
  const ofBlock: number[] = [];
  const edges: number[] = [];
  let token = 0;
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.start[block] as number;
    const end = blocks.end[block] as number;
    let isLong = end - start > LONG;
    if (!isLong && end - start > LONG_IDEOGRAPHIC) {
      while (token < tokens.count && (tokens.start[token] as number) < start) token++;
      isLong = classes[text.charCodeAt(tokens.start[token] ?? start)] === IDEOGRAPH && isIdeographic(text, start, end);
    }
    const sentences = isLong ? article.sentences(block) : [];
    if (sentences.length < 2) {
      starts.push(start);
      ends.push(end);
      ofBlock.push(block);
      edges.push(0);
      continue;
    }
    const pieces = sentences.flatMap((sentence) => {
      while (token < tokens.count && (tokens.start[token] as number) < sentence.start) token++;
      const first = token;
      while (token < tokens.count && (tokens.start[token] as number) < sentence.end) token++;
      const behind = sentenceBehindLabels(article, first, token);
      if (behind < 0) return [sentence];
      const start = openingOf(text, tokens.start[behind] as number);
      return [
        { start: sentence.start, end: trimmedEnd(text, start) },
        { start, end: sentence.end },
      ];
    });
    pieces.forEach((sentence, i) => {
      starts.push(sentence.start);
      ends.push(sentence.end);
      ofBlock.push(block);
      edges.push(4 + (i === 0 ? 1 : 0) + (i === pieces.length - 1 ? 2 : 0));
    });
  }
  const count = starts.length;
  const units: Units = {
    count,
    start: Uint32Array.from(starts),
    end: Uint32Array.from(ends),
    firstToken: new Uint32Array(count),
    endToken: new Uint32Array(count),
    block: Uint32Array.from(ofBlock),
    isSentence: Uint8Array.from(edges, (edge) => edge >> 2),
    opens: Uint8Array.from(edges, (edge) => edge & 1),
    closes: Uint8Array.from(edges, (edge) => (edge >> 1) & 1),
    words: new Float32Array(count),
    ideographs: new Uint32Array(count),
  };
  countTokens(article, units);
  return units;
}

/** With the quotation mark or bracket in front of it. */
function openingOf(text: string, start: number): number {
  return '“„«‘"([¿¡'.includes(text.charAt(start - 1)) ? start - 1 : start;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (isSpaceOrBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function isIdeographic(text: string, start: number, end: number): boolean {
  let found = 0;
  for (let at = start; at < end; at++) if (classes[text.charCodeAt(at)] === IDEOGRAPH) found++;
  return found * 2 > end - start;
}

function countTokens({ tokens, text }: Article, units: Units): void {
  let token = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const end = units.end[unit] as number;
    units.firstToken[unit] = token;
    let ideographs = 0;
    for (; token < tokens.count && (tokens.start[token] as number) < end; token++) {
      const at = tokens.start[token] as number;
      if ((tokens.end[token] as number) === at + 1 && classes[text.charCodeAt(at)] === IDEOGRAPH) ideographs++;
    }
    units.endToken[unit] = token;
    units.ideographs[unit] = ideographs;
    units.words[unit] = token - (units.firstToken[unit] as number) - ideographs + ideographs / IDEOGRAPHS_PER_WORD;
  }
}
