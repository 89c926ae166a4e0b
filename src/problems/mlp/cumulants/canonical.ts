import type { Factor } from '../../../numerics/tensor/sum-products.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';

/**
 * Symmetric tensors are stored by slices whose multiplicities do not increase: `slice` is the stored one, and `axes` says
 * which index each of its axes stands for. Indices that do not occur drop out.
 */
export interface Canonical {
  readonly slice: readonly number[];
  readonly axes: readonly number[];
}

/** The stored slice of a block of multiplicities. */
export function canonical(block: readonly number[]): Canonical {
  const axes = block.flatMap((value, index) => (value > 0 ? [index] : []));
  axes.sort((a, b) => block[b]! - block[a]! || a - b);
  return { slice: axes.map((index) => block[index]!), axes };
}

/** Axes of a whole tensor that reads the entry in which index t is repeated block_t times. */
export function repeated(block: readonly number[]): number[] {
  return block.flatMap((value, index) => Array.from({ length: value }, () => index));
}

/** A tensor with its axes, as a factor. */
export function factor(tensor: Tensor, axes: readonly number[]): Factor {
  return { tensor, axes };
}

/** The extents of a tensor all of whose axes have n entries. */
export function cube(rank: number, n: number): number[] {
  return Array.from({ length: rank }, () => n);
}
