import { erfc } from './erf.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';

const SQRT_PI = 1.772453850905516;
const LN_2 = 0.6931471805599453;
/** From here on e^−y is near to underflow, and sums are kept in powers of 2. */
const LARGE = 600;
const SHIFT = 512;
/** 2^−512. */
const UNIT = 7.458340731200207e-155;

/** Σ of so many terms that begin with `first`, each y/(start + k) times the one before, as mantissa · 2^(512·shifts). */
function series(first: number, start: number, terms: number, y: number): { mantissa: number; shifts: number } {
  let [term, mantissa, shifts] = [first, 0, 0];
  for (let k = 0; k < terms; k++) {
    mantissa += term;
    term *= y / (start + k);
    if (term > 1 / UNIT || mantissa > 1 / UNIT) [term, mantissa, shifts] = [term * UNIT, mantissa * UNIT, shifts + 1];
  }
  return { mantissa, shifts };
}

/** e^−y times a series. */
function damped(first: number, start: number, terms: number, y: number): number {
  const { mantissa, shifts } = series(first, start, terms, y);
  if (mantissa === 0) return 0;
  return y < LARGE && shifts === 0 ? mantissa * exp(-y) : exp(log(mantissa) + SHIFT * shifts * LN_2 - y);
}

/**
 * P(r > x) for r ~ χ_n, the length of n standard normals: the regularised incomplete gamma function Q(n/2, y) at y = x²/2.
 * At whole and half orders it is a finite sum of positive terms (DLMF 8.4.10 and 8.4.14 with the recurrence 8.8.6),
 *
 *   n = 2k:      e^−y Σ_{i<k} yⁱ/i!
 *   n = 2k + 1:  erfc(√y) + e^−y Σ_{i<k} y^{i+½}/Γ(i + 3/2).
 *
 * Relative error below 1e-13 for y < 600, below 1e-12 beyond. 1 for x ≤ 0, 0 beyond the doubles; NaN gives NaN.
 *
 * @param n a whole number ≥ 1.
 */
export function chiTail(n: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const y = (x * x) / 2;
  const terms = Math.floor(n / 2);
  if (n % 2 === 0) return damped(1, 1, terms, y);
  const root = Math.sqrt(y);
  return erfc(root) + damped((2 * root) / SQRT_PI, 1.5, terms, y);
}
