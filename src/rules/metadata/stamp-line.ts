/** What a part of a stamp says. `label` is a word before another part, `action` a button, `name` words with capitals that nothing else explains. */
export type PartKind =
  | 'label'
  | 'date'
  | 'updated'
  | 'time'
  | 'age'
  | 'readTime'
  | 'byline'
  | 'name'
  | 'section'
  | 'count'
  | 'action';

/** A part: the kind, the first token of its value, and the token behind it. */
export interface Found {
  readonly kind: PartKind;
  readonly from: number;
  readonly to: number;
}

interface Token {
  readonly text: string;
  /** Lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A number, a word with the marks inside it, or one mark; a year and the minutes of a reader glued to it are two numbers. */
const TOKEN = /(?:19|20)\d\d(?=\d{1,2} ?min)|\d+|\p{L}[\p{L}'’-]*(?:\.\p{L}+)*|\S/gu;

/** A line as numbers, words and marks, which are asked for by their place; there is nothing before the first and behind the last. */
export class StampLine {
  readonly #text: string;
  readonly #tokens: readonly Token[];

  constructor(text: string) {
    this.#text = text;
    this.#tokens = Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({
      text: token,
      word: token.toLowerCase(),
      start: index,
      end: index + token.length,
    }));
  }

  /** Tokens. */
  get length(): number {
    return this.#tokens.length;
  }

  /** What the tokens `[from, to)` say, as the line has it. */
  between(from: number, to: number): string {
    return this.#text.slice((this.#tokens[from] as Token).start, (this.#tokens[to - 1] as Token).end);
  }

  textAt(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  /** Lower case. */
  wordAt(at: number): string {
    return this.#tokens[at]?.word ?? '';
  }

  /** Is there a number of so many digits? */
  isNumber(at: number, fewest: number, most = fewest): boolean {
    const text = this.textAt(at);
    return text.length >= fewest && text.length <= most && text >= '0' && text < ':';
  }

  isYear(at: number): boolean {
    return this.isNumber(at, 4) && /^(?:19|20)/.test(this.textAt(at));
  }

  /** Does a token stand right behind the one before it? */
  touches(at: number): boolean {
    return this.#tokens[at]?.start === this.#tokens[at - 1]?.end;
  }

  /** The first token behind words of a set. */
  behind(words: ReadonlySet<string>, at: number): number {
    let to = at;
    while (words.has(this.wordAt(to))) to++;
    return to;
  }

  behindOne(words: ReadonlySet<string>, at: number): number {
    return words.has(this.wordAt(at)) ? at + 1 : at;
  }

  behindMark(mark: string, at: number): number {
    return this.textAt(at) === mark ? at + 1 : at;
  }
}
