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

/** Boosted regression trees that judge one row at a time. */
export class Trees {
  readonly #roots: Int32Array;
  readonly #feature: Int16Array;
  readonly #threshold: Float32Array;
  readonly #left: Int32Array;
  readonly #value: Float32Array;

  constructor(packed: PackedTrees) {
    this.#roots = Int32Array.from(packed.roots);
    this.#feature = Int16Array.from(packed.feature);
    this.#threshold = Float32Array.from(packed.threshold);
    this.#left = Int32Array.from(packed.left);
    this.#value = Float32Array.from(packed.value);
  }

  /** Log-odds of a row of features, nats. */
  score(row: Float64Array): number {
    let sum = 0;
    for (const root of this.#roots) {
      let node = root;
      let column = this.#feature[node] as number;
      while (column >= 0) {
        const isLeft = Math.fround(row[column] as number) <= (this.#threshold[node] as number);
        node = (this.#left[node] as number) + (isLeft ? 0 : 1);
        column = this.#feature[node] as number;
      }
      sum += this.#value[node] as number;
    }
    return sum;
  }
}
