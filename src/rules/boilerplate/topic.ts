import type { Article } from '../../article/article.ts';
import { column, type Matrix, own } from './matrix.ts';
import { PROSE_WORDS } from './shape.ts';
import type { Units } from './units.ts';

/** Letters of a content word. */
const CONTENT_LETTERS = 4;
/** So many of the shortest frequent words of a text count as its function words. */
const FREQUENT = 30;
const FREQUENT_LETTERS = 6;
/** Units above and below that are compared with a unit. */
const NEAR = 4;

/** The words of a text as small numbers, so that sets of words are arrays. */
interface Vocabulary {
  readonly size: number;
  /** Word of each token; an ideograph stands for the pair it makes with the next one. */
  readonly ids: Int32Array;
  /** 1 for words that carry a topic. */
  readonly isContent: Uint8Array;
}

function vocabularyOf({ tokens }: Article, ideographic: boolean): Vocabulary {
  const { count, hash, start, end, kind } = tokens;
  const mask = (1 << Math.ceil(Math.log2(count * 2 + 2))) - 1;
  const keys = new Int32Array(mask + 1);
  const values = new Int32Array(mask + 1);
  const ids = new Int32Array(count);
  const isContent = new Uint8Array(count + 1);
  let size = 0;
  for (let token = 0; token < count; token++) {
    const letters = (end[token] as number) - (start[token] as number);
    let key = hash[token] as number;
    let content = letters >= CONTENT_LETTERS && kind[token] !== 1;
    if (ideographic && letters === 1) {
      const joins = token + 1 < count && start[token + 1] === end[token];
      key = Math.imul(key, 31) ^ (joins ? (hash[token + 1] as number) : 0);
      content = joins;
    }
    let slot = (key ^ (key >>> 15)) & mask;
    while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    if (values[slot] === 0) {
      keys[slot] = key;
      values[slot] = ++size;
      isContent[size - 1] = content ? 1 : 0;
    }
    ids[token] = (values[slot] as number) - 1;
  }
  return { size, ids, isContent: isContent.subarray(0, size) };
}

/** Units `[first, last]` that hold most prose and least of anything else: the text of the article, roughly. */
export interface Segment {
  readonly first: number;
  readonly last: number;
}

/** The run with the greatest sum: words of prose count for, anything else counts against. */
export function mainRun(words: ArrayLike<number>, prose: ArrayLike<number>): Segment {
  let best = 0;
  let segment: Segment = { first: 0, last: -1 };
  let sum = 0;
  let first = 0;
  for (let unit = 0; unit < words.length; unit++) {
    const own = words[unit] as number;
    if (sum <= 0) {
      sum = 0;
      first = unit;
    }
    sum += prose[unit] ? own : -(6 + 0.3 * Math.min(own, 20));
    if (sum > best) {
      best = sum;
      segment = { first, last: unit };
    }
  }
  return segment;
}

/**
 * How much of what a unit speaks of is spoken of elsewhere: in the text, on the page, just above and below. Counts are kept per word, so that every
 * unit costs its own words and those of its neighbours only.
 */
