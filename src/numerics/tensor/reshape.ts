import { invariant } from '../invariant.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** The same numbers with other extents. */
export function reshape({ data, shape }: Tensor, extents: readonly number[]): Tensor {
  invariant(sizeOf(shape) === sizeOf(extents), `${String(shape)} cannot become ${String(extents)}`);
  return { data, shape: extents };
}
