/*
 * Block Gram–Schmidt of the rows of an f32 matrix, padded with zeros to whole vectors; the order of
 * src/numerics/linalg/orthonormal32.ts.
 */

/** The lanes of a sum, (l₀ + l₁) + (l₂ + l₃). */
function sum(lanes: v128): f32 {
  const low = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1);
  return low + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
}

function dot(a: usize, b: usize, bytes: usize): f32 {
  let lanes = f32x4.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) lanes = f32x4.add(lanes, f32x4.mul(v128.load(a + j), v128.load(b + j)));
  return sum(lanes);
}

/** row ← row − g · other. */
function subtract(row: usize, g: f32, other: usize, bytes: usize): void {
  const factor = f32x4.splat(g);
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(row + j, f32x4.sub(v128.load(row + j), f32x4.mul(factor, v128.load(other + j))));
  }
}

/** Products of four rows, `bytes` apart, with one earlier row; written `apart` bytes from each other. */
function dots(panel: usize, other: usize, bytes: usize, to: usize, apart: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const r1 = panel + bytes;
  const r2 = r1 + bytes;
  const r3 = r2 + bytes;
  for (let j: usize = 0; j < bytes; j += 16) {
    const x = v128.load(other + j);
    s0 = f32x4.add(s0, f32x4.mul(v128.load(panel + j), x));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(r1 + j), x));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(r2 + j), x));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(r3 + j), x));
  }
  store<f32>(to, sum(s0));
  store<f32>(to + apart, sum(s1));
  store<f32>(to + 2 * apart, sum(s2));
  store<f32>(to + 3 * apart, sum(s3));
}

/** Takes `count` rows, from `q` on, times their coefficients out of one vector's width of four rows of a panel. */
function subtractAll(panel: usize, bytes: usize, q: usize, count: usize, g: usize, apart: usize): void {
  const p1 = panel + bytes;
  const p2 = p1 + bytes;
  const p3 = p2 + bytes;
  let r0 = v128.load(panel);
  let r1 = v128.load(p1);
  let r2 = v128.load(p2);
  let r3 = v128.load(p3);
  for (let k: usize = 0; k < count; k++) {
    const x = v128.load(q);
    r0 = f32x4.sub(r0, f32x4.mul(v128.load32_splat(g), x));
    r1 = f32x4.sub(r1, f32x4.mul(v128.load32_splat(g + apart), x));
    r2 = f32x4.sub(r2, f32x4.mul(v128.load32_splat(g + 2 * apart), x));
    r3 = f32x4.sub(r3, f32x4.mul(v128.load32_splat(g + 3 * apart), x));
    q += bytes;
    g += 4;
  }
  v128.store(panel, r0);
  v128.store(p1, r1);
  v128.store(p2, r2);
  v128.store(p3, r3);
}

/** A whole panel of four rows on the `first` rows before it. */
function projectPanel(q: usize, first: usize, bytes: usize, g: usize, apart: usize): void {
  const panel = q + first * bytes;
  for (let k: usize = 0; k < first; k++) dots(panel, q + k * bytes, bytes, g + k * 4, apart);
  for (let j: usize = 0; j < bytes; j += 16) subtractAll(panel + j, bytes, q + j, first, g, apart);
}

/** One row of a panel that is not whole. */
function projectRow(row: usize, q: usize, first: usize, bytes: usize, g: usize): void {
  for (let k: usize = 0; k < first; k++) store<f32>(g + k * 4, dot(row, q + k * bytes, bytes));
  for (let k: usize = 0; k < first; k++) subtract(row, load<f32>(g + k * 4), q + k * bytes, bytes);
}

function normalise(row: usize, bytes: usize): void {
  const scale = f32x4.splat(1 / sqrt<f32>(dot(row, row, bytes)));
  for (let j: usize = 0; j < bytes; j += 16) v128.store(row + j, f32x4.mul(v128.load(row + j), scale));
}

/** Rows at `q`, `stride` numbers (a multiple of 4) apart; `g` has room for 4 · `rows` numbers. */
export function orthonormal32(q: usize, rows: usize, stride: usize, g: usize): void {
  const bytes = stride * 4;
  for (let first: usize = 0; first < rows; first += 4) {
    const end = min(rows, first + 4);
    if (end - first === 4) projectPanel(q, first, bytes, g, rows * 4);
    else for (let row = first; row < end; row++) projectRow(q + row * bytes, q, first, bytes, g);
    for (let row = first; row < end; row++) {
      const at = q + row * bytes;
      for (let k = first; k < row; k++) subtract(at, dot(at, q + k * bytes, bytes), q + k * bytes, bytes);
      normalise(at, bytes);
    }
  }
}
