/** Text for a terminal of fixed width: measuring, shortening and wrapping. Knows nothing of findings. */

/** A stretch of text and how to colour it. Wrapping measures the text, colours come last. */
export interface Painted {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;

/** Columns that `text` takes in a terminal: 2 for East Asian letters and emoji, 0 for combining marks, else 1. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += /[\p{M}\u200c\u200d]/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Words between white space. */
export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) words++;
  return words;
}

/** At most this many words stand in full; past it the middle becomes a count. */
const FULL_WORDS = 26;
const HEAD_WORDS = 12;
const TAIL_WORDS = 8;
/** The same for scripts without spaces and for long links, in UTF-16 units. */
const FULL_UNITS = 320;
const HEAD_UNITS = 120;
const TAIL_UNITS = 60;

/** Shortens a long text in the middle and says how much was left out: `Sign up for … [41 words] … at any time.` */
export function shorten(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length > FULL_WORDS) {
    const left = words.length - HEAD_WORDS - TAIL_WORDS;
    const head = words.slice(0, HEAD_WORDS).map(shortenWord).join(' ');
    const tail = words.slice(-TAIL_WORDS).map(shortenWord).join(' ');
    return `${lead(text)}${head} … [${left} words] … ${tail}${trail(text)}`;
  }
  if (text.length <= FULL_UNITS) return text.replace(/\S{61,}/g, shortenWord);
  const units = [...text];
  const left = units.length - HEAD_UNITS - TAIL_UNITS;
  if (left <= 0) return text;
  return `${units.slice(0, HEAD_UNITS).join('')} … [${left} characters] … ${units.slice(-TAIL_UNITS).join('')}`;
}

const lead = (text: string): string => /^\s+/.exec(text)?.[0] ?? '';
const trail = (text: string): string => /\s+$/.exec(text)?.[0] ?? '';

/** A link of hundreds of characters says as much by its two ends. */
function shortenWord(word: string): string {
  const units = [...word];
  return units.length <= 60 ? word : `${units.slice(0, 36).join('')}…${units.slice(-18).join('')}`;
}

/**
 * Wraps painted pieces at spaces into lines of at most `width` columns (a longer word gets a line of its own). Pieces that
 * touch without a space stay together: a changed word keeps its comma.
 */
export function wrap(pieces: readonly Painted[], width: number): string[] {
  const lines: Painted[][] = [];
  let line: Painted[] = [];
  let used = 0;
  for (const word of toWords(pieces)) {
    const size = columns(word.map(({ text }) => text).join(''));
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (used > 0) add(line, { text: ' ', ...samePaint(line.at(-1), word[0]) });
    used += (used > 0 ? 1 : 0) + size;
    for (const fragment of word) add(line, fragment);
  }
  if (line.length > 0) lines.push(line);
  return lines.map((fragments) => fragments.map(({ text, paint }) => (paint ? paint(text) : text)).join(''));
}

function toWords(pieces: readonly Painted[]): Painted[][] {
  const words: Painted[][] = [];
  let word: Painted[] | undefined;
  for (const { text, paint } of pieces) {
    for (const part of text.split(/([ \t\r\n]+)/)) {
      if (!part) continue;
      if (/^[ \t\r\n]/.test(part)) {
        word = undefined;
        continue;
      }
      const fragment = paint ? { text: part, paint } : { text: part };
      if (word) word.push(fragment);
      else {
        word = [fragment];
        words.push(word);
      }
    }
  }
  return words;
}

function samePaint(a: Painted | undefined, b: Painted | undefined): { paint?: (text: string) => string } {
  return a?.paint && a.paint === b?.paint ? { paint: a.paint } : {};
}

/** Appends, growing the last fragment when the colour is the same: fewer escape codes, colour over the spaces too. */
function add(line: Painted[], fragment: Painted): void {
  const last = line.at(-1);
  if (last && last.paint === fragment.paint) line[line.length - 1] = { ...last, text: last.text + fragment.text };
  else line.push(fragment);
}
