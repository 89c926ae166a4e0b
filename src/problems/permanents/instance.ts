import type { EntryMoments, SamplerName } from './parameters.ts';

/** A square matrix whose permanent, divided by n!, is wanted: the mean of ∏ c_{i,x(i)} over uniform permutations x. */
export interface SquareMatrix extends EntryMoments {
  readonly n: number;
  /** c_{i,b} at i·n + b; not to be written to. */
  readonly entries: Float64Array;
  /** Whether entries were drawn independently with the mean and the variance given; else these are the sample's own. */
  readonly drawn: boolean;
  readonly sampler: SamplerName;
}

/** Mean and variance over the entries themselves, in index order; 0 for no entries. */
export function momentsOfEntries(entries: Float64Array): EntryMoments {
  if (entries.length === 0) return { mean: 0, variance: 0 };
  let sum = 0;
  for (const entry of entries) sum += entry;
  const mean = sum / entries.length;
  let squares = 0;
  for (const entry of entries) squares += (entry - mean) * (entry - mean);
  return { mean, variance: squares / entries.length };
}

/** What may be known of a matrix besides its entries. */
export interface Provenance {
  /** Mean and variance of the ensemble that entries were drawn from; absent where the matrix was not drawn. */
  readonly ensemble?: EntryMoments;
  readonly sampler?: SamplerName;
}

/** A matrix of n² entries, which are taken over, not copied. */
export function matrixOf(n: number, entries: Float64Array, { ensemble, sampler }: Provenance = {}): SquareMatrix {
  const { mean, variance } = ensemble ?? momentsOfEntries(entries);
  return { n, entries, mean, variance, drawn: ensemble !== undefined, sampler: sampler ?? 'rasmussen' };
}

/** The same matrix with rows and columns exchanged. */
export function transposed(matrix: SquareMatrix): SquareMatrix {
  const { n, entries } = matrix;
  return { ...matrix, entries: entries.map((_, at) => entries[(at % n) * n + Math.floor(at / n)]!) };
}

/** Whether no entry is negative. */
export function isNonNegative({ entries }: SquareMatrix): boolean {
  return entries.every((entry) => entry >= 0);
}
