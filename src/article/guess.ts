import { Buffer } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

interface Candidate {
  /** Lower-case WHATWG label, known to iconv-lite. */
  readonly name: string;
  /** Words in the script of this encoding; undefined for Latin letters. */
  readonly words?: RegExp;
  /** An encoding with the same letters in other places, which chardet cannot tell apart. */
  readonly sibling?: string;
}

const CYRILLIC = /\p{Script=Cyrillic}{3,}/gu;
const GREEK = /\p{Script=Greek}{3,}/gu;
const HEBREW = /\p{Script=Hebrew}{3,}/gu;
const ARABIC = /[\p{Script=Arabic}\p{Mn}]{3,}/gu;
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fc\uff00-\uffef]{2,}/gu;
const CENTRAL: Candidate = { name: 'windows-1250', sibling: 'iso-8859-2' };
const HELLENIC: Candidate = { name: 'windows-1253', words: GREEK, sibling: 'iso-8859-7' };

/** By the names of chardet. What it knows besides these is not found on news pages. */
const CANDIDATES: Readonly<Record<string, Candidate>> = {
  'windows-1250': CENTRAL,
  'ISO-8859-2': CENTRAL,
  'windows-1251': { name: 'windows-1251', words: CYRILLIC },
  'ISO-8859-5': { name: 'iso-8859-5', words: CYRILLIC },
  'KOI8-R': { name: 'koi8-r', words: CYRILLIC },
  'windows-1253': HELLENIC,
  'ISO-8859-7': HELLENIC,
  'windows-1254': { name: 'windows-1254' },
  'ISO-8859-9': { name: 'windows-1254' },
  'windows-1255': { name: 'windows-1255', words: HEBREW },
  'ISO-8859-8': { name: 'windows-1255', words: HEBREW },
  'windows-1256': { name: 'windows-1256', words: ARABIC },
  'ISO-8859-6': { name: 'iso-8859-6', words: ARABIC },
  'windows-1257': { name: 'windows-1257' },
  Shift_JIS: { name: 'shift_jis', words: EAST_ASIAN },
  'EUC-JP': { name: 'euc-jp', words: EAST_ASIAN },
  GB18030: { name: 'gb18030', words: EAST_ASIAN },
  Big5: { name: 'big5', words: EAST_ASIAN },
  'EUC-KR': { name: 'euc-kr', words: EAST_ASIAN },
};
/** Names of all encodings but windows-1252. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(CANDIDATES).map(({ name }) => name),
  'iso-8859-2',
  'iso-8859-7',
]);

/** Names in page headers for subsets of encodings we know. */
const SUBSETS: Readonly<Record<string, string>> = { gb2312: 'gb18030', gbk: 'gb18030', 'iso-8859-9': 'windows-1254' };

const NEWLINE = 0x0a;

/** More text does not change the answer of chardet, which compares shares of trigrams. */
const SAMPLE_BYTES = 20_000;

/**
 * Scores of 0..100 up to this mean nothing: chardet gives 10 to every East Asian encoding when it saw ten characters or
 * fewer. Tuned on the news pages of the DAnIEL, Fundus and NAEB corpora, re-encoded: with 20, Russian and Polish pages that
 * are mostly lists of names become windows-1252, and no English page changes.
 */
const LOWEST_SCORE = 10;

