import { isSpaceOrBreak } from '../../article/characters.ts';

/** Marks besides white space that no web address holds. */
const OUTSIDE = new Set([...'"“”<>'].map((mark) => mark.charCodeAt(0)));

/**
 * Tells whether a place lies in a web address. Asked from left to right it reads the text once, however long the
 * addresses are.
 */
export class Addresses {
  readonly #text: string;
  #at = 0;
  #start = 0;
  #query = false;
  #inside = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param offset not smaller than that of the last question. */
  includes(offset: number): boolean {
    const text = this.#text;
    for (; this.#at < offset; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (isSpaceOrBreak(code) || OUTSIDE.has(code)) {
        this.#start = this.#at + 1;
        this.#inside = false;
        this.#query = false;
      } else if (code === 0x3a && text.startsWith('://', this.#at)) this.#inside = true;
      else if (code === 0x3f) this.#query = true;
      else if (code === 0x3d && this.#query) this.#inside = true;
      else if (code === 0x2e && this.#at === this.#start + 3 && text.startsWith('www', this.#start))
        this.#inside = true;
    }
    return this.#inside;
  }
}
