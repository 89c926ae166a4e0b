import { backend } from '../backend.ts';
import { checkSize } from './sizes.ts';

/** Floating-point operations of `multiplyTransposed32` for so many rows: a multiply and an add for each product. */
export function multiplyTransposed32Flops(rows: number, inner: number, cols: number): number {
  return 2 * rows * inner * cols;
}

/**
 * out = X · Wᵀ in f32: out[r·cols + c] = Σ_k x[r·inner + k]·w[c·inner + k] for rows fromRow ≤ r < toRow; other rows of
 * `out` are left alone. Row-major.
 *
 * The order is part of the definition: acc = +0, then acc = f32(acc + f32(x·w)) for k ascending. Blocks and vectors run
 * across outputs, never across a sum, so kernels have the same bits. (Engines have no f32 arithmetic of their own: without
 * kernels two conversions after each operation set the speed.)
 *
 * @throws RangeError for arrays too short for these sizes.
 */
export function multiplyTransposed32(
  x: Float32Array,
  w: Float32Array,
  out: Float32Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  checkSize('x', x, toRow * inner);
  checkSize('w', w, cols * inner);
  checkSize('out', out, toRow * cols);
  const band = out.subarray(fromRow * cols, toRow * cols);
  const rows = x.subarray(fromRow * inner, toRow * inner);
  backend().product32(rows, w.subarray(0, cols * inner), band, toRow - fromRow, inner, cols);
}
