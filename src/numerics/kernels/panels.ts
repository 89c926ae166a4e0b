import { aligned } from './workspace.ts';

/** Rows of results that kernels make at once. */
const TILE = 4;
/** Bytes of a panel's row. */
const PANEL_BYTES = 32;

/** Element sizes in bytes. */
export const F32 = 4;
export const F64 = 8;

/** `rows` rounded up to whole tiles. */
export function tiledRows(rows: number): number {
  return Math.ceil(rows / TILE) * TILE;
}

/** Panels that hold `cols` columns of elements of `size` bytes. */
export function panelsOf(cols: number, size: number): number {
  return Math.ceil((cols * size) / PANEL_BYTES);
}

/** Columns of `panels` whole panels: the distance between rows of results. */
export function columnsOf(panels: number, size: number): number {
  return (panels * PANEL_BYTES) / size;
}

/** Bytes of `panels` panels with `inner` rows each. */
export function packedBytes(panels: number, inner: number): number {
  return aligned(panels * inner * PANEL_BYTES);
}

/** Copies the first `cols` columns of `rows` rows, `stride` apart, to rows of `cols`. */
export function withoutPadding<A extends Float32Array | Float64Array>(
  from: A,
  stride: number,
  to: A,
  cols: number,
  rows: number,
): void {
  if (stride === cols) return to.set(from.subarray(0, rows * cols));
  for (let row = 0; row < rows; row++) to.set(from.subarray(row * stride, row * stride + cols), row * cols);
}
