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
  const panelled = at + left + right;
  pack(workspace.at(b, at + left), panelled);
  // Results in whole tiles go where they belong.
  const inPlace = workspace.holds(out) && stride === cols && tiledRows(rows) === rows;
  const result = inPlace ? out.byteOffset : panelled + packed;
  workspace.kernels.product64(workspace.at(a, at), tiledRows(rows), inner, inner, panelled, panels, result);
  if (!inPlace) withoutPadding(workspace.view64(result, rows * stride), stride, out, cols, rows);
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
