/** Letters of Latin-1 by general category, as they stand inside brackets. Outside of Latin-1 a plain text has none. */
const LETTERS: Readonly<Record<string, string>> = {
  '\\p{L}': 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  '\\p{Lu}': 'A-Z\\xc0-\\xd6\\xd8-\\xde',
  '\\p{Ll}': 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff',
};

/** Latin-1, general punctuation, signs of currency, arrows, boxes, dingbats: no letter beyond Latin-1 and no surrogate. */
const PLAIN = /^[\0-\xff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff]*$/;

/** May a pattern see the text through its plain form? So it is with nearly every row of a Western European language. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * A pattern that finds the same in plain texts as the given one does with the flag `u`, but without that flag and without tables of Unicode: V8 compiles it several times
 * faster, and compiling is most of what a pattern costs in a short run. `undefined` when there is no such form: for other categories, negated ones and characters of two units.
 */
export function plainForm(pattern: string): string | undefined {
  if (/[\ud800-\udfff]/.test(pattern)) return undefined;
  let plain = '';
  let inClass = false;
  for (const part of pattern.match(/\\[pP]\{\w+\}|\\u\{|\\.|[^\\]/gs) ?? []) {
    const letters = LETTERS[part];
    if (letters === undefined && /^\\(?:[pPk]|u\{)/.test(part)) return undefined;
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    plain += letters === undefined ? part : inClass ? letters : `[${letters}]`;
  }
  return plain;
}

/** A regex with classes of letters that is asked about single texts; it sees plain ones through its plain form. Without the flags `g`, `i` and `y`. */
export class LetterPattern {
  readonly #whole: RegExp;
  #plain: RegExp | undefined;

  constructor(whole: RegExp) {
    this.#whole = whole;
  }

  test(text: string): boolean {
    if (!isPlain(text)) return this.#whole.test(text);
    this.#plain ??= new RegExp(plainForm(this.#whole.source) ?? this.#whole);
    return this.#plain.test(text);
  }
}
