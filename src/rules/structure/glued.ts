import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, isLower, isUpper, LETTER } from '../../article/characters.ts';
import { GAP_SENTENCE, KIND_CAPITAL, KIND_NUMBER } from '../../article/tokens.ts';
import type { Span } from '../../engine/finding.ts';

/** A place where a sentence begins without any space behind the end of the last one. */
export interface Glued {
  /** The sentence mark, and the offset behind it (and behind closing marks) where the next sentence begins. */
  readonly mark: number;
  readonly at: number;
  readonly left: string;
  readonly right: string;
  /** Nothing else than two sentences explains it. */
  readonly sure: boolean;
}

/** Titles and short forms whose full stop belongs to a name or a number; behind them nothing ends. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof rev hon st ste lt col gen sgt capt cpl maj gov sen rep pres mt ft no nos vs bzw ca str nr vgl mme mlle sra avv dott art fig vol pp jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** Short forms that may stand at the end of a sentence as well. */
const AMBIGUOUS = new Set('inc ltd co corp jr sr etc bros dept est approx usw ing com org net'.split(' '));

/** Second halves of names with a dot: domains, programs, titles. */
const NAME_PARTS = new Set(
  'com co org net io ai tv fm me js gov edu info biz app dev uk us de fr es it nl eu news am online live'.split(' '),
);

/** Words that begin sentences; behind a name (“Glasgow.The”) they tell a sentence from a brand (“Booking.Holdings”). */
const STARTERS = new Set(
  (
    'the a an i he she it we they you his her its our their my this that these those there here in on at to of for from by with as after before when while if but and or so yet not no ' +
    'now then what who how why where one two some many most all both each more last next since until during under over according also however meanwhile mr mrs ms dr sir police ' +
    'der die das ein eine er sie es wir ich im in am auf mit von zu und aber doch nach vor bei für wie wenn als auch so dann seit laut ' +
    'le la les un une il elle ils elles on ce cette ces en dans pour par avec mais et selon au aux du des son sa ses ' +
    'el los las una su sus en con por para pero y según al lo il i gli un uno nel nella del della si ma e per con'
  ).split(' '),
);

/** At least so many words must stand on either side within the line: a label or a title is no sentence. */
const MIN_WORDS_LEFT = 4;
const MIN_WORDS_RIGHT = 3;

const OPENERS = '“‘"„«';
const CLOSERS = '”’"\')]»%';

/**
 * Places like “Monday.The” in an article. Reads the tokens, and characters only around capitalised words right behind a
 * mark.
 */
export function gluedSentences(article: Article): Glued[] {
  const { tokens, text } = article;
  const found: Glued[] = [];
  for (let token = 1; token < tokens.count; token++) {
    if (tokens.kind[token] !== KIND_CAPITAL || tokens.gap[token] !== GAP_SENTENCE) continue;
    const start = tokens.start[token] as number;
    const from = tokens.end[token - 1] as number;
    // Nearly every sentence begins behind a space.
    if (text.charCodeAt(start - 1) === 0x20 || start - from > 5) continue;
    const place = boundary(article, from, start);
    if (!place) continue;
    const right = text.slice(start, tokens.end[token]);
    const left = text.slice(tokens.start[token - 1], from);
    const verdict = judge(article, token, left, right);
    if (verdict === 'no') continue;
    // A closing mark that closes nothing is an opening one turned round: where the break belongs, a person must see.
    const turned = text.charAt(place.at - 1) === '”' && !quotationEndsAt(article, place.at);
    found.push({ ...place, left: left + text.slice(from, place.at), right, sure: verdict === 'sure' && !turned });
  }
  return found;
}

/**
 * The mark and the end of the sentence between two tokens: closing marks, one sentence mark, closing marks, at most one
 * opening mark.
 */
function boundary(article: Article, from: number, to: number): { mark: number; at: number } | undefined {
  const { text } = article;
  let at = from;
  while (at < to && CLOSERS.includes(text.charAt(at))) at++;
  const mark = at;
  if (!'.!?'.includes(text.charAt(at)) || at === to) return undefined;
  at++;
  while (at < to && '!?'.includes(text.charAt(at))) at++;
  while (at < to && CLOSERS.includes(text.charAt(at)) && !(text.charAt(at) === '"' && opensHere(article, at))) at++;
  if (at === to || (at === to - 1 && OPENERS.includes(text.charAt(at)))) return { mark, at };
  return undefined;
}

