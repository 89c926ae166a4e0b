import type { Layers } from '../layers.ts';
import { relu32InPlace } from '../linalg/relu.ts';
import { product32 } from './product32.ts';

/** Passes through dense layers: see `linalg/forward32.ts`. */
export function forward32(network: Layers, inputs: Float32Array, out: Float32Array, rows: number): void {
  const { widths } = network;
  const layers = widths.length - 1;
  let from = inputs;
  for (let layer = 0; layer < layers; layer++) {
    const [inner, outer] = [widths[layer]!, widths[layer + 1]!];
    const to = layer + 1 < layers ? new Float32Array(rows * outer) : out;
    product32(from, network.matrix32(layer), to, rows, inner, outer);
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
