import { setPartitions } from '../../../numerics/cumulants/partitions.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { canonical, cube, factor } from './canonical.ts';

/** Slices of a symmetric tensor; undefined where they count as zero. */
export type Slices = (slice: readonly number[]) => Pausable<Tensor | undefined>;

/** The whole symmetric tensor that has these slices: each pattern of coinciding axes takes its entries from one of them. */
export function* assemble(machine: Machine, rank: number, n: number, slices: Slices): Pausable<Tensor> {
  const out = machine.zeros(cube(rank, n));
  for (const parts of setPartitions(Array.from({ length: rank }, (_, axis) => axis))) {
    const { slice, axes } = canonical(parts.map(({ length }) => length));
    const tensor = yield* slices(slice);
    if (!tensor) continue;
    const indices = Array.from({ length: rank }, (_, axis) => parts.findIndex((part) => part.includes(axis)));
    yield* machine.add({ out, axes: indices, coefficient: 1, factors: [factor(tensor, axes)] });
  }
  return out;
}
