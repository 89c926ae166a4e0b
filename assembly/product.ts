/*
 * Dense products of row-major matrices, for f32 and f64 from one source. Every entry is acc = +0, then
 * acc = acc + a·b for k ascending, each product and each sum rounded; vectors run across outputs, never across a sum.
 *
 * The right operand is packed: panels of PANEL bytes across its rows, [panel][k][lane], rows beyond the last are zero.
 * Rows of results come in fours, columns in whole panels: callers leave room and ignore the rest.
 */

/** Bytes of a panel's row: two vectors, 8 f32 or 4 f64. */
const PANEL: usize = 32;

/** Packs the rows of a matrix (rows × inner) into panels at `to`. */
function pack<T>(from: usize, rows: usize, inner: usize, to: usize): void {
  const lanes: usize = PANEL / sizeof<T>();
  const stride = inner * sizeof<T>();
  for (let row: usize = 0; row < rows; row += lanes) {
    const inPanel = min(lanes, rows - row);
    if (inPanel < lanes) memory.fill(to, 0, inner * PANEL);
    for (let lane: usize = 0; lane < inPanel; lane++) {
      const source = from + (row + lane) * stride;
      const target = to + lane * sizeof<T>();
      for (let k: usize = 0; k < inner; k++) store<T>(target + k * PANEL, load<T>(source + k * sizeof<T>()));
    }
    to += inner * PANEL;
  }
}

/** Four rows from `a`, `stride` bytes apart, times one panel. */
function tall<T>(a: usize, stride: usize, panel: usize, inner: usize, out: usize, outStride: usize): void {
  let s00 = v128.splat<T>(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let a1 = a + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  const end = panel + inner * PANEL;
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const x0 = v128.load_splat<T>(a);
    s00 = v128.add<T>(s00, v128.mul<T>(x0, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x0, b1));
    const x1 = v128.load_splat<T>(a1);
    s10 = v128.add<T>(s10, v128.mul<T>(x1, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x1, b1));
    const x2 = v128.load_splat<T>(a2);
    s20 = v128.add<T>(s20, v128.mul<T>(x2, b0));
    s21 = v128.add<T>(s21, v128.mul<T>(x2, b1));
    const x3 = v128.load_splat<T>(a3);
    s30 = v128.add<T>(s30, v128.mul<T>(x3, b0));
    s31 = v128.add<T>(s31, v128.mul<T>(x3, b1));
    a += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
    panel += PANEL;
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  out += outStride;
  v128.store(out, s10);
  v128.store(out, s11, 16);
  out += outStride;
  v128.store(out, s20);
  v128.store(out, s21, 16);
  out += outStride;
  v128.store(out, s30);
  v128.store(out, s31, 16);
}

/** Two rows times two panels that follow each other: of a step's instructions more are arithmetic than in a tall tile. */
function wide<T>(a: usize, stride: usize, panel: usize, inner: usize, out: usize, outStride: usize): void {
  let s00 = v128.splat<T>(0);
  let s01 = s00;
  let s02 = s00;
  let s03 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s13 = s00;
  let a1 = a + stride;
  const end = panel + inner * PANEL;
  let next = end;
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const b2 = v128.load(next);
    const b3 = v128.load(next, 16);
    const x0 = v128.load_splat<T>(a);
    s00 = v128.add<T>(s00, v128.mul<T>(x0, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x0, b1));
    s02 = v128.add<T>(s02, v128.mul<T>(x0, b2));
    s03 = v128.add<T>(s03, v128.mul<T>(x0, b3));
    const x1 = v128.load_splat<T>(a1);
    s10 = v128.add<T>(s10, v128.mul<T>(x1, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x1, b1));
    s12 = v128.add<T>(s12, v128.mul<T>(x1, b2));
    s13 = v128.add<T>(s13, v128.mul<T>(x1, b3));
    a += sizeof<T>();
    a1 += sizeof<T>();
    panel += PANEL;
    next += PANEL;
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  v128.store(out, s02, 32);
  v128.store(out, s03, 48);
  out += outStride;
  v128.store(out, s10);
  v128.store(out, s11, 16);
  v128.store(out, s12, 32);
  v128.store(out, s13, 48);
}

/**
 * A · Bᵀ for `rows` rows (a multiple of 4) of A, `stride` elements apart, and `panels` panels of B; results `panels` whole
 * panels wide. Two panels are read for all rows before the next, so that they stay in the nearest cache.
 */
function product<T>(
  a: usize,
  rows: usize,
  stride: usize,
  inner: usize,
  packed: usize,
  panels: usize,
  out: usize,
): void {
  const outStride = panels * PANEL;
  const bytes = stride * sizeof<T>();
  const pairs = panels & ~1;
  for (let panel: usize = 0; panel < pairs; panel += 2) {
    for (let row: usize = 0; row < rows; row += 2) {
      wide<T>(a + row * bytes, bytes, packed, inner, out + row * outStride, outStride);
    }
    packed += 2 * inner * PANEL;
    out += 2 * PANEL;
  }
  if (pairs === panels) return;
  for (let row: usize = 0; row < rows; row += 4) {
    tall<T>(a + row * bytes, bytes, packed, inner, out + row * outStride, outStride);
  }
}

export function pack32(from: usize, rows: usize, inner: usize, to: usize): void {
  pack<f32>(from, rows, inner, to);
}

export function pack64(from: usize, rows: usize, inner: usize, to: usize): void {
  pack<f64>(from, rows, inner, to);
}

/** Packs a matrix (inner × cols) whose columns are the rows of results: its own rows become those of the panels. */
export function packColumns64(from: usize, inner: usize, cols: usize, to: usize): void {
  const stride = cols * sizeof<f64>();
  for (let col: usize = 0; col < cols; col += 4) {
    const whole = cols - col >= 4;
    if (!whole) memory.fill(to, 0, inner * PANEL);
    let source = from + col * sizeof<f64>();
    for (let k: usize = 0; k < inner; k++) {
      if (whole) {
        v128.store(to, v128.load(source));
        v128.store(to, v128.load(source, 16), 16);
      } else memory.copy(to, source, (cols - col) * sizeof<f64>());
      source += stride;
      to += PANEL;
    }
  }
}

function addBias(out: usize, rows: usize, stride: usize, bias: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    for (let at: usize = 0; at < stride; at += 16, out += 16) {
      v128.store(out, f32x4.add(v128.load(out), v128.load(bias + at)));
    }
  }
}

