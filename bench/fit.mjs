/**
 * Least squares of log y over log x, that is y = factor * x ** exponent.
 * @param {readonly (readonly [number, number])[]} points at least two with different x, all positive
 */
export function fitPower(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const exponent = covariance / variance;
  return { exponent, factor: Math.exp(my - exponent * mx) };
}
