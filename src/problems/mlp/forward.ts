import { giveBuffer32, takeBuffer32 } from '../../numerics/buffers.ts';
import { forward32 } from '../../numerics/linalg/forward32.ts';
import { multiplyTransposed32 } from '../../numerics/linalg/product32.ts';
import type { Work } from '../contract.ts';
import type { Activation } from './activations/activation.ts';
import { ACTIVATIONS } from './activations/activations.ts';
import { depthOf, type Mlp } from './instance.ts';
import { panelRows } from '../../numerics/linalg/panel-rows.ts';

/** Multiply-adds that take as long as one operation of an activation, roughly: those are in double precision. */
const ACTIVATION_COST = 10;

/** Adds a layer's bias to every row, in f32. */
function addBias(values: Float32Array, bias: Float32Array): void {
  const width = bias.length;
  for (let at = 0; at < values.length; at += width) {
    for (let j = 0; j < width; j++) values[at + j] = values[at + j]! + bias[j]!;
  }
}

/**
 * One layer for all passes: the product in the order of `multiplyTransposed32`, the bias added in f32, then φ of every number
 * in f64, rounded to f32. Without φ it is the output layer.
 */
function* layerPasses(
  network: Mlp,
  layer: number,
  inputs: Float32Array,
  passes: number,
  activation: Activation | undefined,
): Work<never, Float32Array> {
  const [inner, outer] = [network.widths[layer]!, network.widths[layer + 1]!];
  const [matrix, bias] = [network.matrix32(layer), network.bias32(layer)];
  const out = takeBuffer32(passes * outer);
  const rows = panelRows(outer * (inner + ACTIVATION_COST * (activation?.flops ?? 0)));
  for (let row = 0; row < passes; row += rows) {
    const end = Math.min(passes, row + rows);
    const panel = out.subarray(row * outer, end * outer);
    multiplyTransposed32(inputs, matrix, out, inner, outer, row, end);
    if (bias) addBias(panel, bias);
    if (activation) panel.set(activation.value(new Float64Array(panel)));
    yield null;
  }
  return out;
}

function* passesByLayers(network: Mlp, inputs: Float32Array, passes: number): Work<never, Float32Array> {
  const depth = depthOf(network);
  let values = inputs;
  for (let layer = 0; layer < depth; layer++) {
    const next = yield* layerPasses(network, layer, values, passes, network.activation(layer));
    if (values !== inputs) giveBuffer32(values);
    values = next;
  }
  const outputs = yield* layerPasses(network, depth, values, passes, undefined);
  if (values !== inputs) giveBuffer32(values);
  return outputs;
}

function* rectifiedPasses(network: Mlp, inputs: Float32Array, passes: number): Work<never, Float32Array> {
  const { widths } = network;
  const out = takeBuffer32(passes * widths.at(-1)!);
  let perPass = 0;
  for (let l = 0; l + 1 < widths.length; l++) perPass += widths[l]! * widths[l + 1]!;
  const rows = panelRows(perPass);
  for (let row = 0; row < passes; row += rows) {
    forward32(network, inputs, out, row, Math.min(passes, row + rows));
    yield null;
  }
  return out;
}

function isRectified(network: Mlp): boolean {
  const layers = Array.from({ length: depthOf(network) }, (_, layer) => layer);
  return layers.every((layer) => network.activation(layer) === ACTIVATIONS.relu);
}

/**
 * Outputs, row-major passes × output width and in a buffer that the caller may give back, of so many inputs, row-major passes × input width; single precision. Networks of
 * ReLUs go through `forward32` whole, all others layer by layer.
 */
export function forwardPasses(network: Mlp, inputs: Float32Array, passes: number): Work<never, Float32Array> {
  return isRectified(network) ? rectifiedPasses(network, inputs, passes) : passesByLayers(network, inputs, passes);
}
