import { fallingFactorial } from '../../../numerics/cumulants/partitions.ts';
import type { Gaussians } from './gaussian.ts';
import type { WickRule } from './wick.ts';

/** E[G^m] by g_m = μ g_{m−1} + (m − 1)σ² g_{m−2}, g_0 = 1. */
export function gaussianMoment({ mean, variance }: Gaussians, m: number): Float64Array {
  return mean.map((mu, i) => {
    let [before, moment] = [0, 1];
    for (let j = 1; j <= m; j++) [before, moment] = [moment, mu * moment + (j - 1) * variance[i]! * before];
    return moment;
  });
}

/** E[∂^k z^degree]. */
export function monomialWick(gaussians: Gaussians, degree: number, order: number): Float64Array {
  if (order > degree) return new Float64Array(gaussians.mean.length);
  const factor = fallingFactorial(degree, order);
  return gaussianMoment(gaussians, degree - order).map((moment) => factor * moment);
}

/** Of φ(z) = z^degree. */
export function monomialRule(degree: number): WickRule {
  return {
    coefficient: (gaussians, power, order) => monomialWick(gaussians, degree * power, order),
    flops: (power, order) => 4 * Math.max(0, degree * power - order) + 1,
    sharedFlops: 0,
  };
}
