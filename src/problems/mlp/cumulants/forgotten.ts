import { factorial, multiplicities, total } from '../../../numerics/cumulants/partitions.ts';
import { slicesOf } from '../../../numerics/cumulants/tracked.ts';
import { computer, type Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { Forgotten } from '../../contract.ts';
import type { Slices } from './assemble.ts';
import { identity } from './form.ts';
import { radialSlice } from './slices.ts';

/** How many entries of a symmetric tensor each entry of a slice stands for. */
function entriesOf(slice: readonly number[]): number {
  let count = factorial(total(slice));
  for (const power of slice) count /= factorial(power);
  for (const alike of multiplicities(slice.map((power) => [power])).values()) count /= factorial(alike);
  return count;
}

/**
 * What a projection to radial index r forgets of a cumulant: squared norms, over the slices that the form works out, of the
 * cumulant and of what Sym(core ⊗ I^r) leaves of it. For whoever looks at a step; not part of a run.
 */
export function* forgottenBy(
  slices: Slices,
  core: Tensor,
  order: number,
  radial: number,
  n: number,
  most: number,
): Pausable<Forgotten> {
  let [energy, lost] = [0, 0];
  const machine = computer();
  const piece = { core, metric: yield* identity(machine, n), radial };
  for (const slice of slicesOf(order, most)) {
    const whole = yield* slices(slice);
    if (!whole) continue;
    const kept = yield* radialSlice(machine, piece, slice);
    const weight = entriesOf(slice);
    for (const [at, value] of whole.data.entries()) {
      const left = value - kept.data[at]!;
      energy += weight * value * value;
      lost += weight * left * left;
    }
  }
  return { order, energy, lost };
}
