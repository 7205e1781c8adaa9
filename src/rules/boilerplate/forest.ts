import { COLUMN, COLUMN_BITS, LEAF, type PackedTrees, packSteps } from '../../language/trees.ts';
import type { Matrix } from './matrix.ts';

/** The value of an inner node is the average below it. */
export type PackedForest = PackedTrees;

/** A forest as it lies in memory; `step` and `number`: see `packSteps`. */
export interface ForestArrays {
  readonly roots: Int32Array;
  readonly step: Int32Array;
  readonly number: Float32Array;
  readonly value: Float32Array;
}

/** Boosted regression trees; the sum of their leaves is the log-odds that a unit belongs to the article. */
export class Forest {
  readonly arrays: ForestArrays;

  constructor(arrays: ForestArrays) {
    this.arrays = arrays;
  }

  static of(packed: PackedForest): Forest {
    const { roots, value } = packed;
    return new Forest({ roots: Int32Array.from(roots), ...packSteps(packed), value: Float32Array.from(value) });
  }

  /** Log-odds (nats) of every unit. */
  score({ units, values }: Matrix): Float32Array {
    const { roots, step, number } = this.arrays;
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
    const { roots, step, number, value } = this.arrays;
    const shares = new Map<number, number>();
    for (const root of roots) {
      let node = root;
      for (let next = step[node] as number; next !== LEAF; next = step[node] as number) {
        const column = next & COLUMN;
        const isLeft = (values[column * units + unit] as number) <= (number[node] as number);
        const child = (next >> COLUMN_BITS) + (isLeft ? 0 : 1);
        shares.set(column, (shares.get(column) ?? 0) + (value[child] as number) - (value[node] as number));
        node = child;
      }
    }
    return shares;
  }
}
