/** y ≈ intercept + slope·x. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Of the slope. */
  readonly standardError: number;
}

/**
 * Weighted least squares with known variances of y: weights 1/variance. The slope's standard error is
 * 1/√Σ w(x − x̄)², times √(χ²/(n − 2)) where the points scatter more than their variances say (that ratio above 1).
 *
 * @param x abscissae; y and variance have the same length.
 * @returns undefined for fewer than 3 points, for x all equal, or if any number is not finite or a variance not positive.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>, variance: ArrayLike<number>): Line | undefined {
  const n = x.length;
  if (n < 3) return undefined;
  let weight = 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    const w = 1 / variance[i]!;
    weight += w;
    meanX += w * x[i]!;
    meanY += w * y[i]!;
  }
  meanX /= weight;
  meanY /= weight;
  let sxx = 0;
  let sxy = 0;
  for (let i = 0; i < n; i++) {
    const w = 1 / variance[i]!;
    sxx += w * (x[i]! - meanX) * (x[i]! - meanX);
    sxy += w * (x[i]! - meanX) * (y[i]! - meanY);
  }
  if (!(sxx > 0)) return undefined;
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX;
  let chi = 0;
  for (let i = 0; i < n; i++) {
    const residual = y[i]! - intercept - slope * x[i]!;
    chi += (residual * residual) / variance[i]!;
  }
  return { slope, intercept, standardError: Math.sqrt(Math.max(1, chi / (n - 2)) / sxx) };
}
