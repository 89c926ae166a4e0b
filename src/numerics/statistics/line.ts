/** y ≈ intercept + slope·x. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Of the slope. */
  readonly standardError: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** 1/variance of y. */
  readonly weight: number;
}

function total(points: readonly Point[], of: (point: Point) => number): number {
  let sum = 0;
  for (const point of points) sum += point.weight * of(point);
  return sum;
}

/**
 * Weighted least squares with known variances of y: weights 1/variance, sums in index order, deviations from the weighted
 * means. The slope's standard error is 1/√Σ w(x − x̄)², times √(χ²/(n − 2)) where that exceeds 1: where the points scatter
 * more than their variances say.
 *
 * @param x abscissae.
 * @param y ordinates, as many.
 * @param variance of each ordinate, positive, as many.
 * @returns undefined for fewer than 3 points, for x all equal, for a variance that is not positive, and where the line is
 *   not finite.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>, variance: ArrayLike<number>): Line | undefined {
  const points = Array.from({ length: x.length }, (_, i) => ({ x: x[i]!, y: y[i]!, weight: 1 / variance[i]! }));
  const first = points[0];
  if (first === undefined || points.length < 3) return undefined;
  if (points.every((point) => point.x === first.x) || !points.every(({ weight }) => weight > 0)) return undefined;
  const weight = total(points, () => 1);
  const meanX = total(points, (point) => point.x) / weight;
  const meanY = total(points, (point) => point.y) / weight;
  const spread = total(points, (point) => (point.x - meanX) * (point.x - meanX));
  const slope = total(points, (point) => (point.x - meanX) * (point.y - meanY)) / spread;
  const intercept = meanY - slope * meanX;
  const residual = (point: Point) => point.y - meanY - slope * (point.x - meanX);
  const chiSquare = total(points, (point) => residual(point) * residual(point));
  const standardError = Math.sqrt(Math.max(1, chiSquare / (points.length - 2)) / spread);
  return Number.isFinite(slope + intercept + standardError) ? { slope, intercept, standardError } : undefined;
}
