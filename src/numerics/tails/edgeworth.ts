import { normalPdf } from '../special/normal.ts';
import { standardise } from './cumulants.ts';
import type { Cumulants } from './cumulants.ts';
import { gaussianTail } from './gaussian-tail.ts';
import { hermite } from './hermite.ts';

/**
 * P(Y > t) by Edgeworth's series to the order 1/n of a sum of n independent terms: Gram–Charlier A and the square of the
 * skewness,
 *
 *   Q(z) + φ(z)·(γ1/6·He2(z) + γ2/24·He3(z) + γ1²/72·He5(z)).
 *
 * Not clamped: it can be negative, exceed 1 and rise with t.
 *
 * @throws RangeError unless the variance is positive.
 */
export function edgeworth(cumulants: Cumulants, threshold: number): number {
  const { z, skewness, excess } = standardise(cumulants, threshold);
  if (z === Infinity || z === -Infinity) return gaussianTail(z);
  const correction =
    (skewness / 6) * hermite(2, z) + (excess / 24) * hermite(3, z) + ((skewness * skewness) / 72) * hermite(5, z);
  return gaussianTail(z) + normalPdf(z) * correction;
}
