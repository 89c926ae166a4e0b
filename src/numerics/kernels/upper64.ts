import { columnsOf, F64, packedBytes, panelsOf, tiledRows } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

/** Copies rows `first` ≤ i < `end` of an n × n matrix, from the diagonal on, out of rows of their own. */
export function fromDiagonal(
  rows: Float64Array,
  stride: number,
  out: Float64Array,
  n: number,
  first: number,
  end: number,
): void {
  for (let row = first; row < end; row++) {
    const at = (row - first) * stride;
    out.set(rows.subarray(at + row, at + n), row * n + row);
  }
}

/** Rows `first` ≤ i < `end` of A · Bᵀ (n × n) from the diagonal on, in their places in `out`; `a` holds these rows alone. */
export function upperProduct64(
  workspace: Workspace,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  inner: number,
  n: number,
  first: number,
  end: number,
): void {
  const { kernels } = workspace;
  const rows = end - first;
  const panels = panelsOf(n, F64);
  const [tiled, stride] = [tiledRows(rows), columnsOf(panels, F64)];
  const [left, right] = [aligned(tiled * inner * F64), aligned(n * inner * F64)];
  const packed = packedBytes(panels, inner);
  const at = workspace.scratch(left + right + packed + tiled * stride * F64);
  const panelled = at + left + right;
  kernels.pack64(workspace.at(b, at + left), n, inner, panelled);
  const result = panelled + packed;
  kernels.upper64(workspace.at(a, at), tiled, first, inner, inner, panelled, panels, result);
  fromDiagonal(workspace.view64(result, rows * stride), stride, out, n, first, end);
}
