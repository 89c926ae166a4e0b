const f = Math.fround;

function storeFour(out: Float32Array, at: number, s0: number, s1: number, s2: number, s3: number): void {
  out[at] = s0;
  out[at + 1] = s1;
  out[at + 2] = s2;
  out[at + 3] = s3;
}

/** Four rows of x from element i times four rows of w from element j; row r of the block goes to out[at + r·cols …]. */
function block(
  x: Float32Array,
  i: number,
  w: Float32Array,
  j: number,
  inner: number,
  out: Float32Array,
  at: number,
  cols: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = 0; k < inner; k++) {
    const w0 = w[j + k]!;
    const w1 = w[j + inner + k]!;
    const w2 = w[j + 2 * inner + k]!;
    const w3 = w[j + 3 * inner + k]!;
    const x0 = x[i + k]!;
    s00 = f(s00 + f(x0 * w0));
    s01 = f(s01 + f(x0 * w1));
    s02 = f(s02 + f(x0 * w2));
    s03 = f(s03 + f(x0 * w3));
    const x1 = x[i + inner + k]!;
    s10 = f(s10 + f(x1 * w0));
    s11 = f(s11 + f(x1 * w1));
    s12 = f(s12 + f(x1 * w2));
    s13 = f(s13 + f(x1 * w3));
    const x2 = x[i + 2 * inner + k]!;
    s20 = f(s20 + f(x2 * w0));
    s21 = f(s21 + f(x2 * w1));
    s22 = f(s22 + f(x2 * w2));
    s23 = f(s23 + f(x2 * w3));
    const x3 = x[i + 3 * inner + k]!;
    s30 = f(s30 + f(x3 * w0));
    s31 = f(s31 + f(x3 * w1));
    s32 = f(s32 + f(x3 * w2));
    s33 = f(s33 + f(x3 * w3));
  }
  storeFour(out, at, s00, s01, s02, s03);
  storeFour(out, at + cols, s10, s11, s12, s13);
  storeFour(out, at + 2 * cols, s20, s21, s22, s23);
  storeFour(out, at + 3 * cols, s30, s31, s32, s33);
}

function entry(x: Float32Array, i: number, w: Float32Array, j: number, inner: number): number {
  let sum = 0;
  for (let k = 0; k < inner; k++) sum = f(sum + f(x[i + k]! * w[j + k]!));
  return sum;
}

/** out = X · Wᵀ in f32, four rows times four columns at a time: see `linalg/product32.ts`. */
export function product32(
  x: Float32Array,
  w: Float32Array,
  out: Float32Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  const blockCols = cols - (cols % 4);
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    for (let c = 0; c < blockCols; c += 4) block(x, row * inner, w, c * inner, inner, out, row * cols + c, cols);
    for (let r = row; r < row + 4; r++) {
      for (let c = blockCols; c < cols; c++) out[r * cols + c] = entry(x, r * inner, w, c * inner, inner);
    }
  }
  for (; row < rows; row++) {
    for (let c = 0; c < cols; c++) out[row * cols + c] = entry(x, row * inner, w, c * inner, inner);
  }
}
