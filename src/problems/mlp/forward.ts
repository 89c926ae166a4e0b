import { forward32 } from '../../numerics/linalg/forward32.ts';
import type { Work } from '../contract.ts';
import type { Mlp } from './instance.ts';
import { panelRows } from './panels.ts';

/** Outputs, row-major passes × output width, of so many inputs, row-major passes × input width; single precision. */
export function* forwardPasses(network: Mlp, inputs: Float32Array, passes: number): Work<never, Float32Array> {
  const { widths } = network;
  const out = new Float32Array(passes * widths.at(-1)!);
  let perPass = 0;
  for (let l = 0; l + 1 < widths.length; l++) perPass += widths[l]! * widths[l + 1]!;
  const rows = panelRows(perPass);
  for (let row = 0; row < passes; row += rows) {
    forward32(network, inputs, out, row, Math.min(passes, row + rows));
    yield null;
  }
  return out;
}
