import { COLUMN, COLUMN_BITS, LEAF, type PackedTrees, packSteps } from '../../language/trees.ts';
import type { Matrix } from './matrix.ts';

/** The value of an inner node is the average below it. */
export type PackedForest = PackedTrees;

/** Boosted regression trees; the sum of their leaves is the log-odds that a unit belongs to the article. */
export class Forest {
  readonly #roots: Int32Array;
  readonly #feature: Int16Array;
  readonly #threshold: Float32Array;
  readonly #left: Int32Array;
  readonly #value: Float32Array;
  /** The same nodes with less to read on the way down: see `packSteps`. */
  readonly #step: Int32Array;
  readonly #number: Float32Array;

  constructor(packed: PackedForest) {
    this.#roots = Int32Array.from(packed.roots);
    this.#feature = Int16Array.from(packed.feature);
    this.#threshold = Float32Array.from(packed.threshold);
    this.#left = Int32Array.from(packed.left);
    this.#value = Float32Array.from(packed.value);
    ({ step: this.#step, number: this.#number } = packSteps(packed));
  }

  /** Log-odds (nats) of every unit. */
  score({ units, values }: Matrix): Float32Array {
    const roots = this.#roots;
    const step = this.#step;
    const number = this.#number;
    const scores = new Float32Array(units);
    // Tree by tree: the nodes of one tree stay in the cache while all units pass through it.
    for (let tree = 0; tree < roots.length; tree++) {
      const root = roots[tree] as number;
      for (let unit = 0; unit < units; unit++) {
        let node = root;
        for (let next = step[node] as number; next !== LEAF; next = step[node] as number) {
          const isLeft = (values[(next & COLUMN) * units + unit] as number) <= (number[node] as number);
          node = (next >> COLUMN_BITS) + (isLeft ? 0 : 1);
        }
        scores[unit] = (scores[unit] as number) + (number[node] as number);
      }
    }
    return scores;
  }

  /**
   * What each column contributed to the score of a unit, in nats: the change of the average below a node on the way down, credited to the column that was
   * asked (Saabas 2014). Columns that were not asked are not in the map.
   */
  contributions({ units, values }: Matrix, unit: number): Map<number, number> {
    const shares = new Map<number, number>();
    for (const root of this.#roots) {
      let node = root;
      let column = this.#feature[node] as number;
      while (column >= 0) {
        const right = (values[column * units + unit] as number) <= (this.#threshold[node] as number) ? 0 : 1;
        const next = (this.#left[node] as number) + right;
        const gain = (this.#value[next] as number) - (this.#value[node] as number);
        shares.set(column, (shares.get(column) ?? 0) + gain);
        node = next;
        column = this.#feature[node] as number;
      }
    }
    return shares;
  }
}
