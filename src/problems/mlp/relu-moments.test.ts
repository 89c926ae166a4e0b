import { describe, expect, it } from 'vitest';
import { SMALLEST_VARIANCE } from './activations/gaussian.ts';
import { reluMoments } from './relu-moments.ts';

/** E[f(μ + σξ)] by the trapezoidal rule on ±12σ, split at the kink, where the rule would lose its order. */
function expectation(f: (z: number) => number, mu: number, sigma: number): number {
  const kink = Math.min(12, Math.max(-12, -mu / sigma));
  const part = (a: number, b: number): number => {
    const steps = 20_000;
    const h = (b - a) / steps;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const x = a + (i + 0.5) * h;
      sum += f(mu + sigma * x) * Math.exp((-x * x) / 2);
    }
    return (sum * h) / Math.sqrt(2 * Math.PI);
  };
  return part(-12, kink) + part(kink, 12);
}

describe('moments of a rectified Gaussian', () => {
  const cases = [-3, -0.5, 0, 0.2, 4].flatMap((mu) => [0.01, 1, 9].map((variance) => ({ mu, variance })));

  it.each(cases)('agree with quadrature at mean $mu and variance $variance', ({ mu, variance }) => {
    const sigma = Math.sqrt(variance);
    const { first, second, slope } = reluMoments(Float64Array.of(mu), Float64Array.of(variance));
    const scale = Math.max(Math.abs(mu), sigma);
    expect(Math.abs(first[0]! - expectation((z) => Math.max(0, z), mu, sigma)) / scale).toBeLessThan(1e-8);
    expect(Math.abs(second[0]! - expectation((z) => Math.max(0, z) ** 2, mu, sigma)) / scale ** 2).toBeLessThan(1e-8);
    expect(Math.abs(slope[0]! - expectation((z) => Number(z > 0), mu, sigma))).toBeLessThan(1e-8);
  });

  it('raise variances below the smallest, and count them', () => {
    const given = reluMoments(Float64Array.of(1, 1, 1), Float64Array.of(-2, 0, 1));
    const raised = reluMoments(Float64Array.of(1, 1, 1), Float64Array.of(SMALLEST_VARIANCE, SMALLEST_VARIANCE, 1));
    expect(given.clamped).toBe(2);
    expect(given.first).toEqual(raised.first);
    expect(raised.clamped).toBe(0);
  });

  it('are those of the positive part and its mirror image together', () => {
    const [plus, minus] = [
      reluMoments(Float64Array.of(0.7), Float64Array.of(2)),
      reluMoments(Float64Array.of(-0.7), Float64Array.of(2)),
    ];
    expect(plus.first[0]! - minus.first[0]!).toBeCloseTo(0.7, 14);
    expect(plus.second[0]! + minus.second[0]!).toBeCloseTo(0.7 * 0.7 + 2, 14);
    expect(plus.slope[0]! + minus.slope[0]!).toBeCloseTo(1, 15);
  });
});