/** A straight mark looks the same on both sides; the quotations of the block tell. */
function opensHere(article: Article, at: number): boolean {
  return quotationAt(article, at)?.start === at;
}

function quotationEndsAt(article: Article, at: number): boolean {
  return quotationAt(article, at - 1)?.end === at;
}

/** The last quotation that starts at or before `at` in its block. */
function quotationAt(article: Article, at: number): Span | undefined {
  const block = article.blockAt(at);
  if (block < 0) return undefined;
  const quotes = article.quotations(block);
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle] as Span).start <= at) low = middle + 1;
    else high = middle;
  }
  return quotes[low - 1];
}

function judge(article: Article, token: number, left: string, right: string): 'no' | 'doubtful' | 'sure' {
  const { tokens, text } = article;
  const start = tokens.start[token] as number;
  const end = tokens.end[token] as number;
  const leftStart = tokens.start[token - 1] as number;
  if (isName(text, leftStart, tokens.end[token] as number)) return 'no';
  const word = right.toLowerCase();
  if (NAME_PARTS.has(word) && !STARTERS.has(word)) return 'no';
  const row = article.rowAt(start);
  const before = token - (tokens.ofRow[row] as number);
  const after = (tokens.ofRow[row + 1] as number) - token;
  if (before === 0) return 'no';
  const prose = before >= MIN_WORDS_LEFT && after >= MIN_WORDS_RIGHT;
  const starter = STARTERS.has(word);
  const sentence =
    right.length > 1
      ? isLower(right.charCodeAt(1)) || right.charCodeAt(1) === 0x27 || right.charCodeAt(1) === 0x2019
      : text.charCodeAt(end) === 0x20;

  if (tokens.kind[token - 1] === KIND_NUMBER) {
    const digits = left.replace(/\D/g, '').length;
    if (!prose || !sentence) return 'no';
    // A year or a large number, or one in brackets or with a sign behind it; others may be ordinals.
    return digits >= 4 || !'.!?'.includes(text.charAt(tokens.end[token - 1] as number))
      ? 'sure'
      : starter && article.language !== 'de'
        ? 'doubtful'
        : 'no';
  }
  if (left.length === 1) return isTimeOfDay(text, leftStart) && sentence && prose ? 'sure' : 'no';
  const short = left.toLowerCase();
  if (ABBREVIATIONS.has(short) || !/[\p{Ll}\p{Lo}]['’]?[\p{Ll}\p{Lo}]$/u.test(left)) return 'no';
  if (AMBIGUOUS.has(short) || !prose) return starter ? 'doubtful' : 'no';
  if (!sentence) return isUpper(right.charCodeAt(1)) ? 'doubtful' : 'no';
  return isUpper(left.charCodeAt(0)) && !starter && !isQuoted(text, start) ? 'doubtful' : 'sure';
}

/** Something with more dots, slashes or an at sign: an address, a file, a handle, a version. */
function isName(text: string, from: number, to: number): boolean {
  const next = text.charAt(to);
  if (next !== '' && '._/@\\(='.includes(next)) {
    const after = classOf(text.charCodeAt(to + 1));
    if (next !== '.' || after === LETTER || after === DIGIT) return true;
  }
  if (classOf(text.charCodeAt(to)) === DIGIT) return true;
  const previous = text.charAt(from - 1);
  return previous !== '' && '@/_#\\&='.includes(previous);
}

/** The m of “p.m.” and “a.m.”. */
function isTimeOfDay(text: string, at: number): boolean {
  return (
    text.charAt(at) === 'm' &&
    text.charAt(at - 1) === '.' &&
    (text.charAt(at - 2) === 'p' || text.charAt(at - 2) === 'a')
  );
}

function isQuoted(text: string, start: number): boolean {
  return OPENERS.includes(text.charAt(start - 1)) || CLOSERS.includes(text.charAt(start - 1));
}
