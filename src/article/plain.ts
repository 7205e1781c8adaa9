/** Characters of plain texts by general category, as they stand inside brackets. */
const CATEGORIES: Readonly<Record<string, string>> = {
  '\\p{L}': 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  '\\p{Lu}': 'A-Z\\xc0-\\xd6\\xd8-\\xde',
  '\\p{Ll}': 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff',
  '\\p{M}': '',
  '\\p{N}': '\\d\\xb2\\xb3\\xb9\\xbc-\\xbe\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793',
  '\\p{Nd}': '\\d',
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
  let from = 0;
  for (const { 0: part, index } of pattern.matchAll(/\\[pP]\{\w+\}|\\u\{|\\.|[[\]]/gs)) {
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    if (!/^\\(?:[pPk]|u\{)/.test(part)) continue;
    const letters = CATEGORIES[part];
    if (letters === undefined) return undefined;
    plain += pattern.slice(from, index) + (inClass ? letters : `[${letters}]`);
    from = index + part.length;
  }
  return plain + pattern.slice(from);
}

/**
 * A regex with classes of letters that sees plain texts through its plain form. It is given as its source: V8 looks classes up in the tables of Unicode when it meets the literal,
 * and few texts need that. Without the flag `i`, under which both forms differ.
 */
export class LetterPattern {
  readonly #source: string;
  readonly #flags: string;
  #whole: RegExp | undefined;
  #plain: RegExp | undefined;

  /** @param flags `u` and others. */
  constructor(source: string, flags = 'u') {
    this.#source = source;
    this.#flags = flags;
  }

  test(text: string): boolean {
    return this.for(text).test(text);
  }

  /** The form for a text. */
  for(text: string): RegExp {
    if (!isPlain(text)) {
      this.#whole ??= new RegExp(this.#source, this.#flags);
      return this.#whole;
    }
    if (!this.#plain) {
      const form = plainForm(this.#source);
      this.#plain = new RegExp(form ?? this.#source, form === undefined ? this.#flags : this.#flags.replace('u', ''));
    }
    return this.#plain;
  }
}
