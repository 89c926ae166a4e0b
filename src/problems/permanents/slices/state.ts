import type { Faces } from '../../../numerics/combinatorics/faces.ts';
import type { Work } from '../../contract.ts';
import type { CentredRow } from './centred-row.ts';

/**
 * What is known of the product of the first rows: p(U) = perm(rows 1…I, columns U)/I! as a function on the I-subsets U of the n
 * columns, by its parts of degree ℓ ≤ d, p(U) ≈ Σ_ℓ Σ_{S⊆U, |S|=ℓ} φ_ℓ(S) with harmonic φ_ℓ (random-permanents §2).
 */
export interface SliceState {
  /** φ_0 … φ_d, each over the subsets of its size in colexicographic order; changed in place by the next row. */
  readonly levels: readonly Float64Array[];
  /** Multiplies by the I-th row, from 1, and keeps degrees up to d. */
  multiply(row: CentredRow, I: number): Work<never, void>;
}

/** A program for the update of random-permanents §3. */
export interface SliceRule {
  /** p_0 = 1. `faces` are the subsets of every size up to d. */
  start(n: number, faces: readonly Faces[]): SliceState;
  /** Operations of `multiply`, and of what it needs of the row's mean and deviations; arithmetic of indices is not charged. */
  flops(n: number, d: number, I: number): number;
}

/** The largest degree of a function on the I-subsets of n elements that is not zero. */
export function highestDegree(n: number, I: number): number {
  return Math.min(I, n - I);
}
