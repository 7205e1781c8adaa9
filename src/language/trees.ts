/** Trees as they lie in a model file. A node is a leaf where `feature` is -1; the right child follows the left one. */
export interface PackedTrees {
  /** First node of each tree. */
  readonly roots: readonly number[];
  readonly feature: readonly number[];
  /** At most: left. Compared as 32-bit floats. */
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  /** nats, of a leaf. */
  readonly value: readonly number[];
}

/** Bits of a node that name its column; the others are its left child. */
export const COLUMN_BITS = 8;
export const COLUMN = 0xff;
/** In the place of a column: the node is a leaf. */
export const LEAF = 0xff;

/** Nodes as two columns, which is all that a way down to a leaf reads: `step` is column and left child, `number` the threshold of an inner node or the value of a leaf. */
export function packSteps({ feature, threshold, left, value }: PackedTrees): {
  step: Int32Array;
  number: Float32Array;
} {
  return {
    step: Int32Array.from(feature, (column, node) =>
      column < 0 ? LEAF : ((left[node] as number) << COLUMN_BITS) | column,
    ),
    number: Float32Array.from(feature, (column, node) => (column < 0 ? value[node] : threshold[node]) as number),
  };
}

/** Boosted regression trees that judge one row at a time. */
export class Trees {
  readonly #roots: Int32Array;
  readonly #step: Int32Array;
  readonly #number: Float32Array;
  /** The most that the trees from each one on can add, nats. */
  readonly #mostBehind: Float64Array;
  /** The row in the precision of the thresholds. */
  readonly #row = new Float32Array(COLUMN);

  constructor(packed: PackedTrees) {
    const { roots } = packed;
    this.#roots = Int32Array.from(roots);
    ({ step: this.#step, number: this.#number } = packSteps(packed));
    this.#mostBehind = new Float64Array(roots.length + 1);
    for (let tree = roots.length - 1; tree >= 0; tree--)
      this.#mostBehind[tree] = (this.#mostBehind[tree + 1] as number) + this.#most(roots[tree] as number);
  }

  /** The greatest value of a leaf below a node. */
  #most(node: number): number {
    const step = this.#step[node] as number;
    if (step === LEAF) return this.#number[node] as number;
    const left = step >> COLUMN_BITS;
    return Math.max(this.#most(left), this.#most(left + 1));
  }

  /**
   * Log-odds of a row of features, nats.
   * @param least of what cannot reach it only that is said: -Infinity. It takes a part of the time.
   */
  score(row: Float64Array, least = -Infinity): number {
    const step = this.#step;
    const number = this.#number;
    const mostBehind = this.#mostBehind;
    const values = this.#row;
    values.set(row);
    let sum = 0;
    for (let tree = 0; tree < this.#roots.length; tree++) {
      if (sum + (mostBehind[tree] as number) < least) return -Infinity;
      let node = this.#roots[tree] as number;
      for (let next = step[node] as number; next !== LEAF; next = step[node] as number) {
        const isLeft = (values[next & COLUMN] as number) <= (number[node] as number);
        node = (next >> COLUMN_BITS) + (isLeft ? 0 : 1);
      }
      sum += number[node] as number;
    }
    return sum;
  }
}
