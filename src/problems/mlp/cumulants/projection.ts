import { coreCoefficients } from '../../../numerics/cumulants/harmonic.ts';
import { radialTermsOf } from '../../../numerics/cumulants/radial.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { assemble, type Slices } from './assemble.ts';
import { canonical, cube, factor } from './canonical.ts';
import { Memo } from './memo.ts';

/** Slices of the trace over two axes: the pair meets one of the other indices, or none of them. */
function traced(machine: Machine, slices: Slices, n: number): Slices {
  const memo = new Memo<Tensor | undefined>();
  const make = function* (slice: readonly number[]): Pausable<Tensor | undefined> {
    const axes = slice.map((_, index) => index);
    let out: Tensor | undefined;
    const blocks = [...axes.map((t) => slice.map((value, index) => value + (index === t ? 2 : 0))), [...slice, 2]];
    for (const block of blocks) {
      const { slice: name, axes: where } = canonical(block);
      const tensor = yield* slices(name);
      if (!tensor) continue;
      out ??= machine.zeros(cube(slice.length, n));
      yield* machine.add({ out, axes, coefficient: 1, factors: [factor(tensor, where)] });
    }
    return out;
  };
  return (slice) => memo.of(String(slice), () => make(slice));
}

/** Sym(A ⊗ I^s) at a slice, as multiples of slices of A: only graphs of loops survive. */
function timesIdentity(power: number, slice: readonly number[]): { coefficient: number; block: readonly number[] }[] {
  return radialTermsOf(slice, power)
    .filter(({ edges }) => edges.every(([a, b]) => a === b))
    .map(({ coefficient, core }) => ({ coefficient, block: core }));
}

/**
 * The core of the part of a symmetric tensor of order d with radial index r and more, so that Sym(core ⊗ I^r) is that part:
 * Σ_j C_j Sym(tr^j ⊗ I^(j−r)) (cumulant-propagation §5.5). n is the layer's width.
 */
export function* projectedCore(
  machine: Machine,
  slices: Slices,
  order: number,
  radial: number,
  n: number,
): Pausable<Tensor> {
  const coefficients = coreCoefficients(n, order, radial);
  const traces: Slices[] = [slices];
  for (let j = 1; j <= Math.floor(order / 2); j++) traces.push(traced(machine, traces[j - 1]!, n));
  return yield* assemble(machine, order - 2 * radial, n, function* (slice) {
    const out = machine.zeros(cube(slice.length, n));
    const axes = slice.map((_, index) => index);
    for (const [power, scale] of coefficients.entries()) {
      for (const { coefficient, block } of timesIdentity(power, slice)) {
        const { slice: name, axes: where } = canonical(block);
        const tensor = yield* traces[radial + power]!(name);
        if (tensor)
          yield* machine.add({ out, axes, coefficient: scale * coefficient, factors: [factor(tensor, where)] });
      }
    }
    machine.distinct(out);
    return out;
  });
}
