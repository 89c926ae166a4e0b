import { F32 } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

/** Numbers of a vector. */
const LANES = 4;
/** Rows of a panel. */
const PANEL = 4;

/** Orthonormalises the rows of a rows × n matrix in place. */
export function orthonormal32(workspace: Workspace, q: Float32Array, rows: number, n: number): void {
  const stride = Math.ceil(n / LANES) * LANES;
  const matrix = aligned(rows * stride * F32);
  const at = workspace.scratch(matrix + PANEL * rows * F32);
  const padded = workspace.view32(at, rows * stride);
  if (stride === n) padded.set(q.subarray(0, rows * n));
  else {
    padded.fill(0);
    for (let row = 0; row < rows; row++) padded.set(q.subarray(row * n, (row + 1) * n), row * stride);
  }
  workspace.kernels.orthonormal32(at, rows, stride, at + matrix);
  for (let row = 0; row < rows; row++) q.set(padded.subarray(row * stride, row * stride + n), row * n);
}
