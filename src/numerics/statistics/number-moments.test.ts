import { expect, it } from 'vitest';
import { momentsOf } from './moments.ts';
import { momentsOfNumbers } from './number-moments.ts';

it('has the moments of vectors of width 1', () => {
  const values = Float32Array.of(1, -2, 3.5, 0, 7);
  expect(momentsOfNumbers(Float64Array.from(values))).toEqual(momentsOf(values, 5, 1));
  expect(momentsOfNumbers(new Float64Array(0))).toEqual({
    samples: 0,
    mean: Float64Array.of(0),
    m2: Float64Array.of(0),
  });
});

it('keeps numbers that single precision would lose', () => {
  const { mean, m2 } = momentsOfNumbers(Float64Array.of(1e-60, 3e-60));
  expect(mean[0]! / 2e-60).toBeCloseTo(1, 14);
  expect(m2[0]! / 2e-120).toBeCloseTo(1, 14);
});
