import { normalPdf } from '../special/normal.ts';
import { standardise } from './cumulants.ts';
import type { Cumulants } from './cumulants.ts';
import { hermite } from './hermite.ts';

/**
 * The density φ(z)/σ of a Gaussian with the mean and the variance given, per unit of Y.
 *
 * @throws RangeError unless the variance is positive.
 */
export function gaussianDensity(cumulants: Cumulants, y: number): number {
  const { z, deviation } = standardise(cumulants, y);
  return normalPdf(z) / deviation;
}

/**
 * The density whose upper tail is `edgeworth`, per unit of Y:
 *
 *   φ(z)·(1 + γ1/6·He3(z) + γ2/24·He4(z) + γ1²/72·He6(z))/σ.
 *
 * For drawing. Its integral is 1 and its first four cumulants are those given, but it can be negative; not clamped.
 *
 * @throws RangeError unless the variance is positive.
 */
export function edgeworthDensity(cumulants: Cumulants, y: number): number {
  const { z, deviation, skewness, excess } = standardise(cumulants, y);
  if (z === Infinity || z === -Infinity) return 0;
  const factor =
    1 + (skewness / 6) * hermite(3, z) + (excess / 24) * hermite(4, z) + ((skewness * skewness) / 72) * hermite(6, z);
  return (normalPdf(z) * factor) / deviation;
}
