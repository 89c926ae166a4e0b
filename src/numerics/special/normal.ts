import { erfc } from './erf.ts';
import { exp } from './exp.ts';

/** Φ(x), the distribution function of the standard normal. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * 0.7071067811865476);
}

/** φ(x), the density of the standard normal. */
export function normalPdf(x: number): number {
  return 0.3989422804014327 * exp(-0.5 * x * x);
}
