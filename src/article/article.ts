import type { Paragraph } from 'nlcst';
import { type Blocks, blocksOf } from './blocks.ts';
import { languageOf } from './language.ts';
import type { MarkupSpan } from './markup.ts';
import { quotationsOf } from './quotes.ts';
import { type Rows, rowAt, rowsOf } from './rows.ts';
import { sentencesOf } from './sentences.ts';
import type { Edit, Span } from './span.ts';
import { type Tokens, tokensOf } from './tokens.ts';

export type Format = 'text' | 'markdown' | 'html' | 'jsonl';

/** Makes the nlcst paragraph of a piece of text that stands at `origin` (offset 0-based, line and column 1-based) of the article. */
export type NlcstParser = (text: string, origin: { offset: number; line: number; column: number }) => Paragraph;

export interface ArticleOptions {
  readonly format?: Format;
  /** Finds ranges that must not change: code and front matter of Markdown. Sorted, disjoint. */
  readonly protectedSpansOf?: (text: string) => readonly Span[];
  /** Domain of the outlet, when known. */
  readonly site?: string;
  /** ISO 639-1 code, when it is known better than the text can tell. */
  readonly language?: string;
  readonly nlcstParser?: NlcstParser;
  /** What the elements of the page said that the text was made of. */
  readonly markup?: readonly MarkupSpan[];
}

/** Offsets at which lines start, as editors count them: LF, CRLF and lone CR end a line. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** A text and its views. Views are made when first asked for, once, and shared by all rules; all offsets are UTF-16 units of `text`. */
export class Article {
  readonly text: string;
  readonly format: Format;
  readonly protectedSpans: readonly Span[];
  readonly site: string | undefined;
  readonly markup: readonly MarkupSpan[];
  readonly #parser: NlcstParser | undefined;
  readonly #views = new Map<symbol, unknown>();
  readonly #notes = new Map<symbol, unknown>();
  #rows: Rows | undefined;
  #tokens: Tokens | undefined;
  #blocks: Blocks | undefined;
  #language: string | undefined;
  #lineStarts: number[] | undefined;
  readonly #quotations = new Map<number, readonly Span[]>();
  readonly #nlcst = new Map<number, Paragraph>();

  constructor(text: string, options: ArticleOptions = {}) {
    this.text = text;
    this.format = options.format ?? 'text';
    this.protectedSpans = options.protectedSpansOf?.(text) ?? [];
    this.site = options.site;
    this.markup = options.markup ?? [];
    this.#language = options.language;
    this.#parser = options.nlcstParser;
  }

  get rows(): Rows {
    this.#rows ??= rowsOf(this.text);
    return this.#rows;
  }

  get tokens(): Tokens {
    this.#tokens ??= tokensOf(this.text, this.rows);
    return this.#tokens;
  }

  /** Have the tokens been asked for? What can be found without them then need not make them. */
  get isTokenised(): boolean {
    return this.#tokens !== undefined;
  }

  get blocks(): Blocks {
    this.#blocks ??= blocksOf(this.text, this.rows);
    return this.#blocks;
  }

  /** ISO 639-1 code, `und` when the text is too short to tell. */
  get language(): string {
    this.#language ??= languageOf(this.tokens);
    return this.#language;
  }

  rowText(row: number): string {
    return this.text.slice(this.rows.start[row], this.rows.end[row]);
  }

  blockText(block: number): string {
    return this.text.slice(this.blocks.start[block], this.blocks.end[block]);
  }

  /** Index of the block that holds `offset`, or of the last one before it; -1 when there is none. */
  blockAt(offset: number): number {
    const { start, count } = this.blocks;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((start[middle] as number) <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  /** Number of tokens that start before an offset. */
  tokensBefore(offset: number): number {
    const { start, count } = this.tokens;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((start[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  rowAt(offset: number): number {
    return rowAt(this.rows, offset);
  }

  quotations(block: number): readonly Span[] {
    let spans = this.#quotations.get(block);
    if (!spans) {
      spans = quotationsOf(this.text, this.blocks.start[block] as number, this.blocks.end[block] as number);
      this.#quotations.set(block, spans);
    }
    return spans;
  }

  /** Does `[start, end)` reach into a quotation without taking the whole of it? An empty range counts only strictly inside. */
  inQuote(start: number, end: number): boolean {
    const first = this.blockAt(start);
    const last = end > start ? this.blockAt(end - 1) : first;
    // White space between two blocks stands in no quotation, and there is no need to look for any.
    if (first === last && first >= 0 && start >= (this.blocks.end[first] as number)) return false;
    // Blocks between the first and the last are taken whole, and so are their quotations.
    return (first >= 0 && this.#cutsQuote(first, start, end)) || (last > first && this.#cutsQuote(last, start, end));
  }

  #cutsQuote(block: number, start: number, end: number): boolean {
    const quotes = this.quotations(block);
    let low = 0;
    let high = quotes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((quotes[middle] as Span).end > start) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < quotes.length; i++) {
      const quote = quotes[i] as Span;
      if (quote.start >= Math.max(end, start + 1)) return false;
      if (start === end) return start > quote.start;
      if (start > quote.start || end < quote.end) return true;
    }
    return false;
  }

  sentences(block: number): Span[] {
    return sentencesOf(this.text, this.blocks.start[block] as number, this.blocks.end[block] as number);
  }

  /** 1-based line and UTF-16 column of an offset. */
  pointAt(offset: number): { line: number; column: number } {
    this.#lineStarts ??= lineStartsOf(this.text);
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return { line: high + 1, column: offset - (starts[high] as number) + 1 };
  }

  /**
   * May an edit not be made because of protected ranges? It must not cut into one; a deletion may take a short one (a link, inline code) along with
   * the words around it, but never a block of code or the front matter.
   */
  isProtected({ start, end, text }: Edit): boolean {
    for (const span of this.protectedSpans) {
      if (start >= span.end || Math.max(end, start + 1) <= span.start) continue;
      const takesAll = text === '' && start <= span.start && end >= span.end;
      if (!takesAll || /[\r\n]/.test(this.text.slice(span.start, span.end))) return true;
    }
    return false;
  }

  /**
   * The nlcst paragraph of a block, parsed on first use; positions refer to the whole text.
   * @throws when no enabled rule declared that it needs nlcst, because the parser is then not loaded.
   */
  nlcst(block: number): Paragraph {
    let node = this.#nlcst.get(block);
    if (!node) {
      if (!this.#parser) throw new Error('nlcst is not loaded: a rule that reads it must declare `needs: ["nlcst"]`');
      const offset = this.blocks.start[block] as number;
      node = this.#parser(this.blockText(block), { offset, ...this.pointAt(offset) });
      this.#nlcst.set(block, node);
    }
    return node;
  }

  /** A view that other parts of the house define; computed once per article under its key. It goes by nothing but the article. */
  view<T>(key: symbol, compute: (article: Article) => T): T {
    return computed(this.#views, key, () => compute(this));
  }

  /** The same for what also goes by the run that the article is in. */
  noteOfRun<T>(key: symbol, compute: (article: Article) => T): T {
    return computed(this.#notes, key, () => compute(this));
  }

  /** Another run begins: views stay, notes go. */
  beginRun(): this {
    this.#notes.clear();
    return this;
  }
}

function computed<T>(known: Map<symbol, unknown>, key: symbol, compute: () => T): T {
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) as T;
}
