const ROUNDS = 25;
/** Penalty on standardised weights, against features that say the same. */
const RIDGE = 1;

/**
 * Logistic regression by Newton’s method (iteratively reweighted least squares) on standardised features with a ridge penalty.
 * Gives the weights for features as they are.
 */
export function fitLogistic(
  rows: readonly Float64Array[],
  labels: readonly number[],
  size: number,
): { readonly bias: number; readonly weights: readonly number[] } {
  const { means, scales } = momentsOf(rows, size);
  const standard = rows.map((row) => [
    1,
    ...Array.from(row, (x, i) => (x - (means[i] as number)) / (scales[i] as number)),
  ]);
  let beta = new Array<number>(size + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -RIDGE * value));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j && i > 0 ? RIDGE : 0)));
    standard.forEach((row, at) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * (beta[i] as number), 0)));
      const slope = p * (1 - p);
      for (let i = 0; i <= size; i++) {
        (gradient[i] as number) += ((labels[at] as number) - p) * (row[i] as number);
        const line = hessian[i] as number[];
        for (let j = 0; j <= size; j++) (line[j] as number) += slope * (row[i] as number) * (row[j] as number);
      }
    });
    const step = solve(hessian, gradient);
    beta = beta.map((value, i) => value + (step[i] as number));
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  const weights = Array.from({ length: size }, (_, i) => (beta[i + 1] as number) / (scales[i] as number));
  return { bias: (beta[0] as number) - weights.reduce((sum, w, i) => sum + w * (means[i] as number), 0), weights };
}

function momentsOf(rows: readonly Float64Array[], size: number): { means: number[]; scales: number[] } {
  const means = Array.from(
    { length: size },
    (_, i) => rows.reduce((sum, row) => sum + (row[i] as number), 0) / rows.length,
  );
  const scales = means.map((mean, i) => {
    const variance = rows.reduce((sum, row) => sum + ((row[i] as number) - mean) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  return { means, scales };
}

/** Solves a symmetric system by Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const lead = rows[column] as number[];
    for (let row = column + 1; row < size; row++) {
      const line = rows[row] as number[];
      const factor = (line[column] as number) / (lead[column] as number);
      for (let i = column; i <= size; i++) (line[i] as number) -= factor * (lead[i] as number);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row] as number[];
    let sum = line[size] as number;
    for (let i = row + 1; i < size; i++) sum -= (line[i] as number) * (solution[i] as number);
    solution[row] = sum / (line[row] as number);
  }
  return solution;
}
