import type { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import type { Span } from '../../engine/finding.ts';
import { collectUnits, emptyUnits, KIND_CAPITAL, KIND_MARK, STOP, type Units } from '../../language/units.ts';
import type { SpinModel } from './model.ts';

/** A restoration: what stood in `[start, end)` of the article and what may replace it, best first. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** The form as the lexicon spells it. */
  readonly spun: string;
  readonly cased: boolean;
  readonly quoted: boolean;
  /** nats */
  readonly weight: number;
  /** Gains over the text as written, nats, and the numbers they were ranked by, see rank.ts. */
  readonly candidates: readonly { readonly text: string; readonly gain: number; readonly features: Float64Array }[];
  /** P(a swapped word stood here), 0..1, and the numbers it was judged by, see confidence.ts. */
  readonly confidence: number;
  readonly features: Float64Array;
}

const SENTENCE_ENDS = new Set(['.', '!', '?', ':', '"'].map(hashWord));
/** Marks without which nothing is quoted; every quotation mark that `unitsOf` folds has the hash of the first. */
const QUOTES = new Set(['"', '„', '‹', '「', '『'].map(hashWord));

/**
 * The units of one block as word ids of the model, in parallel arrays. Restorations make a new sheet, so that the next look sees
 * restored neighbours.
 */
export interface Sheet {
  readonly count: number;
  /** UTF-16 range in the article; all words of a restoration have the range of what it replaced. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Word ids of the lexicon, -1 for words it does not hold. */
  readonly form: Int32Array;
  /** Word ids of the n-gram model, -1 for words it does not know. */
  readonly counted: Int32Array;
  readonly quoted: Uint8Array;
  readonly hasQuotes: boolean;
  /** 1 for a capitalised word that does not start a sentence. */
  readonly capital: Uint8Array;
  /** 1 for the first unit of a sentence: capitals there say nothing. */
  readonly starts: Uint8Array;
  /** Index of the restoration that wrote the unit in `changes`, -1 for a unit of the article. */
  readonly change: Int32Array;
  readonly changes: readonly Change[];
}

/** Columns of sheets, in the order in which they lie in memory: those of four bytes a unit, then those of one. */
export interface Columns {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly form: Int32Array;
  readonly counted: Int32Array;
  readonly quoted: Uint8Array;
  readonly capital: Uint8Array;
  readonly starts: Uint8Array;
}

/** Of one unit, in all columns. */
const BYTES = 19;

/** All columns in one piece of memory, because every allocation outside the heap costs microseconds. */
export function columnsFor(count: number): Columns {
  const memory = new ArrayBuffer(count * BYTES);
  return {
    start: new Uint32Array(memory, 0, count),
    end: new Uint32Array(memory, 4 * count, count),
    form: new Int32Array(memory, 8 * count, count),
    counted: new Int32Array(memory, 12 * count, count),
    quoted: new Uint8Array(memory, 16 * count, count),
    capital: new Uint8Array(memory, 17 * count, count),
    starts: new Uint8Array(memory, 18 * count, count),
  };
}

/** Sheets of all blocks of an article, made once for a model: the gate, the decoder and the thesaurus read the same ones. */
export function sheetsOf(article: Article, model: SpinModel): readonly Sheet[] {
  return article.view(model.sheets, () => makeSheets(article, model));
}

/** Letters of a word that headlines in title case begin with a capital, and how many times more of these than of others there must be. */
const TITLE_WORD = 4;
const TITLE_CAPITALS = 3;

/** Units of the article that is being read; they only grow. */
const units: Units = emptyUnits(0);
/** The `change` column of sheets without restorations. */
let unchanged = new Int32Array(0);

