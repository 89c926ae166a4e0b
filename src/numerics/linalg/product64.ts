/** Floating-point operations of `multiply64` and `multiplyTransposed64`: a multiply and an add for each product. */
export function multiply64Flops(rows: number, inner: number, cols: number): number {
  return 2 * rows * inner * cols;
}

/** Floating-point operations of `symmetricProduct64` over all rows: n(n + 1)/2 entries of 2·inner. */
export function symmetricProduct64Flops(inner: number, n: number): number {
  return n * (n + 1) * inner;
}

/** out = A · B in f64, for rows fromRow ≤ r < toRow. */
export function multiply64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  for (let r = fromRow; r < toRow; r++) {
    for (let c = 0; c < cols; c++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[r * inner + k]! * b[k * cols + c]!;
      out[r * cols + c] = sum;
    }
  }
}

function dot(a: Float64Array, b: Float64Array, inner: number, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < inner; k++) sum += a[i * inner + k]! * b[j * inner + k]!;
  return sum;
}

/** out = A · Bᵀ in f64, for rows fromRow ≤ r < toRow. */
export function multiplyTransposed64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  for (let r = fromRow; r < toRow; r++) {
    for (let c = 0; c < cols; c++) out[r * cols + c] = dot(a, b, inner, r, c);
  }
}

/** The symmetric n × n matrix A · Bᵀ: entries j ≥ i of rows fromRow ≤ i < toRow, mirrored below the diagonal. */
export function symmetricProduct64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  n: number,
  fromRow: number,
  toRow: number,
): void {
  for (let i = fromRow; i < toRow; i++) {
    for (let j = i; j < n; j++) {
      const sum = dot(a, b, inner, i, j);
      out[i * n + j] = sum;
      out[j * n + i] = sum;
    }
  }
}
