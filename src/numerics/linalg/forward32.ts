import { kernels } from '../kernels/active.ts';
import { forward32 as onKernels, type Layers } from '../kernels/forward32.ts';
import { multiplyTransposed32 } from './product32.ts';
import { relu32InPlace } from './relu.ts';
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
  const workspace = kernels();
  if (workspace) onKernels(workspace, network, rows, results, toRow - fromRow);
  else plain(network, rows, results, toRow - fromRow);
}

function plain(network: Layers, inputs: Float32Array, out: Float32Array, rows: number): void {
  const { widths } = network;
  const layers = widths.length - 1;
  let from = inputs;
  for (let layer = 0; layer < layers; layer++) {
    const [inner, outer] = [widths[layer]!, widths[layer + 1]!];
    const to = layer + 1 < layers ? new Float32Array(rows * outer) : out;
    multiplyTransposed32(from, network.matrix32(layer), to, inner, outer, 0, rows);
    addBias(to, network.bias32(layer), rows);
    if (layer + 1 < layers) relu32InPlace(to, 0, rows * outer);
    from = to;
  }
}

function addBias(values: Float32Array, bias: Float32Array | undefined, rows: number): void {
  if (!bias) return;
  const { length } = bias;
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < length; j++) values[row * length + j] = values[row * length + j]! + bias[j]!;
  }
}
