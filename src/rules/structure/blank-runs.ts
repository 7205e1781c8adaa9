export const TAB = 0x09;
const SPACE = 0x20;

/** Is a UTF-16 code unit a space or a tab? */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/**
 * The runs of two blanks or more, and the single tabs, of a text. Most texts hold hardly any, and searching natively for them takes a tenth of a loop over the
 * characters.
 */
export class BlankRuns {
  readonly #text: string;
  /** Where the next pair of spaces and the next tab stand that were found last; the end of the text when there are no more. */
  #pair = -1;
  #tab = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** To be asked for places in rising order. Where the first run begins that has a pair of spaces or a tab at `at` (UTF-16 units) or behind it; never before `at`. The end of the text when there is none. */
  nextFrom(at: number): number {
    if (this.#pair < at) this.#pair = this.#find('  ', at);
    if (this.#tab < at) this.#tab = this.#find('\t', at);
    // The space in front of a tab belongs to its run.
    const withSpace = this.#tab > at && this.#text.charCodeAt(this.#tab - 1) === SPACE ? this.#tab - 1 : this.#tab;
    return Math.min(this.#pair, withSpace);
  }

  #find(run: string, at: number): number {
    const found = this.#text.indexOf(run, at);
    return found < 0 ? this.#text.length : found;
  }
}
