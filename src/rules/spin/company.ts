/**
 * What the other restorations of an article say about one of them. Spinners swap at a rate of their own and from a dictionary of their own, and neither is known before
 * most restorations were judged one by one: of the same doubtful word an article with many sure swaps makes one more, and an article with few an honest word.
 */
export const COMPANY_FEATURES = [
  'first-odds', // ln odds that the first look gave, nats
  'others-a-unit', // swaps that the first look expects elsewhere, a unit of the article
  'sure-a-unit', // restorations that it was sure of
  'others-a-place', // swaps that it expects elsewhere, a place that it judged
  'near', // swaps that it expects within NEAR
  'around', // … and within AROUND
  'same-form', // other places of the same form
  'same-form-odds', // their mean ln odds
  'length', // ln(units of the article)
  'survivors-a-unit', // words left in the narration that a spinner would have swapped
  'swapped-share', // expected swaps elsewhere, of them and those words
] as const;

/** Characters: about fourteen and about forty-five words. */
const NEAR = 80;
const AROUND = 250;
/** Odds of nine to one. */
const SURE = Math.log(9);

/** A place that the first look judged. */
export interface Companion {
  /** UTF-16 offset in the article. */
  readonly start: number;
  /** Index of the form in the lexicon. */
  readonly form: number;
  /** ln odds that a swapped word stands there, nats. */
  readonly odds: number;
  readonly quoted: boolean;
  /** An earlier pass restored it. */
  readonly isRestored: boolean;
}

/** All places of an article that were judged, with sums over them. */
export class Company {
  readonly #places: readonly Companion[];
  readonly #chances: Float64Array;
  readonly #units: number;
  readonly #survivors: number;
  readonly #sameForm = new Map<number, { count: number; odds: number }>();
  #expected = 0;
  #sure = 0;

  /**
   * @param units words, numbers and marks among which the places were looked for.
   * @param survivors words left in the narration that a spinner would have swapped, each by how surely.
   */
  constructor(places: readonly Companion[], units: number, survivors: number) {
    this.#places = [...places].sort((a, b) => a.start - b.start);
    this.#units = Math.max(1, units);
    this.#survivors = survivors;
    this.#chances = Float64Array.from(this.#places, ({ odds }) => chanceOf(odds));
    this.#places.forEach(({ form, odds }, at) => {
      this.#expected += this.#chances[at] as number;
      if (odds > SURE) this.#sure++;
      const same = this.#sameForm.get(form) ?? { count: 0, odds: 0 };
      same.count++;
      same.odds += odds;
      this.#sameForm.set(form, same);
    });
  }

  /** The features of a place that was given to the constructor, behind `first`, what the first look went by. */
  featuresOf({ start, form, odds }: Companion, first: Float64Array): Float64Array {
    const features = new Float64Array(first.length + COMPANY_FEATURES.length);
    features.set(first);
    const own = chanceOf(odds);
    const others = this.#expected - own;
    const same = this.#sameForm.get(form) as { count: number; odds: number };
    const around = this.#around(start);
    features.set(
      [
        odds,
        others / this.#units,
        this.#sure / this.#units,
        others / Math.max(1, this.#places.length - 1),
        around.near - own,
        around.all - own,
        same.count - 1,
        same.count > 1 ? (same.odds - odds) / (same.count - 1) : 0,
        Math.log(this.#units),
        this.#survivors / this.#units,
        others / Math.max(1, others + this.#survivors),
      ],
      first.length,
    );
    return features;
  }

  /** Swaps expected within NEAR and within AROUND of an offset, what starts there included. */
  #around(start: number): { near: number; all: number } {
    const places = this.#places;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as Companion).start <= start - AROUND) low = middle + 1;
      else high = middle;
    }
    let near = 0;
    let all = 0;
    for (let at = low; at < places.length; at++) {
      const distance = Math.abs((places[at] as Companion).start - start);
      if (distance >= AROUND) break;
      all += this.#chances[at] as number;
      if (distance < NEAR) near += this.#chances[at] as number;
    }
    return { near, all };
  }
}

/** Probability of ln odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
