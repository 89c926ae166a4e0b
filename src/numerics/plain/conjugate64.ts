import { product64, upper64 } from './product64.ts';

/** Rows `first` ≤ i < `end` of W·C·Wᵀ from the diagonal on, in their places in `out`: see `linalg/conjugate64.ts`. */
export function conjugate64(
  w: Float64Array,
  c: Float64Array,
  out: Float64Array,
  outputs: number,
  inputs: number,
  first: number,
  end: number,
): void {
  const left = new Float64Array((end - first) * inputs);
  product64(w.subarray(first * inputs, end * inputs), c, left, end - first, inputs, inputs);
  upper64(left, w, out, inputs, outputs, first, end);
}
