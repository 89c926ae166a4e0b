/** Floating-point operations of the rows that `multiplyTransposed32` computes: a multiply and an add for each product. */
export function multiplyTransposed32Flops(rows: number, inner: number, cols: number): number {
  return 2 * rows * inner * cols;
}

const f = Math.fround;

/** out = X · Wᵀ in f32, for rows fromRow ≤ r < toRow. */
export function multiplyTransposed32(
  x: Float32Array,
  w: Float32Array,
  out: Float32Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  for (let r = fromRow; r < toRow; r++) {
    for (let c = 0; c < cols; c++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum = f(sum + f(x[r * inner + k]! * w[c * inner + k]!));
      out[r * cols + c] = sum;
    }
  }
}
