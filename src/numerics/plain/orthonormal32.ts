const f = Math.fround;

/** Rows that are projected together on all before them. */
const PANEL = 4;

/** Σ a·b in f32: element j in lane j mod 4, lanes from +0 for j ascending, then (l₀ + l₁) + (l₂ + l₃). */
function dot(q: Float32Array, a: number, b: number, n: number): number {
  let [l0, l1, l2, l3] = [0, 0, 0, 0];
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    l0 = f(l0 + f(q[a + j]! * q[b + j]!));
    l1 = f(l1 + f(q[a + j + 1]! * q[b + j + 1]!));
    l2 = f(l2 + f(q[a + j + 2]! * q[b + j + 2]!));
    l3 = f(l3 + f(q[a + j + 3]! * q[b + j + 3]!));
  }
  if (j < n) l0 = f(l0 + f(q[a + j]! * q[b + j]!));
  if (j + 1 < n) l1 = f(l1 + f(q[a + j + 1]! * q[b + j + 1]!));
  if (j + 2 < n) l2 = f(l2 + f(q[a + j + 2]! * q[b + j + 2]!));
  return f(f(l0 + l1) + f(l2 + l3));
}

/** row ← f32(row − f32(g · other)), elementwise. */
function subtract(q: Float32Array, row: number, g: number, other: number, n: number): void {
  for (let j = 0; j < n; j++) q[row + j] = f(q[row + j]! - f(g * q[other + j]!));
}

function normalise(q: Float32Array, row: number, n: number): void {
  const scale = f(1 / f(Math.sqrt(dot(q, row, row, n))));
  for (let j = 0; j < n; j++) q[row + j] = f(q[row + j]! * scale);
}

/** Takes the projections on rows 0 … first − 1 out of the panel's rows: all coefficients first, then row by row. */
function projectPanel(q: Float32Array, first: number, end: number, n: number): void {
  const coefficients = new Float32Array(first);
  for (let row = first; row < end; row++) {
    for (let k = 0; k < first; k++) coefficients[k] = dot(q, row * n, k * n, n);
    for (let k = 0; k < first; k++) subtract(q, row * n, coefficients[k]!, k * n, n);
  }
}

/** Orthonormal rows in place: see `linalg/orthonormal32.ts`. */
export function orthonormal32(q: Float32Array, rows: number, n: number): void {
  for (let first = 0; first < rows; first += PANEL) {
    const end = Math.min(rows, first + PANEL);
    projectPanel(q, first, end, n);
    for (let row = first; row < end; row++) {
      for (let k = first; k < row; k++) subtract(q, row * n, dot(q, row * n, k * n, n), k * n, n);
      normalise(q, row * n, n);
    }
  }
}
