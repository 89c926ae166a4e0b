import { type Block, diagramsOn, supportOf } from '../../../numerics/cumulants/diagrams.ts';
import { total } from '../../../numerics/cumulants/partitions.ts';
import { radialTermsOf } from '../../../numerics/cumulants/radial.ts';
import { budgetOf } from '../../../numerics/cumulants/tracked.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Factor } from '../../../numerics/tensor/sum-products.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { WickTable } from '../activations/wick.ts';
import { canonical, factor, repeated } from './canonical.ts';
import type { SliceSource } from './expansion.ts';
import type { RadialPiece } from './slices.ts';

/** A product over three neurons (i, j, k). */
interface Product {
  readonly coefficient: number;
  readonly factors: readonly Factor[];
}

/** A block as factors: slices of one or two neurons, or, on all three, the terms of the radial fourth cumulant. */
function* blockProducts(source: SliceSource, fourth: RadialPiece | undefined, block: Block): Pausable<Product[]> {
  if (supportOf(block).length < 3) {
    const { slice, axes } = canonical(block);
    return [{ coefficient: 1, factors: [factor(yield* source.slice(slice), axes)] }];
  }
  return radialTermsOf(block, fourth!.radial).map(({ coefficient, core, edges }) => ({
    coefficient,
    factors: [factor(fourth!.core, repeated(core)), ...edges.map((edge) => factor(fourth!.metric, edge))],
  }));
}

/** Σ over i of a product, less what it has where i is j or k. */
function* addTrace(machine: Machine, out: Tensor, { coefficient, factors }: Product): Pausable<void> {
  yield* machine.add({ out, axes: [1, 2], coefficient, factors });
  for (const met of [0, 1]) {
    const merged = factors.map(({ tensor, axes }) =>
      factor(
        tensor,
        axes.map((axis) => (axis === 0 ? met : axis - 1)),
      ),
    );
    yield* machine.add({ out, axes: [0, 1], coefficient: -coefficient, factors: merged });
  }
}

/**
 * Σ_{i≠j,k} of P211_ijk without the diagrams that need κ_ijk: what the slice (2,1,1) of different neurons gives to the trace
 * of the fourth cumulant, j ≠ k. The neuron i, with the squared activation, is traced as it is computed, so that no tensor of
 * three indices is ever held.
 */
export function* tracedDoubles(
  machine: Machine,
  n: number,
  orders: readonly number[],
  source: SliceSource,
  fourth: RadialPiece | undefined,
  wick: WickTable,
): Pausable<Tensor> {
  const out = machine.zeros([n, n]);
  const truncation = {
    budget: budgetOf(3, 'augmented'),
    has: (d: number) => orders.includes(d),
    largest: Math.max(...orders),
  };
  for (const { blocks, coefficient, derivatives } of diagramsOn(3, truncation)) {
    if (blocks.some((block) => supportOf(block).length === 3 && total(block) === 3)) continue;
    const [i, j, k] = derivatives as [number, number, number];
    let products: Product[] = [{ coefficient, factors: [factor(wick.of(2, i), [0]), factor(wick.of(1, j), [1])] }];
    for (const block of blocks) {
      const terms = yield* blockProducts(source, fourth, block);
      products = products.flatMap((product) =>
        terms.map((term) => ({
          coefficient: product.coefficient * term.coefficient,
          factors: [...product.factors, ...term.factors],
        })),
      );
    }
    for (const product of products) {
      yield* addTrace(machine, out, { ...product, factors: [...product.factors, factor(wick.of(1, k), [2])] });
    }
  }
  machine.distinct(out);
  return out;
}
