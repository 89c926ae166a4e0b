import { backend } from '../backend.ts';
import { mirrorRows64, multiply64Flops, symmetricProduct64Flops } from './product64.ts';
import { checkSize } from './sizes.ts';

/** Floating-point operations of `conjugate64` over all rows: W·C, and half of its product with Wᵀ. */
export function conjugate64Flops(outputs: number, inputs: number): number {
  return multiply64Flops(outputs, inputs, inputs) + symmetricProduct64Flops(inputs, outputs);
}

/**
 * S = W·C·Wᵀ, outputs × outputs, for a symmetric C (inputs × inputs): for rows fromRow ≤ i < toRow the entries j ≥ i are
 * computed and copied to (j, i), so that `out` becomes exactly symmetric. The order is that of P = W·Cᵀ followed by P·Wᵀ
 * (see `multiplyTransposed64`). Bands of rows may be done in any order; between those of one product neither W nor C may
 * change, because kernels keep them.
 *
 * @throws RangeError for arrays too short for these sizes.
 */
export function conjugate64(
  w: Float64Array,
  c: Float64Array,
  out: Float64Array,
  outputs: number,
  inputs: number,
  fromRow: number,
  toRow: number,
): void {
  checkSize('w', w, outputs * inputs);
  checkSize('c', c, inputs * inputs);
  checkSize('out', out, outputs * outputs);
  backend().conjugate64(w, c, out, outputs, inputs, fromRow, toRow);
  mirrorRows64(out, outputs, fromRow, toRow);
}
