import { backend } from '../backend.ts';
import { checkSize } from './sizes.ts';

/*
 * Dense products in f64. The order is part of the definition: every entry is acc = +0, then acc = acc + a·b for the inner
 * index ascending, each product and each sum rounded. Blocks and vectors run across outputs, never across a
 * sum, so kernels have the same bits. Matrices are row-major; outputs must not overlap inputs. Arrays too short for their
 * sizes are a RangeError.
 */

/** Floating-point operations of `multiply64` and `multiplyTransposed64`: a multiply and an add for each product. */
export function multiply64Flops(rows: number, inner: number, cols: number): number {
  return 2 * rows * inner * cols;
}

/** Floating-point operations of `symmetricProduct64` over all rows: n(n + 1)/2 entries of 2·inner each. */
export function symmetricProduct64Flops(inner: number, n: number): number {
  return n * (n + 1) * inner;
}

/**
 * out = A · Bᵀ: out[r·cols + c] = Σ_k a[r·inner + k]·b[c·inner + k] for rows fromRow ≤ r < toRow; other rows of `out` are
 * left alone.
 */
export function multiplyTransposed64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  checkSize('a', a, toRow * inner);
  checkSize('b', b, cols * inner);
  checkSize('out', out, toRow * cols);
  const band = out.subarray(fromRow * cols, toRow * cols);
  const rows = a.subarray(fromRow * inner, toRow * inner);
  backend().product64(rows, b.subarray(0, cols * inner), band, toRow - fromRow, inner, cols);
}

/**
 * out = A · B: out[r·cols + c] = Σ_k a[r·inner + k]·b[k·cols + c] for rows fromRow ≤ r < toRow; other rows of `out` are left
 * alone.
 */
export function multiply64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  checkSize('a', a, toRow * inner);
  checkSize('b', b, inner * cols);
  checkSize('out', out, toRow * cols);
  const band = out.subarray(fromRow * cols, toRow * cols);
  const rows = a.subarray(fromRow * inner, toRow * inner);
  backend().multiply64(rows, b.subarray(0, inner * cols), band, toRow - fromRow, inner, cols);
}

/**
 * The n × n matrix A · Bᵀ where it is known to be symmetric, as in W·Wᵀ: for rows fromRow ≤ i < toRow the entries j ≥ i are
 * computed and copied to (j, i). Over all rows together `out` becomes exactly symmetric. A call writes only in its own rows
 * from the diagonal on, and in its own columns below it, so bands of rows may be done in any order.
 */
export function symmetricProduct64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  n: number,
  fromRow: number,
  toRow: number,
): void {
  checkSize('a', a, toRow * inner);
  checkSize('b', b, n * inner);
  checkSize('out', out, n * n);
  const rows = a.subarray(fromRow * inner, toRow * inner);
  backend().upper64(rows, b.subarray(0, n * inner), out, inner, n, fromRow, toRow);
  mirrorRows64(out, n, fromRow, toRow);
}

/** Columns that are mirrored together: rows of so many numbers are written while they are at hand. */
const MIRRORED = 16;

/** Copies rows fromRow ≤ i < toRow of an n × n matrix, right of the diagonal, to the columns below it. */
export function mirrorRows64(matrix: Float64Array, n: number, fromRow: number, toRow: number): void {
  for (let left = fromRow; left < n; left += MIRRORED) {
    const right = Math.min(n, left + MIRRORED);
    for (let i = fromRow; i < Math.min(toRow, right); i++) {
      for (let j = Math.max(left, i + 1); j < right; j++) matrix[j * n + i] = matrix[i * n + j]!;
    }
  }
}
