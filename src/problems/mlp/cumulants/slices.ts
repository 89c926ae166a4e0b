import { radialTermsOf } from '../../../numerics/cumulants/radial.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { factor, repeated } from './canonical.ts';

/** The entries of a whole symmetric tensor whose indices are repeated as a slice says; zero where indices coincide. */
export function* wholeSlice(machine: Machine, tensor: Tensor, slice: readonly number[]): Pausable<Tensor> {
  const out = machine.zeros(slice.map(() => tensor.shape[0]!));
  const axes = slice.map((_, index) => index);
  yield* machine.add({ out, axes, coefficient: 1, factors: [factor(tensor, repeated(slice))] });
  machine.distinct(out);
  return out;
}

/** A cumulant that is Sym(core ⊗ M ⊗ … ⊗ M), with `radial` metrics. */
export interface RadialPiece {
  readonly core: Tensor;
  readonly metric: Tensor;
  readonly radial: number;
}

/** The same entries of a radial piece. */
export function* radialSlice(machine: Machine, piece: RadialPiece, slice: readonly number[]): Pausable<Tensor> {
  const { core, metric, radial } = piece;
  const out = machine.zeros(slice.map(() => metric.shape[0]!));
  const axes = slice.map((_, index) => index);
  for (const { coefficient, core: left, edges } of radialTermsOf(slice, radial)) {
    const factors = [factor(core, repeated(left)), ...edges.map((edge) => factor(metric, edge))];
    yield* machine.add({ out, axes, coefficient, factors });
  }
  machine.distinct(out);
  return out;
}
