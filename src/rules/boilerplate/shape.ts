import type { Article } from '../../article/article.ts';
import { classes, IDEOGRAPH, isLower, isUpper, LETTER } from '../../article/characters.ts';
import { KIND_CAPITAL, KIND_NUMBER } from '../../article/tokens.ts';
import { CUES, countCues, cuesOf } from './cues.ts';
import * as mark from './marks.ts';
import { column, FIRST_CUE, type Matrix, type OwnName, own } from './matrix.ts';
import type { Units } from './units.ts';

/** A unit of so many words that ends like a sentence is prose. */
export const PROSE_WORDS = 10;

/**
 * What a unit looks like by itself: length, marks, capitals, digits, cues. One pass over the characters and one over the tokens.
 * @returns set of cue classes of each unit.
 */
export function writeShape(article: Article, units: Units, matrix: Matrix): Int32Array {
  const { text, tokens, blocks, rows } = article;
  const counts = new Int32Array(mark.KINDS);
  const cues = new Int32Array(units.count);
  const { markKinds } = mark;
  const of = (name: OwnName): Float32Array => column(matrix, own(name));
  const columns = {
    length: of('length'),
    words: of('words'),
    wordLength: of('word length'),
    stop: of('ends a sentence'),
    colon: of('ends with a colon'),
    ellipsis: of('ends with an ellipsis'),
    open: of('ends with a word'),
    marks: of('sentence marks'),
    commas: of('commas'),
    quotes: of('quotation marks'),
    startsMark: of('starts with a mark'),
    startsLower: of('starts in lower case'),
    capitals: of('capitals'),
    allCaps: of('all caps'),
    digits: of('digits'),
    address: of('address'),
    bullet: of('bullet'),
    separators: of('separators'),
    handles: of('handles'),
    year: of('year'),
    time: of('time'),
    question: of('question'),
    brackets: of('brackets'),
    copyright: of('copyright sign'),
    currency: of('currency'),
    numbers: of('numbers'),
    gap: of('gap above'),
    cues: of('cues'),
    prose: of('prose'),
    sentence: of('one of many sentences'),
    opens: of('opens a line'),
    closes: of('closes a line'),
  };
  for (let unit = 0; unit < units.count; unit++) {
    const start = units.start[unit] as number;
    const end = units.end[unit] as number;
    const words = units.words[unit] as number;
    const length = end - start;
    counts.fill(0);
    let times = 0;
    let addresses = 0;
    for (let at = start; at < end; at++) {
      const kind = markKinds[text.charCodeAt(at)] as number;
      if (kind === mark.NONE) continue;
      counts[kind] = (counts[kind] as number) + 1;
      if (kind === mark.COLON && at + 1 < end) {
        if (markKinds[text.charCodeAt(at + 1)] === mark.NUMERAL && markKinds[text.charCodeAt(at - 1)] === mark.NUMERAL)
          times++;
        else if (text.charCodeAt(at + 1) === 0x2f) addresses++;
      } else if (kind === mark.HANDLE && at > start && classes[text.charCodeAt(at - 1)] === LETTER) addresses++;
    }
    const first = units.firstToken[unit] as number;
    const last = units.endToken[unit] as number;
    let letters = 0;
    let capitals = 0;
    let allCaps = 0;
    let numbers = 0;
    let years = 0;
    for (let token = first; token < last; token++) {
      const from = tokens.start[token] as number;
      const to = tokens.end[token] as number;
      letters += to - from;
      const kind = tokens.kind[token] as number;
      if (kind === KIND_NUMBER) {
        numbers++;
        const lead = text.charCodeAt(from);
        if (
          to - from === 4 &&
          (lead === 0x31 || lead === 0x32) &&
          (text.charCodeAt(from + 1) === 0x39 || text.charCodeAt(from + 1) === 0x30)
        )
          years++;
      } else if (kind === KIND_CAPITAL) {
        if (token > first) capitals++;
        if (to - from > 1 && isUpper(text.charCodeAt(from + 1))) allCaps++;
      }
    }
    const count = last - first;
    const lead = text.charCodeAt(start);
    const leadKind = markKinds[lead] as number;
    let tail = end - 1;
    while (tail > start && isCloser(text.charCodeAt(tail))) tail--;
    const tailCode = text.charCodeAt(tail);
    const tailKind = markKinds[tailCode] as number;
    const tailClass = classes[tailCode] as number;
    const isStop = tailKind === mark.STOP || tailKind === mark.QUESTION || tailKind === mark.ELLIPSIS;
    const set = cuesOf(tokens, first, last);
    cues[unit] = set;

    columns.length[unit] = Math.log1p(length);
    columns.words[unit] = Math.log1p(words);
    columns.wordLength[unit] = words > 0 ? Math.min(15, letters / words) : 15;
    columns.stop[unit] = isStop ? 1 : 0;
    columns.colon[unit] = tailKind === mark.COLON ? 1 : 0;
    columns.ellipsis[unit] =
      tailKind === mark.ELLIPSIS || (text.endsWith('...', end) && end - start > 3 && text.startsWith('...', end - 3))
        ? 1
        : 0;
    columns.open[unit] =
      tail === end - 1 && (tailClass === LETTER || tailClass === IDEOGRAPH || tailKind === mark.NUMERAL) ? 1 : 0;
    columns.marks[unit] = Math.min(10, (counts[mark.STOP] as number) + (counts[mark.QUESTION] as number));
    columns.commas[unit] = words > 0 ? (counts[mark.COMMA] as number) / words : 0;
    columns.quotes[unit] = Math.min(4, counts[mark.QUOTE] as number);
    columns.startsMark[unit] = leadKind === mark.QUOTE || leadKind === mark.DASH || lead === 0x2d ? 1 : 0;
    columns.startsLower[unit] = isLower(lead) ? 1 : 0;
    columns.capitals[unit] = count > 1 ? capitals / (count - 1) : -1;
    columns.allCaps[unit] = count > 0 ? allCaps / count : 0;
    columns.digits[unit] = length > 0 ? (counts[mark.NUMERAL] as number) / length : 0;
    columns.address[unit] = addresses;
    columns.bullet[unit] = leadKind === mark.BULLET ? 1 : 0;
    columns.separators[unit] = Math.min(6, (counts[mark.SEPARATOR] as number) + (counts[mark.BULLET] as number));
    columns.handles[unit] = Math.min(4, counts[mark.HANDLE] as number);
    columns.year[unit] = Math.min(3, years);
    columns.time[unit] = Math.min(3, times);
    columns.question[unit] = Math.min(2, counts[mark.QUESTION] as number);
    columns.brackets[unit] = Math.min(3, counts[mark.PAREN] as number);
    columns.copyright[unit] = Math.min(2, counts[mark.COPYRIGHT] as number);
    columns.currency[unit] = Math.min(3, counts[mark.CURRENCY] as number);
    columns.numbers[unit] = count > 0 ? numbers / count : 0;
    columns.gap[unit] = units.isSentence[unit]
      ? -1
      : Math.min(3, rows.blanksBefore[blocks.firstRow[units.block[unit] as number] as number] as number);
    columns.cues[unit] = countCues(set);
    columns.prose[unit] = words >= PROSE_WORDS && isStop && counts[mark.COPYRIGHT] === 0 ? 1 : 0;
    columns.sentence[unit] = units.isSentence[unit] as number;
    columns.opens[unit] = units.opens[unit] as number;
    columns.closes[unit] = units.closes[unit] as number;
  }
  for (let bit = 0; bit < CUES.length; bit++) {
    const values = column(matrix, FIRST_CUE + bit);
    for (let unit = 0; unit < units.count; unit++) values[unit] = ((cues[unit] as number) >> bit) & 1;
  }
  return cues;
}

/** Marks that may stand behind the mark that ends a sentence. */
function isCloser(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2019 ||
    code === 0xbb ||
    code === 0x300d ||
    code === 0x300f ||
    code === 0xff09
  );
}
