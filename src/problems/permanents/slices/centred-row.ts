import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { SquareMatrix } from '../instance.ts';
import { exponentOf } from '../powers.ts';

/** A row c of a matrix, over 2^exponent: its mean c̄ and what is left, ξ_b = c_b − c̄, so that Σξ = 0. */
export interface CentredRow {
  readonly mean: number;
  /** ξ, one a column. */
  readonly deviations: Float64Array;
  /** Σ ξ_b². */
  readonly spread: number;
  readonly exponent: number;
}

/**
 * Row i, from 0. It is divided by the power of two next to its largest entry, exactly, so that products of rows stay in the
 * range of doubles; 0/1 rows stay as they are. Sums run from 0 over ascending columns.
 */
export function centredRow({ n, entries }: SquareMatrix, i: number): CentredRow {
  const row = entries.slice(i * n, (i + 1) * n);
  let largest = 0;
  for (const entry of row) largest = Math.max(largest, Math.abs(entry));
  const exponent = exponentOf(largest);
  const factor = powerOfTwo(-exponent);
  let sum = 0;
  for (let b = 0; b < n; b++) {
    row[b] = row[b]! * factor;
    sum += row[b]!;
  }
  const mean = sum / n;
  let spread = 0;
  for (let b = 0; b < n; b++) {
    row[b] = row[b]! - mean;
    spread += row[b]! * row[b]!;
  }
  return { mean, deviations: row, spread, exponent };
}

/** Operations of a row's mean: n sums and a quotient. Scaling by powers of two is not charged, nor is Σξ², which only the predicted error needs. */
export const meanFlops = (n: number): number => n + 1;

/** Operations of ξ. */
export const deviationFlops = (n: number): number => n;
