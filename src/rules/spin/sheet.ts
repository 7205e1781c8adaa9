import type { Article } from '../../article/article.ts';
import type { Bigrams } from '../../language/ngrams.ts';
import { blockUnits, STOP, type Unit, unitOf, unitsOf } from '../../language/units.ts';

/** A unit of a sheet, with its index in the bigram model and the change that wrote it. */
export interface Cell extends Unit {
  readonly index: number;
  readonly quoted: boolean;
  /** Written by a restoration; undefined for a unit of the article. */
  readonly change?: Change;
}

/** A restoration: what stood in `[start, end)` of the article and what may replace it, best first. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly spun: string;
  readonly cased: boolean;
  readonly quoted: boolean;
  /** nats */
  readonly weight: number;
  readonly candidates: readonly { readonly text: string; readonly gain: number }[];
}

/** The units of one block. Restorations are written into it, so that the next one sees restored neighbours. */
export class Sheet {
  readonly cells: Cell[];
  readonly #model: Bigrams;
  readonly #stop: number;
  readonly #phrases: Map<string, readonly number[]>;

  /** @param phrases remembers the indices of candidates for all sheets of an article. */
  constructor(article: Article, block: number, model: Bigrams, phrases: Map<string, readonly number[]>) {
    this.#model = model;
    this.#phrases = phrases;
    this.#stop = model.indexOf(unitOf(STOP, 0, 0).hash);
    this.cells = blockUnits(article, block).map((unit) => ({
      ...unit,
      index: model.indexOf(unit.hash),
      quoted: article.inQuote(unit.start, unit.end),
    }));
  }

  /** Indices of the words of a candidate. */
  indicesOf(text: string): readonly number[] {
    let indices = this.#phrases.get(text);
    if (!indices) {
      indices = unitsOf(text).map((unit) => this.#model.indexOf(unit.hash));
      this.#phrases.set(text, indices);
    }
    return indices;
  }

  /** ln P of `words` in place of the cells `[from, to)`, up to and with the cell behind them; nats. */
  score(words: readonly number[], from: number, to: number): number {
    let before = from > 0 ? (this.cells[from - 1] as Cell).index : this.#stop;
    let sum = 0;
    for (const word of words) {
      sum += this.#model.bigram(before, word);
      before = word;
    }
    return sum + this.#model.bigram(before, to < this.cells.length ? (this.cells[to] as Cell).index : this.#stop);
  }

  /** Does a sentence start with this cell? Capitals there say nothing. */
  startsSentence(at: number): boolean {
    const before = this.cells[at - 1];
    return before === undefined || /^[.!?:"]$/.test(before.word);
  }

  /** Writes the best candidate of a change over the cells `[from, to)`. */
  write(change: Change, from: number, to: number): void {
    const best = change.candidates[0]?.text ?? '';
    const cells = unitsOf(best).map((unit) => ({
      ...unit,
      start: change.start,
      end: change.end,
      index: this.#model.indexOf(unit.hash),
      quoted: change.quoted,
      change,
    }));
    this.cells.splice(from, to - from, ...cells);
  }
}
