import type { Article } from '../../article/article.ts';
import { classes, isLower, isUpper } from '../../article/characters.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import * as mark from './marks.ts';
import { column, type Matrix, type OwnName, own } from './matrix.ts';
import { countEqual } from './repeats.ts';
import type { Units } from './units.ts';

/** Words of a credit, and how far back its beginning is looked for, in words and UTF-16 units. */
const CREDIT_WORDS = 8;
const CREDIT_REACH = 80;
/** Words at the end whose capitals are counted. */
const LAST = 3;
/** Words in front of the colon of a label. */
const LABEL_WORDS = 4;
/** Words that make two units open or close alike. */
const ALIKE = 2;
/** Seams beyond this say nothing more. */
const MANY = 4;

/** What stands in front of a capital: behind BEFORE a seam, behind SLASH a name. */
const CAPITAL = 1;
const BEFORE = 2;
const SLASH = 4;
const LATIN = 0x250;
/** Roles of the characters of most texts (Latin), made on first use: every character is looked up. */
let roles: Uint8Array | undefined;

function roleOf(code: number): number {
  const kind = mark.markKinds[code];
  if (isUpper(code)) return CAPITAL;
  if (isLower(code) || kind === mark.NUMERAL || kind === mark.STOP) return BEFORE;
  return code === 0x2f ? SLASH : 0;
}

/**
 * What stands at both edges of a unit. Captions end with who took the picture, behind the sentence, in brackets or behind a slash, the same name again and again; labels stand in
 * front of a colon; and where a template puts two elements side by side, an extractor glues them together.
 */
export function writeEdges(article: Article, units: Units, matrix: Matrix): void {
  const { tokens, text } = article;
  const of = (name: OwnName): Float32Array => column(matrix, own(name));
  const columns = {
    fragment: of('words behind the last sentence'),
    capitals: of('capitals at the end'),
    brackets: of('words in closing brackets'),
    label: of('words of its label'),
    seams: of('seams'),
    slashes: of('names with a slash'),
  };
  const openings = new Int32Array(units.count);
  const endings = new Int32Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const first = units.firstToken[unit] as number;
    const last = units.endToken[unit] as number;
    const end = units.end[unit] as number;
    const { seams, slashes } = seamsOf(text, units.start[unit] as number, end);
    columns.seams[unit] = seams;
    columns.slashes[unit] = slashes;
    const mine = breakBefore(text, units.start[unit] as number, end);
    let fragment = 0;
    while (fragment < CREDIT_WORDS && last - fragment > first && (tokens.start[last - fragment - 1] as number) > mine)
      fragment++;
    columns.fragment[unit] = mine < 0 || fragment === CREDIT_WORDS ? 0 : fragment;
    let capitals = 0;
    for (let token = Math.max(first, last - LAST); token < last; token++)
      if (tokens.kind[token] === KIND_CAPITAL) capitals++;
    columns.capitals[unit] = last > first ? capitals / Math.min(LAST, last - first) : 0;
    columns.brackets[unit] = bracketed(text, tokens.start, first, last, end);
    columns.label[unit] = labelled(text, tokens.start, first, last, end);
    openings[unit] = hashOf(tokens.hash, first, Math.min(last, first + ALIKE));
    endings[unit] = hashOf(tokens.hash, Math.max(first, last - ALIKE), last);
  }
  countEqual(openings, of('same opening'));
  countEqual(endings, of('same ending'));
}

/** Places where two words or sentences stand without a space (`2024Updated`, `Min.Share`), and capitals behind a slash. */
function seamsOf(text: string, start: number, end: number): { seams: number; slashes: number } {
  roles ??= Uint8Array.from({ length: LATIN }, (_, code) => roleOf(code));
  let seams = 0;
  let slashes = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const role = code < roles.length ? (roles[code] as number) : roleOf(code);
    if (role === CAPITAL) {
      if (before === BEFORE) seams++;
      else if (before === SLASH) slashes++;
    }
    before = role;
  }
  return { seams: Math.min(MANY, seams), slashes: Math.min(MANY, slashes) };
}

/** Where the last sentence ends, when something that does not end like a sentence follows within reach; else −1. */
function breakBefore(text: string, start: number, end: number): number {
  for (let at = end - 1, low = Math.max(start + 1, end - CREDIT_REACH); at >= low; at--) {
    const kind = mark.markKinds[text.charCodeAt(at)] as number;
    if (kind !== mark.STOP && kind !== mark.QUESTION) continue;
    if (at >= end - 2) return -1;
    // An abbreviation or an initial: the letter in front of the point stands alone, or is a capital.
    const before = text.charCodeAt(at - 1);
    if (isUpper(before) || classes[text.charCodeAt(at - 2)] !== classes[before]) continue;
    return at;
  }
  return -1;
}

/** Words in brackets that close a unit; 0 when it ends otherwise. */
function bracketed(text: string, starts: Uint32Array, first: number, last: number, end: number): number {
  const close = text.charCodeAt(end - 1);
  if (close !== 0x29 && close !== 0x5d && close !== 0xff09) return 0;
  for (let words = 0; words < CREDIT_WORDS && last - words > first; words++) {
    const at = (starts[last - words - 1] as number) - 1;
    if (at >= 0 && mark.markKinds[text.charCodeAt(at)] === mark.PAREN) return words + 1;
  }
  return 0;
}

/** Words of a label (`Picture:`, `Read also |`) in front of the text of a unit; 0 without one. */
function labelled(text: string, starts: Uint32Array, first: number, last: number, end: number): number {
  for (let words = 1; words <= LABEL_WORDS && first + words < last; words++) {
    const from = starts[first + words - 1] as number;
    const to = starts[first + words] as number;
    for (let at = from + 1; at < to && at < end; at++) {
      const kind = mark.markKinds[text.charCodeAt(at)] as number;
      const isTime = mark.markKinds[text.charCodeAt(at - 1)] === mark.NUMERAL;
      if ((kind === mark.COLON && !isTime) || kind === mark.SEPARATOR) return words;
      if (kind === mark.STOP) return 0;
    }
  }
  return 0;
}

function hashOf(hashes: Int32Array, from: number, to: number): number {
  let value = to - from;
  for (let token = from; token < to; token++) {
    value = Math.imul(value, 31) + (hashes[token] as number);
    value ^= value >>> 13;
  }
  return value;
}
