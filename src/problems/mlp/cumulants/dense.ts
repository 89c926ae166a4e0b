import { trackedBy } from '../../../numerics/cumulants/tracked.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import { modeProducts } from '../../../numerics/tensor/modes.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { Forgotten } from '../../contract.ts';
import type { Activation } from '../activations/activation.ts';
import { WickTable } from '../activations/wick.ts';
import { assemble } from './assemble.ts';
import { Expansion, type SliceSource } from './expansion.ts';
import { type Activated, type AffineMap, type CumulantForm, diagonalOf, meanThrough, metricOf, ones } from './form.ts';
import { forgottenBy } from './forgotten.ts';
import { Memo } from './memo.ts';
import { projectedCore } from './projection.ts';
import { radialSlice, wholeSlice } from './slices.ts';
import type { CumulantSpec } from './spec.ts';

/** A cumulant behind an activation: whole where `radial` is 0, else the core of its radial part. */
interface Carried {
  readonly radial: number;
  readonly core: Tensor;
}

/** What is carried behind an activation, by order. The input carries a mean and an identity covariance alone. */
interface After {
  readonly n: number;
  readonly mean: Tensor;
  readonly carried: ReadonlyMap<number, Carried>;
  readonly isInput: boolean;
}

/** What is known in front of an activation; `metric` is there if something radial is. */
interface Before {
  readonly n: number;
  readonly mean: Tensor;
  readonly carried: ReadonlyMap<number, Carried>;
  readonly metric: Tensor | undefined;
}

/** Slices of what is known in front of an activation, each worked out once. */
function sourceOf(machine: Machine, { carried, metric }: Before): SliceSource {
  const memo = new Memo<Tensor>();
  return {
    slice: (slice) =>
      memo.of(String(slice), () => {
        const order = slice.reduce((sum, value) => sum + value, 0);
        const { core, radial } = carried.get(order)!;
        return radial === 0 || !metric
          ? wholeSlice(machine, core, slice)
          : radialSlice(machine, { core, metric, radial }, slice);
      }),
  };
}

function* coreThrough(machine: Machine, weights: Tensor, order: number, { radial, core }: Carried): Pausable<Carried> {
  const moved =
    order === 2 && radial === 0 ? yield* machine.conjugate(weights, core) : yield* modeProducts(machine, weights, core);
  return { radial, core: moved };
}

function* inputThrough(machine: Machine, spec: CumulantSpec, { weights }: AffineMap): Pausable<Map<number, Carried>> {
  const [covariance] = trackedBy(spec.order, spec.variant).filter(({ order }) => order === 2);
  if (!covariance || covariance.radial === 0) {
    return new Map([[2, { radial: 0, core: yield* machine.symmetric(weights, weights) }]]);
  }
  const one = machine.zeros([]);
  yield* machine.add({ out: one, axes: [], coefficient: 1, factors: [] });
  return new Map([[2, { radial: 1, core: one }]]);
}

function* linear(machine: Machine, spec: CumulantSpec, map: AffineMap, after: After): Pausable<Before> {
  const mean = yield* meanThrough(machine, map, after.mean);
  let carried: Map<number, Carried>;
  if (after.isInput) carried = yield* inputThrough(machine, spec, map);
  else {
    carried = new Map();
    for (const [order, piece] of after.carried) {
      carried.set(order, yield* coreThrough(machine, map.weights, order, piece));
    }
  }
  const needsMetric = [...carried.values()].some(({ radial }) => radial > 0);
  const metric = needsMetric ? yield* metricOf(machine, map) : undefined;
  return { n: map.weights.shape[0]!, mean, carried, metric };
}

interface Opened {
  readonly expansion: Expansion;
  readonly wick: WickTable;
}

function* expand(machine: Machine, spec: CumulantSpec, { wick: rule }: Activation, before: Before): Pausable<Opened> {
  const source = sourceOf(machine, before);
  const wick = new WickTable(machine, rule, before.mean, yield* source.slice([2]));
  const orders = [...before.carried.keys()];
  return { expansion: new Expansion(machine, spec, before.n, orders, source, wick), wick };
}

function* activate(
  machine: Machine,
  spec: CumulantSpec,
  activation: Activation,
  before: Before,
): Pausable<Activated<After>> {
  const { n } = before;
  const { expansion, wick } = yield* expand(machine, spec, activation, before);
  const mean = yield* expansion.cumulant([1]);
  const carried = new Map<number, Carried>();
  const slices = function* (slice: readonly number[]): Pausable<Tensor | undefined> {
    const corners = slice.reduce((sum, value) => sum + Math.ceil(value / 2), 0);
    return corners > spec.order ? undefined : yield* expansion.cumulant(slice);
  };
  for (const { order, radial } of trackedBy(spec.order, spec.variant)) {
    if (order === 1) continue;
    const core =
      radial === 0
        ? yield* assemble(machine, order, n, slices)
        : yield* projectedCore(machine, slices, order, radial, n);
    carried.set(order, { radial, core });
  }
  const forgotten = function* (): Pausable<readonly Forgotten[]> {
    const found: Forgotten[] = [];
    for (const [order, { radial, core }] of carried) {
      if (radial > 0) found.push(yield* forgottenBy(slices, core, order, radial, n, spec.order));
    }
    return found;
  };
  return { after: { n, mean, carried, isInput: false }, clamped: wick.clamped, forgotten };
}

/** A vector of n equal entries. */
function* constant(machine: Machine, n: number, value: Tensor): Pausable<Tensor> {
  const out = machine.zeros([n]);
  yield* machine.add({ out, axes: [0], coefficient: 1, factors: [{ tensor: value, axes: [] }] });
  return out;
}

function* varianceAfter(machine: Machine, { n, carried, isInput }: After): Pausable<Tensor> {
  if (isInput) return yield* ones(machine, n);
  const { core, radial } = carried.get(2)!;
  return radial > 0 ? yield* constant(machine, n, core) : yield* diagonalOf(machine, core);
}

/**
 * Cumulant propagation of any order, with every cumulant that it carries as a whole tensor (cumulant-propagation §3–5):
 * exactly what the diagrams say, and the yardstick of the factored forms. Cost O(n^(K+1)) a layer, memory O(n^K).
 */
export function denseForm(spec: CumulantSpec): CumulantForm<After, Before> {
  return {
    input: (machine, n) => ({ n, mean: machine.zeros([n]), carried: new Map(), isInput: true }),
    linear: (machine, map, after) => linear(machine, spec, map, after),
    activate: (machine, activation, before) => activate(machine, spec, activation, before),
    *lastMean(machine, activation, before) {
      const { expansion, wick } = yield* expand(machine, spec, activation, before);
      return { after: yield* expansion.cumulant([1]), clamped: wick.clamped };
    },
    meanOf: ({ mean }) => mean,
    varianceAfter,
    covarianceOf({ carried }) {
      const covariance = carried.get(2);
      return covariance?.radial === 0 ? covariance.core : undefined;
    },
    covarianceBefore({ carried }) {
      const covariance = carried.get(2);
      return covariance?.radial === 0 ? covariance.core : undefined;
    },
    *marginals(machine, before) {
      const source = sourceOf(machine, before);
      const at = function* (order: number): Pausable<Tensor | undefined> {
        return before.carried.has(order) ? yield* source.slice([order]) : undefined;
      };
      const [third, fourth] = [yield* at(3), yield* at(4)];
      const variance = yield* source.slice([2]);
      return { mean: before.mean, variance, ...(third && { third }), ...(fourth && { fourth }) };
    },
  };
}
