/*
 * The order is part of the definition: every sum is acc = +0, then acc = acc + product for columns ascending. A vectorised
 * version runs across rows.
 */

/** Floating-point operations of `matVec64`: a multiply and an add for each weight. */
export function matVec64Flops(rows: number, cols: number): number {
  return 2 * rows * cols;
}

/** Floating-point operations of `rowSquares64`: a multiply and an add for each weight. */
export function rowSquares64Flops(rows: number, cols: number): number {
  return 2 * rows * cols;
}

/** out = W · x in f64: `w` is row-major with out.length rows of x.length. `out` must not overlap `x`. */
export function matVec64(w: Float64Array, x: Float64Array, out: Float64Array): void {
  const cols = x.length;
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += w[i * cols + j]! * x[j]!;
    out[i] = sum;
  }
}

/** out_i = Σ_j w_ij² in f64: `w` is row-major, rows × cols. */
export function rowSquares64(w: Float64Array, rows: number, cols: number, out: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += w[i * cols + j]! * w[i * cols + j]!;
    out[i] = sum;
  }
}
