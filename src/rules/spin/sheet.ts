import type { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import { collectUnits, emptyUnits, KIND_CAPITAL, KIND_MARK, STOP, type Units, unitsOf } from '../../language/units.ts';
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
  /** 1 for a capitalised word that does not start a sentence. */
  readonly capital: Uint8Array;
  /** 1 for the first unit of a sentence: capitals there say nothing. */
  readonly starts: Uint8Array;
  /** Index of the restoration that wrote the unit in `changes`, -1 for a unit of the article. */
  readonly change: Int32Array;
  readonly changes: readonly Change[];
}

/** Sheets of all blocks of an article. */
export function sheetsOf(article: Article, model: SpinModel): Sheet[] {
  const sheets: Sheet[] = [];
  const { blocks, tokens, text } = article;
  let first = 0;
  let longest = 0;
  for (let block = 0; block < blocks.count; block++) {
    longest = Math.max(longest, (blocks.end[block] as number) - (blocks.start[block] as number));
  }
  // One set of arrays for all blocks; sheets copy what they need.
  const units = emptyUnits(longest);
  for (let block = 0; block < blocks.count; block++) {
    const from = blocks.start[block] as number;
    const to = blocks.end[block] as number;
    while (first < tokens.count && (tokens.start[first] as number) < from) first++;
    units.count = 0;
    collectUnits(text, tokens, first, from, to, units);
    sheets.push(sheetOf(article, units, model));
  }
  return sheets;
}

function sheetOf(article: Article, units: Units, model: SpinModel): Sheet {
  const { count } = units;
  const form = new Int32Array(count);
  const counted = new Int32Array(count);
  const quoted = new Uint8Array(count);
  const capital = new Uint8Array(count);
  const starts = new Uint8Array(count);
  const quotes = count > 0 ? article.quotations(article.blockAt(units.start[0] as number)) : [];
  let quote = 0;
  let sentence = 1;
  for (let at = 0; at < count; at++) {
    const start = units.start[at] as number;
    const hash = units.hash[at] as number;
    form[at] = model.lexicon.words.idOf(hash);
    counted[at] = model.ngrams.idOf(units.counted[at] as number);
    while (quote < quotes.length && (quotes[quote] as { end: number }).end <= start) quote++;
    const around = quotes[quote];
    if (around && around.start <= start) quoted[at] = 1;
    starts[at] = sentence;
    const kind = units.kind[at] as number;
    if (kind === KIND_CAPITAL && !sentence && !isFirstPerson(article.text, start, units.end[at] as number)) {
      capital[at] = 1;
    }
    if (kind === KIND_MARK) sentence = SENTENCE_ENDS.has(hash) ? 1 : 0;
    else sentence = 0;
  }
  return {
    count,
    start: units.start.slice(0, count),
    end: units.end.slice(0, count),
    form,
    counted,
    quoted,
    capital,
    starts,
    change: new Int32Array(count).fill(-1),
    changes: [],
  };
}

/** “I”, “I’m”: capitals that say nothing about a name. */
function isFirstPerson(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 0x49 && (end === start + 1 || !/[A-Za-z]/.test(text.charAt(start + 1)));
}

/** A change and the units it replaces, `[from, to)` of a sheet. */
export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

/** The sheet with the best candidates of some changes written into it; `rewrites` are sorted and do not overlap. */
export function rewritten(sheet: Sheet, rewrites: readonly Rewrite[], model: SpinModel): Sheet {
  const written = rewrites.map(({ change }) => unitsOf(change.candidates[0]?.text ?? ''));
  const count =
    sheet.count + rewrites.reduce((sum, { from, to }, i) => sum + (written[i] as Units).count - (to - from), 0);
  const next = {
    count,
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    form: new Int32Array(count),
    counted: new Int32Array(count),
    quoted: new Uint8Array(count),
    capital: new Uint8Array(count),
    starts: new Uint8Array(count),
    change: new Int32Array(count),
    changes: [] as Change[],
  };
  const kept = new Map<number, number>();
  let out = 0;
  const copy = (from: number, to: number): void => {
    for (let at = from; at < to; at++, out++) {
      for (const key of ['start', 'end', 'form', 'counted', 'quoted', 'capital', 'starts'] as const) {
        next[key][out] = sheet[key][at] as number;
      }
      const old = sheet.change[at] as number;
      if (old >= 0 && !kept.has(old)) kept.set(old, next.changes.push(sheet.changes[old] as Change) - 1);
      next.change[out] = old < 0 ? -1 : (kept.get(old) as number);
    }
  };
  let at = 0;
  rewrites.forEach(({ from, to, change }, i) => {
    copy(at, from);
    const units = written[i] as Units;
    const index = next.changes.push(change) - 1;
    for (let word = 0; word < units.count; word++, out++) {
      next.start[out] = change.start;
      next.end[out] = change.end;
      next.form[out] = model.lexicon.words.idOf(units.hash[word] as number);
      next.counted[out] = model.ngrams.idOf(units.counted[word] as number);
      next.quoted[out] = change.quoted ? 1 : 0;
      next.starts[out] = word === 0 ? (sheet.starts[from] as number) : 0;
      next.capital[out] = units.kind[word] === KIND_CAPITAL && word + (sheet.starts[from] as number) > 0 ? 1 : 0;
      next.change[out] = index;
    }
    at = to;
  });
  copy(at, sheet.count);
  return next;
}

/** n-gram id of what stands around a block. */
export function stopOf(model: SpinModel): number {
  return model.ngrams.idOf(hashWord(STOP));
}
