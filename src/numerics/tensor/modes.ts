import type { Machine, Pausable } from './machine.ts';
import { reshape } from './reshape.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/**
 * Contracts every axis of a tensor with a matrix W (outputs × inputs): out[i,j,…] = Σ W[i,a]·W[j,b]·…·T[a,b,…]. Each product
 * W·Mᵀ, with the tensor as a matrix M of its last axis, moves the contracted axis to the front, so that no transposition is
 * needed (kernels.md): the last axis first. The tensor need not be symmetric.
 */
export function* modeProducts(machine: Machine, w: Tensor, tensor: Tensor): Pausable<Tensor> {
  const [outputs, inputs] = [w.shape[0]!, w.shape[1]!];
  let from = tensor;
  for (let mode = 0; mode < tensor.shape.length; mode++) {
    const others = from.shape.slice(0, -1);
    const to = yield* machine.timesTransposed(w, reshape(from, [sizeOf(others), inputs]));
    from = reshape(to, [outputs, ...others]);
  }
  return from;
}
