const ROUNDS = 20;
/** Penalty on standardised weights, against features that say the same. */
const RIDGE = 1;

/** One choice among several: features of each, and which one was right. */
export interface Choice {
  readonly rows: readonly Float64Array[];
  readonly right: number;
}

/**
 * Conditional logit (McFadden 1974) by Newton’s method: weights by which P(row | its choice) is proportional to exp(Σ weight × feature). Features are
 * standardised for the ridge penalty; the weights are for features as they are.
 */
export function fitChoice(choices: readonly Choice[], size: number): number[] {
  const scales = scalesOf(choices, size);
  const scaled = choices.map(({ rows, right }) => ({
    right,
    rows: rows.map((row) => row.map((x, i) => x / (scales[i] as number))),
  }));
  let beta = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value) => -RIDGE * value);
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? RIDGE : 0)));
    for (const { rows, right } of scaled) addChoice(rows, right, beta, gradient, hessian);
    const step = solve(hessian, gradient);
    beta = beta.map((value, i) => value + (step[i] as number));
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return beta.map((value, i) => value / (scales[i] as number));
}

/** Adds the first and second derivatives of one choice. */
function addChoice(
  rows: readonly Float64Array[],
  right: number,
  beta: readonly number[],
  gradient: number[],
  hessian: number[][],
): void {
  const scores = rows.map((row) => row.reduce((sum, x, i) => sum + x * (beta[i] as number), 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const mean = beta.map((_, i) =>
    rows.reduce((sum, row, at) => sum + ((odds[at] as number) / total) * (row[i] as number), 0),
  );
  for (let i = 0; i < beta.length; i++) (gradient[i] as number) += (rows[right]?.[i] as number) - (mean[i] as number);
  rows.forEach((row, at) => {
    const p = (odds[at] as number) / total;
    for (let i = 0; i < beta.length; i++) {
      const line = hessian[i] as number[];
      const share = p * ((row[i] as number) - (mean[i] as number));
      for (let j = 0; j < beta.length; j++) (line[j] as number) += share * ((row[j] as number) - (mean[j] as number));
    }
  });
}

function scalesOf(choices: readonly Choice[], size: number): number[] {
  const rows = choices.flatMap((choice) => choice.rows);
  return Array.from({ length: size }, (_, i) => {
    const mean = rows.reduce((sum, row) => sum + (row[i] as number), 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + ((row[i] as number) - mean) ** 2, 0) / rows.length) || 1;
  });
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
