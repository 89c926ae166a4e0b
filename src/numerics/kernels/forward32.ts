import type { Layers } from '../layers.ts';
import { columnsOf, F32, packedBytes, panelsOf, tiledRows, withoutPadding } from './panels.ts';
import { aligned, type Workspace } from './workspace.ts';

interface Placed {
  readonly inner: number;
  readonly outer: number;
  readonly panels: number;
  /** Bytes from the start of the network to its panels. */
  readonly offset: number;
  /** The same to its bias, padded to whole panels. */
  readonly biasOffset: number | undefined;
}

/** Where each layer's panels lie, and the bytes of all together. */
function layout(network: Layers): { readonly layers: readonly Placed[]; readonly bytes: number } {
  const { widths } = network;
  const layers: Placed[] = [];
  let bytes = 0;
  for (let layer = 0; layer + 1 < widths.length; layer++) {
    const [inner, outer] = [widths[layer]!, widths[layer + 1]!];
    const panels = panelsOf(outer, F32);
    const offset = bytes;
    bytes += packedBytes(panels, inner);
    const biasOffset = network.bias32(layer) && bytes;
    if (biasOffset !== undefined) bytes += aligned(columnsOf(panels, F32) * F32);
    layers.push({ inner, outer, panels, offset, biasOffset });
  }
  return { layers, bytes };
}

/** Packs every layer of a network from `address` on. */
function load(workspace: Workspace, network: Layers, layers: readonly Placed[], address: number): void {
  for (const [layer, { inner, outer, panels, offset, biasOffset }] of layers.entries()) {
    const from = workspace.scratch(outer * inner * F32);
    workspace.view32(from, outer * inner).set(network.matrix32(layer));
    workspace.kernels.pack32(from, outer, inner, address + offset);
    if (biasOffset === undefined) continue;
    const bias = workspace.view32(address + biasOffset, columnsOf(panels, F32)).fill(0);
    bias.set(network.bias32(layer)!);
  }
}

/** Outputs of `rows` passes: `inputs` is rows × input width, `out` rows × output width, both row-major. */
export function forward32(
  workspace: Workspace,
  network: Layers,
  inputs: Float32Array,
  out: Float32Array,
  rows: number,
): void {
  const { layers, bytes } = layout(network);
  const weights = workspace.resident(network, bytes, (address) => load(workspace, network, layers, address));
  const tiled = tiledRows(rows);
  const widest = layers.reduce((most, { panels }) => Math.max(most, columnsOf(panels, F32)), network.widths[0]!);
  const buffer = aligned(tiled * widest * F32);
  let from = workspace.scratch(2 * buffer);
  let to = from + buffer;
  workspace.view32(from, inputs.length).set(inputs);
  let stride = network.widths[0]!;
  for (const [layer, { inner, panels, offset, biasOffset }] of layers.entries()) {
    const rectified = layer + 1 < layers.length ? 1 : 0;
    const bias = biasOffset === undefined ? 0 : weights + biasOffset;
    workspace.kernels.layer32(from, tiled, stride, inner, weights + offset, panels, bias, rectified, to);
    stride = columnsOf(panels, F32);
    [from, to] = [to, from];
  }
  withoutPadding(workspace.view32(from, rows * stride), stride, out, network.widths.at(-1)!, rows);
}
