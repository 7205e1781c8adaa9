import type { Edge } from './lattice.ts';

/** ln P of an original that a place does not offer. */
const ABSENT = -6;

/** Originals of a place with the probability of each, which sum up to 1. */
export interface Shares {
  readonly edges: readonly Edge[];
  readonly shares: readonly number[];
}

/**
 * What the places of an article say about each other’s originals. Spinners draw a form for a word once and nearly always keep to it: all “values” of an article stand for the same word,
 * and a word that “worth” stands for is seldom what “value” stands for too.
 */
export class Pool {
  /** Places of each form. */
  readonly #places = new Map<number, number>();
  /** Of each pair, by the index of its candidate: sum of ln P, and places that offer it. */
  readonly #logs = new Map<number, number>();
  readonly #offers = new Map<number, number>();
  /** Expected places of every original, and of each pair. */
  readonly #originals = new Map<number, number>();
  readonly #pairs = new Map<number, number>();

  constructor(places: Iterable<Shares>) {
    for (const { edges, shares } of places) {
      const [first] = edges;
      if (first) add(this.#places, first.form, 1);
      edges.forEach(({ original, candidate }, at) => {
        const share = shares[at] as number;
        add(this.#logs, candidate, logOf(share));
        add(this.#offers, candidate, 1);
        add(this.#originals, original, share);
        add(this.#pairs, candidate, share);
      });
    }
  }

  /** Mean ln P of a pair at the other places of its form; 0 where there are none. @param share what its own place says. */
  sameForm({ form, candidate }: Edge, share: number): number {
    const others = (this.#places.get(form) ?? 1) - 1;
    if (others <= 0) return 0;
    const offers = (this.#offers.get(candidate) ?? 1) - 1;
    const logs = (this.#logs.get(candidate) ?? 0) - logOf(share);
    return (logs + (others - offers) * ABSENT) / others;
  }

  /** Places of other forms that the original of a pair is expected to explain. */
  otherForms({ original, candidate }: Edge): number {
    return Math.max(0, (this.#originals.get(original) ?? 0) - (this.#pairs.get(candidate) ?? 0));
  }
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function logOf(share: number): number {
  return Math.max(ABSENT, Math.log(share));
}
