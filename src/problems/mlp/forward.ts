import { multiplyTransposed32 } from '../../numerics/linalg/product32.ts';
import { relu32InPlace } from '../../numerics/linalg/relu.ts';
import type { Work } from '../contract.ts';
import { depthOf, type Mlp } from './instance.ts';
import { panelRows } from './panels.ts';

/** Outputs, row-major passes × output width, of so many inputs, row-major passes × input width; single precision. */
export function* forwardPasses(network: Mlp, inputs: Float32Array, passes: number): Work<never, Float32Array> {
  const { widths } = network;
  const depth = depthOf(network);
  let from = inputs;
  for (let l = 0; l <= depth; l++) {
    const matrix = network.matrix32(l);
    const [inner, outer] = [widths[l]!, widths[l + 1]!];
    const to = new Float32Array(passes * outer);
    const rows = panelRows(inner * outer);
    for (let row = 0; row < passes; row += rows) {
      const end = Math.min(passes, row + rows);
      multiplyTransposed32(from, matrix, to, inner, outer, row, end);
      if (l < depth) relu32InPlace(to, row * outer, end * outer);
      yield null;
    }
    from = to;
  }
  return from;
}
