import { normalPdf } from '../special/normal.ts';
import { standardise } from './cumulants.ts';
import type { Cumulants } from './cumulants.ts';
import { gaussianTail } from './gaussian-tail.ts';
import { hermite } from './hermite.ts';

/**
 * P(Y > t) as cumulant propagation of the given order has it, if a layer of heavisides with bias −t is appended to the
 * network: Q(z) at order 2, and at orders 3 and 4 (without products of cumulants) the Gram–Charlier A series
 *
 *   Q(z) + φ(z)·(γ1/6·He2(z) + γ2/24·He3(z)).
 *
 * Not clamped: the series is no distribution. It can be negative, exceed 1 and rise with t.
 *
 * @throws RangeError unless the variance is positive.
 */
export function gramCharlier(cumulants: Cumulants, threshold: number, order: 2 | 3 | 4): number {
  const { z, skewness, excess } = standardise(cumulants, threshold);
  if (order === 2 || z === Infinity || z === -Infinity) return gaussianTail(z);
  return gaussianTail(z) + normalPdf(z) * ((skewness / 6) * hermite(2, z) + (excess / 24) * hermite(3, z));
}
