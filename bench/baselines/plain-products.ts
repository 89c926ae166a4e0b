/*
 * Products as first written: three loops, no blocks. One copy for each element type, so that neither spoils the other's
 * machine code.
 */

/** out = X · Wᵀ with `w` outputs × inner, in double arithmetic, rounded when stored. */
export function plainTransposed32(
  x: Float32Array,
  w: Float32Array,
  out: Float32Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += x[r * inner + k]! * w[c * inner + k]!;
      out[r * cols + c] = sum;
    }
  }
}

/** out = A · B. */
export function plainProduct64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[r * inner + k]! * b[k * cols + c]!;
      out[r * cols + c] = sum;
    }
  }
}

/** out = A · Bᵀ. */
export function plainTransposed64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[r * inner + k]! * b[c * inner + k]!;
      out[r * cols + c] = sum;
    }
  }
}