function rectify(out: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  // pmax(0, x) is x where 0 < x and +0 otherwise: for −0 and NaN too.
  for (const end = out + bytes; out < end; out += 16) v128.store(out, f32x4.pmax(zero, v128.load(out)));
}

/** One layer: product, bias (none where its address is 0) and, if `rectified`, ReLU. */
export function layer32(
  a: usize,
  rows: usize,
  stride: usize,
  inner: usize,
  packed: usize,
  panels: usize,
  bias: usize,
  rectified: bool,
  out: usize,
): void {
  product<f32>(a, rows, stride, inner, packed, panels, out);
  if (bias !== 0) addBias(out, rows, panels * PANEL, bias);
  if (rectified) rectify(out, rows * panels * PANEL);
}

export function product64(
  a: usize,
  rows: usize,
  stride: usize,
  inner: usize,
  packed: usize,
  panels: usize,
  out: usize,
): void {
  product<f64>(a, rows, stride, inner, packed, panels, out);
}

/**
 * The part of A · Bᵀ on and above the diagonal, where row r of A is row `first` + r of the whole: entries left of
 * the diagonal are computed in part, and mean nothing.
 */
export function upper64(
  a: usize,
  rows: usize,
  first: usize,
  stride: usize,
  inner: usize,
  packed: usize,
  panels: usize,
  out: usize,
): void {
  const outStride = panels * PANEL;
  const bytes = stride * sizeof<f64>();
  for (let panel = first / 4; panel < panels; panel += 2) {
    // Rows that reach the first of two panels need the second one too, where there is one.
    const isPair = panel + 1 < panels;
    const both = min(rows, 4 * (panel + 1) - first);
    const from = packed + panel * inner * PANEL;
    const to = out + panel * PANEL;
    if (isPair) {
      for (let row: usize = 0; row < both; row += 2) {
        wide<f64>(a + row * bytes, bytes, from, inner, to + row * outStride, outStride);
      }
      if (both < rows) {
        const at = to + both * outStride + PANEL;
        tall<f64>(a + both * bytes, bytes, from + inner * PANEL, inner, at, outStride);
      }
    } else {
      for (let row: usize = 0; row < both; row += 4) {
        tall<f64>(a + row * bytes, bytes, from, inner, to + row * outStride, outStride);
      }
    }
  }
}
