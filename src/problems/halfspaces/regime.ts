import { hermiteMoments } from './coefficients/hermite.ts';
import type { Halfspaces } from './instance.ts';

/** Beyond it low degrees are of little use (random-halfspaces §10.2). */
export const REGIME_LIMIT = 5;

/**
 * The regime parameter s = (kλ)²/n, about the variance of ln p over directions, with λ = (h₁/h₀)²: the slope of the factor's kernel
 * at right angles in units h₀². Of unbiased halfspaces λ = 2/π, so that s = (2k/π)²/n (random-halfspaces §10.2). NaN for linear
 * factors, which have no such regime; 0 where h₀ is 0.
 */
export function regime({ factor, dimension, count }: Pick<Halfspaces, 'factor' | 'dimension' | 'count'>): number {
  if (factor.kind === 'linear') return NaN;
  const { first } = hermiteMoments(factor, 1);
  const [mean, slope] = [first[0]![0]!, first[0]![1]!];
  if (!(mean > 0)) return 0;
  const ratio = slope / mean;
  const spread = count * ratio * ratio;
  return (spread * spread) / dimension;
}