export function writeTopic(
  article: Article,
  units: Units,
  segment: Segment,
  matrix: Matrix,
  ideographic: boolean,
): void {
  const { ids, isContent, size } = vocabularyOf(article, ideographic);
  const inText = new Int32Array(size);
  const onPage = new Int32Array(size);
  const inUnit = new Int32Array(size);
  const stamp = new Int32Array(size).fill(-1);
  const { tokens } = article;
  const textFrom = segment.last < 0 ? 0 : (units.firstToken[segment.first] as number);
  const textTo = segment.last < 0 ? 0 : (units.endToken[segment.last] as number);
  for (let token = 0; token < tokens.count; token++) {
    const id = ids[token] as number;
    onPage[id] = (onPage[id] as number) + 1;
    if (token >= textFrom && token < textTo) inText[id] = (inText[id] as number) + 1;
  }
  const frequent = frequentWords(article, units, ids, size);
  const text = column(matrix, own('topic of the text'));
  const whole = column(matrix, own('topic of the page'));
  const content = column(matrix, own('content words'));
  const above = column(matrix, own('topic above'));
  const below = column(matrix, own('topic below'));
  const function_ = column(matrix, own('frequent words'));
  const title = column(matrix, own('words of the text it repeats'));
  for (let unit = 0; unit < units.count; unit++) {
    const from = units.firstToken[unit] as number;
    const to = units.endToken[unit] as number;
    const inside = from >= textFrom && to <= textTo;
    for (let token = from; token < to; token++) inUnit[ids[token] as number] = 0;
    let words = 0;
    let frequentCount = 0;
    for (let token = from; token < to; token++) {
      const id = ids[token] as number;
      inUnit[id] = (inUnit[id] as number) + 1;
      if (isContent[id]) words++;
      if (frequent[id]) frequentCount++;
    }
    let textHits = 0;
    let pageHits = 0;
    for (let token = from; token < to; token++) {
      const id = ids[token] as number;
      if (!isContent[id]) continue;
      const mine = inUnit[id] as number;
      if ((inText[id] as number) > (inside ? mine : 0)) textHits++;
      if ((onPage[id] as number) > mine) pageHits++;
    }
    text[unit] = words > 0 ? textHits / words : -1;
    whole[unit] = words > 0 ? pageHits / words : -1;
    content[unit] = Math.log1p(words);
    function_[unit] = to > from ? frequentCount / (to - from) : 0;
    above[unit] = nearShare(units, ids, isContent, stamp, unit, -1, words);
    below[unit] = nearShare(units, ids, isContent, stamp, unit, 1, words);
  }
  writeRepetition(units, ids, isContent, inText, title);
}

/** Share of the content words of a unit that occur in the `NEAR` units on one side. */
function nearShare(
  units: Units,
  ids: Int32Array,
  isContent: Uint8Array,
  stamp: Int32Array,
  unit: number,
  side: 1 | -1,
  words: number,
): number {
  if (words === 0) return -1;
  const mark = unit * 2 + (side > 0 ? 1 : 0);
  for (let step = 1; step <= NEAR; step++) {
    const other = unit + side * step;
    if (other < 0 || other >= units.count) break;
    const to = Math.min(units.endToken[other] as number, (units.firstToken[other] as number) + 150);
    for (let token = units.firstToken[other] as number; token < to; token++) stamp[ids[token] as number] = mark;
  }
  let hits = 0;
  for (let token = units.firstToken[unit] as number; token < (units.endToken[unit] as number); token++) {
    const id = ids[token] as number;
    if (isContent[id] && stamp[id] === mark) hits++;
  }
  return hits / words;
}

/** 1 for the most frequent short words of the prose: function words of a language nobody named. */
function frequentWords({ tokens }: Article, units: Units, ids: Int32Array, size: number): Uint8Array {
  const counts = new Int32Array(size);
  for (let unit = 0; unit < units.count; unit++) {
    if ((units.words[unit] as number) < PROSE_WORDS - 2) continue;
    for (let token = units.firstToken[unit] as number; token < (units.endToken[unit] as number); token++) {
      if (
        (tokens.end[token] as number) - (tokens.start[token] as number) <= FREQUENT_LETTERS &&
        tokens.kind[token] !== 1
      ) {
        const id = ids[token] as number;
        counts[id] = (counts[id] as number) + 1;
      }
    }
  }
  const repeated = new Int32Array(size);
  let length = 0;
  for (let id = 0; id < size; id++) if ((counts[id] as number) > 1) repeated[length++] = counts[id] as number;
  const sorted = repeated.subarray(0, length).sort();
  const least = Math.max(2, sorted[Math.max(0, length - FREQUENT)] ?? 2);
  const frequent = new Uint8Array(size);
  for (let id = 0; id < size; id++) frequent[id] = (counts[id] as number) >= least ? 1 : 0;
  return frequent;
}

/** How often the text says the content words of a unit, on average and at most four times each: high for headlines and standfirsts. */
function writeRepetition(
  units: Units,
  ids: Int32Array,
  isContent: Uint8Array,
  inText: Int32Array,
  out: Float32Array,
): void {
  for (let unit = 0; unit < units.count; unit++) {
    let sum = 0;
    let words = 0;
    for (let token = units.firstToken[unit] as number; token < (units.endToken[unit] as number); token++) {
      const id = ids[token] as number;
      if (!isContent[id]) continue;
      words++;
      sum += Math.min(4, inText[id] as number);
    }
    out[unit] = words > 0 ? sum / words : -1;
  }
}
