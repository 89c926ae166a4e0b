/**
 * Four rows of a from element i times two rows of b from element j; row r of the block goes to out[at + r·cols …]. `| 0`
 * tells the engine that an index does not overflow, which spares a check.
 */
function block(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  inner: number,
  out: Float64Array,
  at: number,
  cols: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  let s20 = 0;
  let s21 = 0;
  let s30 = 0;
  let s31 = 0;
  for (let k = 0; k < inner; k++) {
    const b0 = b[(j + k) | 0]!;
    const b1 = b[(j + inner + k) | 0]!;
    const a0 = a[(i + k) | 0]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    const a1 = a[(i + inner + k) | 0]!;
    s10 += a1 * b0;
    s11 += a1 * b1;
    const a2 = a[(i + 2 * inner + k) | 0]!;
    s20 += a2 * b0;
    s21 += a2 * b1;
    const a3 = a[(i + 3 * inner + k) | 0]!;
    s30 += a3 * b0;
    s31 += a3 * b1;
  }
  out[at] = s00;
  out[at + 1] = s01;
  out[at + cols] = s10;
  out[at + cols + 1] = s11;
  out[at + 2 * cols] = s20;
  out[at + 2 * cols + 1] = s21;
  out[at + 3 * cols] = s30;
  out[at + 3 * cols + 1] = s31;
}

function entry(a: Float64Array, i: number, b: Float64Array, j: number, inner: number): number {
  let sum = 0;
  for (let k = 0; k < inner; k++) sum += a[i + k]! * b[j + k]!;
  return sum;
}

/** Entries (row … row + 3, from … cols − 1) of A · Bᵀ. */
function fourRows(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  row: number,
  from: number,
): void {
  let c = from;
  for (; c + 2 <= cols; c += 2) block(a, row * inner, b, c * inner, inner, out, row * cols + c, cols);
  if (c === cols) return;
  for (let r = row; r < row + 4; r++) out[r * cols + c] = entry(a, r * inner, b, c * inner, inner);
}

/** Entries (row, from … cols − 1) of A · Bᵀ. */
function oneRow(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  row: number,
  from: number,
): void {
  for (let c = from; c < cols; c++) out[row * cols + c] = entry(a, row * inner, b, c * inner, inner);
}

/** out = A · Bᵀ, four rows times two columns at a time: see `linalg/product64.ts`. */
export function product64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) fourRows(a, b, out, inner, cols, row, 0);
  for (; row < rows; row++) oneRow(a, b, out, inner, cols, row, 0);
}

/** Rows `first` ≤ i < `end` of A · Bᵀ from the diagonal on, in their places in `out`; `a` holds these rows alone. */
export function upper64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  n: number,
  first: number,
  end: number,
): void {
  const base = out.subarray(first * n);
  const count = end - first;
  let row = 0;
  for (; row + 4 <= count; row += 4) fourRows(a, b, base, inner, n, row, first + row);
  for (; row < count; row++) oneRow(a, b, base, inner, n, row, first + row);
}

/** A · B for rows of their own: see `linalg/product64.ts`. B is transposed into a copy first. */
export function multiply64(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  const transposed = new Float64Array(inner * cols);
  for (let k = 0; k < inner; k++) {
    for (let c = 0; c < cols; c++) transposed[c * inner + k] = b[k * cols + c]!;
  }
  product64(a, transposed, out, rows, inner, cols);
}
