import { columnsOf, F64, packedBytes, panelsOf, tiledRows } from './panels.ts';
import { fromDiagonal } from './upper64.ts';
import { aligned, type Workspace } from './workspace.ts';

/**
 * Rows `first` ≤ i < `end` of W·C·Wᵀ from the diagonal on, in their places in `out` (outputs × outputs): `w` is outputs × inputs, `c` symmetric inputs × inputs. `c`, as an object, stands for both operands
 * while the same product goes on band by band.
 */
export function conjugate64(
  workspace: Workspace,
  w: Float64Array,
  c: Float64Array,
  out: Float64Array,
  outputs: number,
  inputs: number,
  first: number,
  end: number,
): void {
  const { kernels } = workspace;
  const [middle, right] = [panelsOf(inputs, F64), panelsOf(outputs, F64)];
  const [middleBytes, rightBytes] = [packedBytes(middle, inputs), packedBytes(right, inputs)];
  const packed = workspace.resident(c, middleBytes + rightBytes, (address) => {
    packInto(workspace, c, inputs, inputs, address);
    packInto(workspace, w, outputs, inputs, address + middleBytes);
  });
  const rows = end - first;
  const [tiled, middleStride, stride] = [tiledRows(rows), columnsOf(middle, F64), columnsOf(right, F64)];
  const [bandBytes, leftBytes] = [aligned(tiled * inputs * F64), aligned(tiled * middleStride * F64)];
  const band = workspace.scratch(bandBytes + leftBytes + tiled * stride * F64);
  const left = band + bandBytes;
  const result = left + leftBytes;
  const from = workspace.at(w.subarray(first * inputs, end * inputs), band);
  kernels.product64(from, tiled, inputs, inputs, packed, middle, left);
  kernels.upper64(left, tiled, first, middleStride, inputs, packed + middleBytes, right, result);
  fromDiagonal(workspace.view64(result, rows * stride), stride, out, outputs, first, end);
}

function packInto(workspace: Workspace, matrix: Float64Array, rows: number, inner: number, address: number): void {
  const scratch = workspace.scratch(rows * inner * F64);
  workspace.kernels.pack64(workspace.at(matrix, scratch), rows, inner, address);
}
