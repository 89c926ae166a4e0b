import { betaFraction } from './beta-fraction.ts';
import { exp } from './exp.ts';
import { gammaRatio } from './gamma-ratio.ts';
import { log } from './log.ts';

const ROOT_PI = 1.772453850905516;

/** γ_m = Γ(m/2)/(√π Γ((m − 1)/2)): the density of the first coordinate of S^{m−1} is γ_m (1 − t²)^{(m−3)/2}; m ≥ 2. */
export function capDensity(m: number): number {
  return gammaRatio((m - 1) / 2) / ROOT_PI;
}

/** (1 − t²)^power for |t| < 1. */
function bulge(t: number, power: number): number {
  return exp(power * log((1 - t) * (1 + t)));
}

/**
 * P(t ≥ t₀), t the first coordinate of a uniform point of the unit sphere S^{m−1} ⊂ R^m: the share of a spherical cap,
 * ½ I_{1−t₀²}((m − 1)/2, ½) for t₀ ≥ 0 (random-halfspaces §3). Relative error below 1e-12 where it is small too, for m ≤ 2000.
 *
 * @param m a whole number ≥ 2.
 * @param t0 1 for t₀ ≤ −1, 0 for t₀ ≥ 1.
 */
export function capShare(m: number, t0: number): number {
  if (t0 >= 1) return 0;
  if (t0 < 0) return 1 - capShare(m, -t0);
  const a = (m - 1) / 2;
  const square = t0 * t0;
  const edge = t0 * capDensity(m) * bulge(t0, a);
  if (1 - square < (a + 1) / (a + 2.5)) return (0.5 * edge * betaFraction(a, 0.5, (1 - t0) * (1 + t0))) / a;
  return 0.5 - edge * betaFraction(0.5, a, square);
}
