import type { WickRule } from './wick.ts';

/** An activation function φ, wherever it is needed. */
export interface Activation {
  /** φ of every number of an array, as a new array. */
  readonly value: (z: Float64Array) => Float64Array;
  readonly wick: WickRule;
  /** Operations of one value in a forward pass. */
  readonly flops: number;
  /** Whether φ(rz) = r φ(z) for r ≥ 0. */
  readonly homogeneous: boolean;
}
