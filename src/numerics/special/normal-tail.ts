import { log } from './log.ts';
import { normalCdf, normalPdf } from './normal.ts';

/** From here on Laplace's continued fraction has converged after `TERMS` terms. */
const FAR = 30;
const TERMS = 9;
/** ½ ln 2π. */
const HALF_LN_TWO_PI = 0.9189385332046727;

/** x + 1/(x + 2/(x + 3/(x + …))), the hazard far out (DLMF 7.9.1). */
function farHazard(x: number): number {
  let value = x;
  for (let i = TERMS; i > 0; i--) value = x + i / value;
  return value;
}

/**
 * φ(x)/Φ(−x), the hazard of a standard normal: the mean of z beyond x. Relative error below 1e-15. hazard(−∞) = 0, hazard(∞) = ∞,
 * NaN gives NaN.
 */
export function normalHazard(x: number): number {
  return x > FAR ? farHazard(x) : normalPdf(x) / normalCdf(-x);
}

/** ln Φ(−x), where Φ underflows too. Relative error below 1e-15 for x ≥ 1; absolute below 3e-16 for x < 1, where it goes to 0. */
export function logNormalTail(x: number): number {
  return x > FAR ? -0.5 * x * x - HALF_LN_TWO_PI - log(farHazard(x)) : log(normalCdf(-x));
}
