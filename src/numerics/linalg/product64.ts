import { kernels } from '../kernels/active.ts';
import { product64 } from '../kernels/product64.ts';
import { upperProduct64 } from '../kernels/upper64.ts';
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
  const workspace = kernels();
  if (!workspace) return plainTransposed(a, b, out, inner, cols, fromRow, toRow);
  const band = out.subarray(fromRow * cols, toRow * cols);
  const rows = a.subarray(fromRow * inner, toRow * inner);
  product64(workspace, rows, b.subarray(0, cols * inner), band, toRow - fromRow, inner, cols);
}

function plainTransposed(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  cols: number,
  fromRow: number,
  toRow: number,
): void {
  let row = fromRow;
  for (; row + 4 <= toRow; row += 4) fourRows(a, b, out, inner, cols, row, 0);
  for (; row < toRow; row++) oneRow(a, b, out, inner, cols, row, 0);
}

/**
 * out = A · B: out[r·cols + c] = Σ_k a[r·inner + k]·b[k·cols + c] for rows fromRow ≤ r < toRow; other rows of `out` are left
 * alone. B is transposed into a copy first, at every call: prefer many rows a call.
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
  const transposed = new Float64Array(inner * cols);
  for (let k = 0; k < inner; k++) {
    for (let c = 0; c < cols; c++) transposed[c * inner + k] = b[k * cols + c]!;
  }
  multiplyTransposed64(a, transposed, out, inner, cols, fromRow, toRow);
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
  const workspace = kernels();
  const rows = a.subarray(fromRow * inner, toRow * inner);
  if (workspace) upperProduct64(workspace, rows, b.subarray(0, n * inner), out, inner, n, fromRow, toRow);
  else plainUpper(rows, b, out, inner, n, fromRow, toRow);
  mirrorRows64(out, n, fromRow, toRow);
}

/** Rows fromRow ≤ i < toRow of A · Bᵀ from the diagonal on, in their places in `out`; `a` holds these rows alone. */
function plainUpper(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  n: number,
  fromRow: number,
  toRow: number,
): void {
  const base = out.subarray(fromRow * n);
  const count = toRow - fromRow;
  let row = 0;
  for (; row + 4 <= count; row += 4) fourRows(a, b, base, inner, n, row, fromRow + row);
  for (; row < count; row++) oneRow(a, b, base, inner, n, row, fromRow + row);
}

/** Copies rows fromRow ≤ i < toRow of an n × n matrix, right of the diagonal, to the columns below it. */
export function mirrorRows64(matrix: Float64Array, n: number, fromRow: number, toRow: number): void {
  for (let i = fromRow; i < toRow; i++) {
    for (let j = i + 1; j < n; j++) matrix[j * n + i] = matrix[i * n + j]!;
  }
}
