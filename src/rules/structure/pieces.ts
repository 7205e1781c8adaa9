import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, LETTER } from '../../article/characters.ts';
import type { Rows } from '../../article/rows.ts';
import { KIND_NUMBER } from '../../article/tokens.ts';

/** Rows of so many UTF-16 units are no items of menus, and those of so many words are no headlines. */
const LONG = 40;
const SENTENCE_WORDS = 16;
/** The most frequent short lower-case words of a text are its function words, when they stand there so often. */
const FUNCTION_WORDS = 25;
const FUNCTION_LENGTH = 3;
const FUNCTION_TIMES = 3;

/** What goes on a sentence: a mark with nothing or a space behind it, the ending of a word. */
const MARK = /(?:[,;:!?)\]%.”](?=[\s,;:!?)”"’]|\.(?!\.)|$)|['’](?:s|re|ve|ll|d|m|t)\b)/my;
const SENTENCE_END = /[.!?]["'”’»“)\]]*$/;
/** Addresses begin with small letters, and names such as iPhone. */
const NO_WORD = /(?:https?:|www\.|\S*@|\p{Ll}\p{Lu}|\p{Ll}+\.\p{Ll})/uy;
/** Marks behind which no space stands, and before which none stands. */
const OPENING = '([“‘„«‹¿¡#@$£€/';
/** Ends of a piece besides letters and digits: behind a closing mark or within a sentence. */
const CLOSING = '”’"\')]»%';
const OPEN = `,–—-&${OPENING}`;

/** What is known of the sentences of a text without knowing its language. */
export class Sentences {
  readonly #article: Article;
  readonly #functionWords: ReadonlySet<number>;

  constructor(article: Article) {
    this.#article = article;
    const { tokens } = article;
    const counts = new Map<number, number>();
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kind[token] !== 0) continue;
      if ((tokens.end[token] as number) - (tokens.start[token] as number) > FUNCTION_LENGTH) continue;
      const hash = tokens.hash[token] as number;
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    const frequent = [...counts].filter(([, count]) => count >= FUNCTION_TIMES).sort((a, b) => b[1] - a[1]);
    this.#functionWords = new Set(frequent.slice(0, FUNCTION_WORDS).map(([hash]) => hash));
  }

  /** The row ends with a function word or a comma, as no headline does. */
  endsWithin(row: number): boolean {
    const { text, rows, tokens } = this.#article;
    const end = rows.end[row] as number;
    if (text.charAt(end - 1) === ',') return true;
    const last = (tokens.ofRow[row + 1] as number) - 1;
    if (tokens.end[last] !== end || tokens.kind[last] !== 0 || tokens.kind[last - 1] === KIND_NUMBER) return false;
    return this.#functionWords.has(tokens.hash[last] as number);
  }

  /** A row that begins a paragraph of the text, not a headline: too long for one, or behind another paragraph. */
  isBody(row: number): boolean {
    const { text, rows, tokens } = this.#article;
    if ((tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number) > SENTENCE_WORDS) return true;
    if (row === 0 || lengthOf(rows, row - 1) < LONG) return row > 0 && isMark(text, rows, row - 1);
    return !isOpen(text, rows, row - 1);
  }
}

/** A row of a mark alone ends a paragraph as well: “.” behind a link. */
function isMark(text: string, rows: Rows, row: number): boolean {
  return lengthOf(rows, row) <= 3 && beginsWithMark(text, rows, row);
}

/** No blank line stands between a row and the one above, and no break that may be half of a broken character. */
export function touches({ text, rows }: Article, row: number): boolean {
  return rows.blanksBefore[row] === 0 && '\n\r'.includes(text.charAt((rows.lineStart[row] as number) - 1));
}

/** The row goes on with the sentence of the one above: it begins with a mark or in lower case. */
export function goesOn(text: string, rows: Rows, row: number): boolean {
  if (beginsWithMark(text, rows, row)) return isWord(text.charAt((rows.end[row - 1] as number) - 1));
  return isSmall(text.charAt(rows.start[row] as number)) && !isAddress(text, rows, row) && isOpen(text, rows, row - 1);
}

/** A small letter of a script that has capitals. */
function isSmall(letter: string): boolean {
  return letter.toUpperCase() !== letter && letter.toLowerCase() === letter;
}

export function beginsWithMark(text: string, rows: Rows, row: number): boolean {
  MARK.lastIndex = rows.start[row] as number;
  return MARK.test(text);
}

export function isAddress(text: string, rows: Rows, row: number): boolean {
  NO_WORD.lastIndex = rows.start[row] as number;
  return NO_WORD.test(text);
}

/** The row ends in the middle of a sentence. */
export function isOpen(text: string, rows: Rows, row: number): boolean {
  const character = text.charAt((rows.end[row] as number) - 1);
  return isWord(character) || OPEN.includes(character);
}

function isWord(character: string): boolean {
  const kind = classOf(character.charCodeAt(0));
  return kind === LETTER || kind === DIGIT || CLOSING.includes(character);
}

/** The row comes to the end of a sentence. */
export function endsSentence(text: string, rows: Rows, row: number): boolean {
  return SENTENCE_END.test(text.slice(rows.start[row], rows.end[row]));
}

/** A mark behind which no space stands. */
export function isOpening(character: string): boolean {
  return OPENING.includes(character);
}

/** UTF-16 units. */
export function lengthOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.start[row] as number);
}
