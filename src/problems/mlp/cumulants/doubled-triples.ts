import { type Block, type Diagram, diagramsOn, supportOf } from '../../../numerics/cumulants/diagrams.ts';
import { total } from '../../../numerics/cumulants/partitions.ts';
import { radialTermsOf } from '../../../numerics/cumulants/radial.ts';
import { budgetOf } from '../../../numerics/cumulants/tracked.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { WickTable } from '../activations/wick.ts';
import { canonical, factor, repeated } from './canonical.ts';
import type { SliceSource } from './expansion.ts';
import type { RadialPiece } from './slices.ts';
import { addTraced, type TracedProduct } from './traced-products.ts';

/** A block as factors: slices of one or two neurons, or, on all three, the terms of the radial fourth cumulant. */
function* blockProducts(source: SliceSource, fourth: RadialPiece | undefined, block: Block): Pausable<TracedProduct[]> {
  const support = supportOf(block);
  if (support.length < 3) {
    const { slice, axes } = canonical(block);
    const apart = support.length === 2 ? [support] : [];
    return [{ coefficient: 1, factors: [factor(yield* source.slice(slice), axes)], apart }];
  }
  const { core: heart, metric, radial } = fourth!;
  return radialTermsOf(block, radial).map(({ coefficient, core, edges }) => ({
    coefficient,
    factors: [factor(heart, repeated(core)), ...edges.map((edge) => factor(metric, edge))],
    apart: [],
  }));
}

function join(one: TracedProduct, other: TracedProduct): TracedProduct {
  return {
    coefficient: one.coefficient * other.coefficient,
    factors: [...one.factors, ...other.factors],
    apart: [...one.apart, ...other.apart],
  };
}

/** Diagrams on three neurons that do without κ_ijk. */
const plans = new Map<string, readonly Diagram[]>();

function planOf(orders: readonly number[]): readonly Diagram[] {
  const name = orders.join();
  const known = plans.get(name);
  if (known) return known;
  const truncation = {
    budget: budgetOf(3, 'augmented'),
    has: (d: number) => orders.includes(d),
    largest: Math.max(...orders),
  };
  const isTriple = (block: Block): boolean => supportOf(block).length === 3 && total(block) === 3;
  const made = diagramsOn(3, truncation).filter(({ blocks }) => !blocks.some(isTriple));
  plans.set(name, made);
  return made;
}

/**
 * Σ_{i≠j,k} of P211_ijk without the diagrams that need κ_ijk: what the slice (2,1,1) of different neurons gives to the trace
 * of the fourth cumulant, j ≠ k. The neuron i, with the squared activation, is summed over by products of matrices, so that
 * no tensor of three indices is ever made.
 */
export function* tracedDoubles(
  machine: Machine,
  n: number,
  orders: readonly number[],
  source: SliceSource,
  fourth: RadialPiece | undefined,
  wick: WickTable,
): Pausable<Tensor> {
  const all: TracedProduct[] = [];
  for (const { blocks, coefficient, derivatives } of planOf(orders)) {
    const [i, j, k] = derivatives as [number, number, number];
    const ends = [factor(wick.of(2, i), [0]), factor(wick.of(1, j), [1]), factor(wick.of(1, k), [2])];
    let products: TracedProduct[] = [{ coefficient, factors: ends, apart: [] }];
    for (const block of blocks) {
      const terms = yield* blockProducts(source, fourth, block);
      products = products.flatMap((product) => terms.map((term) => join(product, term)));
    }
    all.push(...products);
  }
  const out = machine.zeros([n, n]);
  yield* addTraced(machine, n, all, out);
  machine.distinct(out);
  return out;
}
