import { columnsOf, F64, packedBytes, panelsOf, tiledRows, withoutPadding } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

type Pack = (from: number, to: number) => void;

/** out = A · Bᵀ or A · B for `rows` rows, as `pack` reads `b`: `a` is rows × inner, `out` rows × cols, all row-major. */
function product(
  workspace: Workspace,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
  pack: Pack,
): void {
  const panels = panelsOf(cols, F64);
  const stride = columnsOf(panels, F64);
  const [left, right] = [aligned(tiledRows(rows) * inner * F64), aligned(cols * inner * F64)];
  const packed = packedBytes(panels, inner);
  const at = workspace.scratch(left + right + packed + tiledRows(rows) * stride * F64);
  const [from, panelled] = [at + left, at + left + right];
  const result = panelled + packed;
  workspace.view64(at, rows * inner).set(a);
  workspace.view64(from, cols * inner).set(b);
  pack(from, panelled);
  workspace.kernels.product64(at, tiledRows(rows), inner, inner, panelled, panels, result);
  withoutPadding(workspace.view64(result, rows * stride), stride, out, cols, rows);
}

/** out = A · Bᵀ for `rows` rows: `b` is cols × inner. */
export function product64(
  workspace: Workspace,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  product(workspace, a, b, out, rows, inner, cols, (from, to) => workspace.kernels.pack64(from, cols, inner, to));
}

/** out = A · B for `rows` rows: `b` is inner × cols. */
export function multiply64(
  workspace: Workspace,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  product(workspace, a, b, out, rows, inner, cols, (from, to) =>
    workspace.kernels.packColumns64(from, inner, cols, to),
  );
}
