/*
 * Mean and squared deviations of the columns of an f32 matrix, in f64: sums over ascending rows from +0, vectors across
 * columns; the order of src/numerics/statistics/moments.ts.
 */

function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(x, x, 1, 1));
}

/** Sums of four columns, divided by `rows`. */
function means(column: usize, rows: usize, stride: usize, mean: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  const end = column + rows * stride;
  for (let at = column; at < end; at += stride) {
    const x = v128.load(at);
    s0 = f64x2.add(s0, low(x));
    s1 = f64x2.add(s1, high(x));
  }
  const count = f64x2.splat(f64(rows));
  v128.store(mean, f64x2.div(s0, count));
  v128.store(mean, f64x2.div(s1, count), 16);
}

/** Sums of squared deviations of four columns from their means. */
function deviations(column: usize, rows: usize, stride: usize, mean: usize, m2: usize): void {
  const m0 = v128.load(mean);
  const m1 = v128.load(mean, 16);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  const end = column + rows * stride;
  for (let at = column; at < end; at += stride) {
    const x = v128.load(at);
    const d0 = f64x2.sub(low(x), m0);
    const d1 = f64x2.sub(high(x), m1);
    s0 = f64x2.add(s0, f64x2.mul(d0, d0));
    s1 = f64x2.add(s1, f64x2.mul(d1, d1));
  }
  v128.store(m2, s0);
  v128.store(m2, s1, 16);
}

/** Moments of `columns` (a multiple of 4) columns; rows of `values` are `stride` numbers apart, at least one row. */
export function moments32(values: usize, rows: usize, columns: usize, stride: usize, mean: usize, m2: usize): void {
  for (let column: usize = 0; column < columns; column += 4) {
    means(values + column * 4, rows, stride * 4, mean + column * 8);
    deviations(values + column * 4, rows, stride * 4, mean + column * 8, m2 + column * 8);
  }
}
