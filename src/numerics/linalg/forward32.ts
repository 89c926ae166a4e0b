import { backend } from '../backend.ts';
import type { Layers } from '../layers.ts';
import { checkSize } from './sizes.ts';

/**
 * Passes through dense layers, all but the last rectified, in f32: outputs of the rows fromRow ≤ r < toRow of `inputs`
 * (row-major, rows × widths[0]) go to the same rows of `out` (rows × last width). The order is that of
 * `multiplyTransposed32`, then the bias is added in f32, then `relu32InPlace`. Kernels keep the last network: no number of
 * it may change.
 *
 * @throws RangeError for arrays too short for these sizes.
 */
export function forward32(
  network: Layers,
  inputs: Float32Array,
  out: Float32Array,
  fromRow: number,
  toRow: number,
): void {
  const [first, last] = [network.widths[0]!, network.widths.at(-1)!];
  checkSize('inputs', inputs, toRow * first);
  checkSize('out', out, toRow * last);
  const rows = inputs.subarray(fromRow * first, toRow * first);
  const results = out.subarray(fromRow * last, toRow * last);
  backend().forward32(network, rows, results, toRow - fromRow);
}
