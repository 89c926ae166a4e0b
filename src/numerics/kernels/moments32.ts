import { F32, F64 } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

/** Columns that the kernel takes at once. */
const GROUP = 4;

/** Means and sums of squared deviations of the columns of `values` (rows × width, at least one row). */
export function columnMoments32(
  workspace: Workspace,
  values: Float32Array,
  rows: number,
  width: number,
  mean: Float64Array,
  m2: Float64Array,
): void {
  const columns = Math.ceil(width / GROUP) * GROUP;
  // The last group may read past the end of the last row.
  const input = aligned((rows * width + GROUP) * F32);
  const from = workspace.scratch(input + 2 * columns * F64);
  const means = from + input;
  const squares = means + columns * F64;
  workspace.view32(from, rows * width).set(values);
  workspace.kernels.moments32(from, rows, columns, width, means, squares);
  mean.set(workspace.view64(means, width));
  m2.set(workspace.view64(squares, width));
}
