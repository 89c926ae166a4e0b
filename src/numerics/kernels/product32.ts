import { columnsOf, F32, packedBytes, panelsOf, tiledRows, withoutPadding } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

/** out = X · Wᵀ for `rows` rows: `x` is rows × inner, `w` cols × inner, `out` rows × cols, all row-major. */
export function product32(
  workspace: Workspace,
  x: Float32Array,
  w: Float32Array,
  out: Float32Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  const panels = panelsOf(cols, F32);
  const stride = columnsOf(panels, F32);
  const [left, right] = [aligned(tiledRows(rows) * inner * F32), aligned(cols * inner * F32)];
  const packed = packedBytes(panels, inner);
  const a = workspace.scratch(left + right + packed + tiledRows(rows) * stride * F32);
  const [b, p] = [a + left, a + left + right];
  const result = p + packed;
  workspace.view32(a, rows * inner).set(x);
  workspace.view32(b, cols * inner).set(w);
  const { kernels } = workspace;
  kernels.pack32(b, cols, inner, p);
  kernels.layer32(a, tiledRows(rows), inner, inner, p, panels, 0, 0, result);
  withoutPadding(workspace.view32(result, rows * stride), stride, out, cols, rows);
}
