/*
 * Sums of products over rows: out[t] += s · a[t] · b[t] · c[t], products from the left, each product and each sum rounded.
 * Rows are named by the entry of their tensor where they start; a tensor may give one row many times.
 */

/** Rows of `count` f64 with so many factors, 0 to 3; `scales` holds s of every row. */
export function addRows64(
  rows: usize,
  count: usize,
  scales: usize,
  out: usize,
  outAt: usize,
  factors: u32,
  a: usize,
  aAt: usize,
  b: usize,
  bAt: usize,
  c: usize,
  cAt: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const table = row * 4;
    const o = out + (load<u32>(outAt + table) << 3);
    const s = load<f64>(scales + row * 8);
    if (factors === 1) one(count, s, o, a + (load<u32>(aAt + table) << 3));
    else if (factors === 2) two(count, s, o, a + (load<u32>(aAt + table) << 3), b + (load<u32>(bAt + table) << 3));
    else if (factors === 3) {
      three(
        count,
        s,
        o,
        a + (load<u32>(aAt + table) << 3),
        b + (load<u32>(bAt + table) << 3),
        c + (load<u32>(cAt + table) << 3),
      );
    } else none(count, s, o);
  }
}

function none(count: usize, s: f64, o: usize): void {
  for (let t: usize = 0; t < count; t++, o += 8) store<f64>(o, load<f64>(o) + s);
}

function one(count: usize, s: f64, o: usize, a: usize): void {
  const scale = f64x2.splat(s);
  let t: usize = 0;
  for (; t + 2 <= count; t += 2) {
    const at = t * 8;
    const p = f64x2.mul(scale, v128.load(a + at));
    v128.store(o + at, f64x2.add(v128.load(o + at), p));
  }
  if (t < count) store<f64>(o + t * 8, load<f64>(o + t * 8) + s * load<f64>(a + t * 8));
}

function two(count: usize, s: f64, o: usize, a: usize, b: usize): void {
  const scale = f64x2.splat(s);
  let t: usize = 0;
  for (; t + 2 <= count; t += 2) {
    const at = t * 8;
    const p = f64x2.mul(f64x2.mul(scale, v128.load(a + at)), v128.load(b + at));
    v128.store(o + at, f64x2.add(v128.load(o + at), p));
  }
  if (t < count) {
    const at = t * 8;
    store<f64>(o + at, load<f64>(o + at) + s * load<f64>(a + at) * load<f64>(b + at));
  }
}

function three(count: usize, s: f64, o: usize, a: usize, b: usize, c: usize): void {
  const scale = f64x2.splat(s);
  let t: usize = 0;
  for (; t + 2 <= count; t += 2) {
    const at = t * 8;
    const p = f64x2.mul(f64x2.mul(f64x2.mul(scale, v128.load(a + at)), v128.load(b + at)), v128.load(c + at));
    v128.store(o + at, f64x2.add(v128.load(o + at), p));
  }
  if (t < count) {
    const at = t * 8;
    store<f64>(o + at, load<f64>(o + at) + s * load<f64>(a + at) * load<f64>(b + at) * load<f64>(c + at));
  }
}
