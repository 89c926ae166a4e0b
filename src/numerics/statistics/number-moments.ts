import type { Moments } from './moments.ts';

/** Moments of numbers in double precision, as of vectors of width 1. Two passes, each sum from 0 over ascending indices. */
export function momentsOfNumbers(values: Float64Array): Moments {
  const samples = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = samples > 0 ? sum / samples : 0;
  let m2 = 0;
  for (const value of values) m2 += (value - mean) * (value - mean);
  return { samples, mean: Float64Array.of(mean), m2: Float64Array.of(m2) };
}
