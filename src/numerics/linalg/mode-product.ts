import { multiply64Flops, multiplyTransposed64 } from './product64.ts';

/** Floating-point operations of `modeProducts3`. */
export function modeProducts3Flops(outputs: number, inputs: number): number {
  const rows = [inputs * inputs, inputs * outputs, outputs * outputs];
  return rows.reduce((sum, count) => sum + multiply64Flops(outputs, inputs, count), 0);
}

/**
 * Contracts every index of an order-3 tensor with a matrix: out[i,j,k] = Σ_abc W[i,a]·W[j,b]·W[k,c]·T[a,b,c], with T
 * inputs³ and W outputs × inputs, row-major. Each product W·Mᵀ, with the tensor as a matrix M of its last index, moves the
 * contracted index to the front, so that three of them need no transposition (kernels.md): first c, then b, then a. The
 * tensor need not be symmetric.
 */
export function modeProducts3(w: Float64Array, tensor: Float64Array, outputs: number, inputs: number): Float64Array {
  let from = tensor;
  for (let mode = 0; mode < 3; mode++) {
    const rows = from.length / inputs;
    const to = new Float64Array(outputs * rows);
    multiplyTransposed64(w, from, to, inputs, rows, 0, outputs);
    from = to;
  }
  return from;
}
