import { columnsOf, F64, packedBytes, panelsOf, tiledRows, withoutPadding } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

/** out = A · Bᵀ for `rows` rows: `a` is rows × inner, `b` cols × inner, `out` rows × cols, all row-major. */
export function product64(
  workspace: Workspace,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  const { kernels } = workspace;
  const panels = panelsOf(cols, F64);
  const stride = columnsOf(panels, F64);
  const [left, right] = [aligned(tiledRows(rows) * inner * F64), aligned(cols * inner * F64)];
  const packed = packedBytes(panels, inner);
  const at = workspace.scratch(left + right + packed + tiledRows(rows) * stride * F64);
  const [from, panelled] = [at + left, at + left + right];
  const result = panelled + packed;
  workspace.view64(at, rows * inner).set(a);
  workspace.view64(from, cols * inner).set(b);
  kernels.pack64(from, cols, inner, panelled);
  kernels.product64(at, tiledRows(rows), inner, inner, panelled, panels, result);
  withoutPadding(workspace.view64(result, rows * stride), stride, out, cols, rows);
}