/** What an HTML or XML page says about itself. Western names are the default of many servers and say nothing. */
export function declaredName(buffer: Buffer): string | undefined {
  const head = buffer.toString('latin1', 0, 1024);
  if (!/^\s*</.test(head)) return undefined;
  const label = /<(?:meta\b[^<>]*\bcharset|\?xml\b[^<>]*\bencoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const name = SUBSETS[label?.toLowerCase() ?? ''] ?? label?.toLowerCase();
  return name !== undefined && KNOWN.has(name) ? name : undefined;
}

/**
 * The best guess that is not windows-1252, or undefined where windows-1252 reads as well. Scripts of their own show in the
 * lines that use them; to tell Latin encodings apart the beginning helps, which shows the language.
 */
export function guessName(buffer: Buffer): string | undefined {
  const lines = linesBeyondAscii(buffer);
  const beginning = Buffer.concat([buffer.subarray(0, SAMPLE_BYTES / 4), Buffer.of(NEWLINE), lines]);
  const best = bestCandidate(lines, false) ?? bestCandidate(beginning, true);
  return best && betterSibling(buffer, best);
}

function bestCandidate(lines: Buffer, withLatin: boolean): Candidate | undefined {
  const sample = Buffer.from(lines.toString('latin1').replace(/<[^<>]*>/g, ' '), 'latin1');
  const western = iconv.decode(sample, 'windows-1252');
  let best: Candidate | undefined;
  let bestScore = LOWEST_SCORE;
  for (const { name: guess, confidence } of analyse(sample)) {
    const candidate = CANDIDATES[guess];
    const isWestern = guess === 'windows-1252' || guess === 'ISO-8859-1';
    if (candidate === undefined ? !isWestern : candidate.words === undefined && !withLatin) continue;
    const text = candidate === undefined ? western : iconv.decode(sample, candidate.name);
    const score = confidence * plausibility(text, candidate?.words);
    if (score <= bestScore || (candidate !== undefined && text === western)) continue;
    best = candidate;
    bestScore = score;
  }
  return best;
}

/** The lines with bytes beyond ASCII, up to `SAMPLE_BYTES`. A newline is never half a character. */
function linesBeyondAscii(buffer: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < buffer.length && size < SAMPLE_BYTES; ) {
    const high = buffer.subarray(at).findIndex((byte) => byte >= 0x80);
    if (high < 0) break;
    const start = Math.max(at, buffer.lastIndexOf(NEWLINE, at + high) + 1, at + high - SAMPLE_BYTES / 2);
    at = buffer.indexOf(NEWLINE, at + high) + 1 || buffer.length;
    const line = buffer.subarray(start, Math.min(at, start + SAMPLE_BYTES));
    lines.push(line);
    size += line.length;
  }
  return Buffer.concat(lines);
}

const LETTER_IN_WORD = /(?<=\p{L})[^\0-\x7f\P{L}]|[^\0-\x7f\P{L}](?=\p{L})/gu;
const CAPITAL_IN_WORD = /(?<=\p{Ll})[^\0-\x7f\P{Lu}]/gu;
/** No language has letters of both. */
const POLISH = /[ąęłńśźż]/giu;
const CZECH_OR_SLOVAK = /[čďěľňřšťůž]/giu;

/** Of two encodings with the same letters in other places the one that reads better, else the first. */
function betterSibling(buffer: Buffer, { name, sibling }: Candidate): string {
  if (sibling === undefined) return name;
  const [first = 0, second = 0] = [name, sibling].map((each) => {
    const text = iconv.decode(buffer.subarray(0, 50 * SAMPLE_BYTES), each);
    const mixed = Math.min(covered(text, POLISH), covered(text, CZECH_OR_SLOVAK));
    return covered(text, LETTER_IN_WORD) - 2 * covered(text, CAPITAL_IN_WORD) - 2 * mixed;
  });
  return second > first ? sibling : name;
}

/** Rare in Latin text read right: symbols inside words, three letters with diacritics in a row, or one of them alone. */
const ODD = /(?<=\p{L})[\p{S}\p{No}¡¿§¶](?=\p{L})|[À-ÖØ-öø-ɏ]{3,}|(?<!\p{L})[À-ÖØ-öø-ɏ](?!\p{L})|\p{Co}/gu;

/** 0..1: share of the non-ASCII text that stands in words of the script (none below half), or for Latin letters is not odd. */
function plausibility(text: string, words: RegExp | undefined): number {
  const all = covered(text, /[^\0-\x7f]/gu);
  if (words === undefined) return Math.max(0, 1 - covered(text, ODD) / all);
  const share = covered(text, words) / all;
  return share < 0.5 ? 0 : share;
}

/** UTF-16 units covered by the matches. */
function covered(text: string, pattern: RegExp): number {
  let units = 0;
  for (const [match] of text.matchAll(pattern)) units += match.length;
  return units;
}
