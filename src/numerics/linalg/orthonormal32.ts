import { backend } from '../backend.ts';
import { checkSize } from './sizes.ts';

/** Floating-point operations of `orthonormaliseRows32`: 4n for each pair of rows, 3n and 2 for each norm. */
export function orthonormaliseRows32Flops(rows: number, n: number): number {
  return 2 * n * rows * (rows - 1) + rows * (3 * n + 2);
}

/**
 * Orthonormalises the rows of a rows × n matrix, rows ≤ n, in place, in f32: block Gram–Schmidt with panels of four rows,
 * classical on earlier panels and modified inside one. The order of every operation is part of the definition (see
 * `plain/orthonormal32.ts`), so that kernels have the same bits.
 *
 * Of independent standard normal numbers it makes the first rows of a Haar-distributed orthogonal matrix: the factor Q of
 * G = RQ with a positive diagonal of R is uniform, and independent of R (Stewart 1980; Mezzadri 2007). Rounding leaves
 * inner products up to about 1e-6·n, between the last rows, where G is nearly singular; each row by itself is as uniform
 * as without.
 *
 * @throws RangeError for an array too short for these sizes.
 */
export function orthonormaliseRows32(q: Float32Array, rows: number, n: number): void {
  checkSize('q', q, rows * n);
  backend().orthonormal32(q, rows, n);
}
