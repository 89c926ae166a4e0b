import { normalCdf } from '../special/normal.ts';

/**
 * Q(z) = P(Z > z) for a standard normal Z, within 2 ulp everywhere, subnormal results included: Φ(−z), never 1 − Φ(z).
 * Q(−∞) = 1, Q(∞) = 0, Q(NaN) = NaN.
 */
export function gaussianTail(z: number): number {
  return normalCdf(-z);
}
