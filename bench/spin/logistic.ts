const ROUNDS = 30;

/** Logistic regression on one number by Newton’s method: slope and offset of the ln odds that make `labels` likeliest. */
export function fitLogistic(values: readonly number[], labels: readonly boolean[]): [slope: number, offset: number] {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    values.forEach((x, at) => {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = Number(labels[at]) - p;
      const weight = p * (1 - p);
      g0 += error * x;
      g1 += error;
      h00 += weight * x * x;
      h01 += weight * x;
      h11 += weight;
    });
    const determinant = h00 * h11 - h01 * h01;
    const [stepSlope, stepOffset] = [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
    slope += stepSlope;
    offset += stepOffset;
    if (Math.abs(stepSlope) + Math.abs(stepOffset) < 1e-9) break;
  }
  return [slope, offset];
}
