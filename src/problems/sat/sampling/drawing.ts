import type { Key } from '../../../numerics/rng/key.ts';
import type { Formula } from '../instance.ts';

/** One way to draw and check assignments. */
export interface Drawing {
  /** Operations of one sample, expected over formulas (random-sat §8). */
  flopsPerSample(formula: Formula): number;
  /** Whether each of some samples satisfies the formula: bit i mod 32 of word ⌊i/32⌋; bits beyond the last are 0. */
  outcomes(formula: Formula, key: Key, samples: number): Int32Array;
}
