import type { Exact } from '../../contract.ts';

/** A probability p that exact arithmetic gave: a plain sample, 0 or 1, has variance p(1 − p). */
export function exactProbability(p: number): Exact {
  return { value: { mantissa: Float64Array.of(p), log: 0 }, squaredError: 0, variance: p * (1 - p) };
}

/** x · 2^−k for k ≥ 0, exact while it is a normal number. */
export function halvedTimes(x: number, k: number): number {
  let value = x;
  for (let i = 0; i < k; i++) value *= 0.5;
  return value;
}