function makeSheets(article: Article, model: SpinModel): Sheet[] {
  const { blocks, tokens, text } = article;
  const ends = new Uint32Array(blocks.count);
  units.count = 0;
  let first = 0;
  for (let block = 0; block < blocks.count; block++) {
    const from = blocks.start[block] as number;
    while (first < tokens.count && (tokens.start[first] as number) < from) first++;
    collectUnits(text, tokens, first, from, blocks.end[block] as number, units);
    ends[block] = units.count;
  }
  const columns = columnsFor(units.count);
  columns.start.set(units.start.subarray(0, units.count));
  columns.end.set(units.end.subarray(0, units.count));
  fillIds(columns, units, model);
  if (unchanged.length < units.count) unchanged = new Int32Array(units.count).fill(-1);
  const sheets: Sheet[] = [];
  let from = 0;
  for (let block = 0; block < blocks.count; block++) {
    const to = ends[block] as number;
    const mayQuote = fillFlags(columns, units, text, from, to);
    const hasQuotes = mayQuote && fillQuoted(columns, article.quotations(block), from, to);
    sheets.push({
      count: to - from,
      start: columns.start.subarray(from, to),
      end: columns.end.subarray(from, to),
      form: columns.form.subarray(from, to),
      counted: columns.counted.subarray(from, to),
      quoted: columns.quoted.subarray(from, to),
      hasQuotes,
      capital: columns.capital.subarray(from, to),
      starts: columns.starts.subarray(from, to),
      change: unchanged.subarray(0, to - from),
      changes: [],
    });
    from = to;
  }
  return sheets;
}

function fillIds(columns: Columns, { count, hash, counted }: Units, { lexicon, ngrams, countedIds }: SpinModel): void {
  const { words } = lexicon;
  for (let at = 0; at < count; at++) {
    const id = words.idOf(hash[at] as number);
    columns.form[at] = id;
    // Most words of a text are in the lexicon, which knows their id in the model.
    columns.counted[at] =
      id >= 0 && hash[at] === counted[at] ? (countedIds[id] as number) : ngrams.idOf(counted[at] as number);
  }
}

/** Fills what a block says about capitals and sentences; gives whether something in it may be quoted. */
function fillFlags(
  columns: Columns,
  { start, end, hash, kind }: Units,
  text: string,
  from: number,
  to: number,
): boolean {
  let sentence = 1;
  let mayQuote = false;
  let capitals = 0;
  let small = 0;
  for (let at = from; at < to; at++) {
    columns.starts[at] = sentence;
    const type = kind[at] as number;
    if (type === KIND_MARK) {
      const mark = hash[at] as number;
      sentence = SENTENCE_ENDS.has(mark) ? 1 : 0;
      mayQuote ||= QUOTES.has(mark);
      continue;
    }
    if (type === KIND_CAPITAL && sentence === 0 && !isFirstPerson(text, start[at] as number, end[at] as number)) {
      columns.capital[at] = 1;
      capitals++;
    } else if (type !== KIND_CAPITAL && (end[at] as number) - (start[at] as number) >= TITLE_WORD) small++;
    sentence = 0;
  }
  // In a headline with capitals everywhere they belong to no name.
  if (capitals >= TITLE_CAPITALS && small * TITLE_CAPITALS <= capitals) columns.capital.fill(0, from, to);
  return mayQuote;
}

function fillQuoted(columns: Columns, quotes: readonly Span[], from: number, to: number): boolean {
  let at = from;
  let found = false;
  for (const quote of quotes) {
    while (at < to && (columns.start[at] as number) < quote.start) at++;
    for (; at < to && (columns.start[at] as number) < quote.end; at++) {
      columns.quoted[at] = 1;
      found = true;
    }
  }
  return found;
}

const CAPITAL_I = 0x49;

/** “I”, “I’m”: capitals that say nothing about a name. */
function isFirstPerson(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== CAPITAL_I) return false;
  const next = text.charCodeAt(start + 1) | 0x20;
  return end === start + 1 || next < 0x61 || next > 0x7a;
}

/** n-gram id of what stands around a block. */
export function stopOf(model: SpinModel): number {
  return model.ngrams.idOf(hashWord(STOP));
}
