import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import { modeProducts } from '../../../numerics/tensor/modes.ts';
import type { Factor } from '../../../numerics/tensor/sum-products.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { Activation } from '../activations/activation.ts';
import { WickTable } from '../activations/wick.ts';
import { assemble } from './assemble.ts';
import { factor } from './canonical.ts';
import { Expansion, type SliceSource } from './expansion.ts';
import { rowsScaled } from './factored-kappa3.ts';
import {
  addFreshEntries,
  type Entries4,
  type Kappa4,
  kappa4Cubes,
  kappa4Diagonal,
  kappa4Doubles,
  kappa4Scaled,
  kappa4Squares,
  kappa4Through,
} from './factored-kappa4.ts';
import { type Activated, type AffineMap, type CumulantForm, diagonalOf, identity, meanThrough, ones } from './form.ts';
import { Memo } from './memo.ts';
import { wholeSlice } from './slices.ts';
import type { CumulantSpec } from './spec.ts';

/** What is carried; the input has a mean alone, and an identity covariance. */
interface After {
  readonly n: number;
  readonly mean: Tensor;
  readonly whole: { readonly covariance: Tensor; readonly kappa3: Tensor } | undefined;
  readonly kappa4: Kappa4;
}

interface Before {
  readonly n: number;
  readonly mean: Tensor;
  readonly covariance: Tensor;
  readonly kappa3: Tensor | undefined;
  readonly kappa4: Kappa4;
}

/** Slices of four indices, in the order in which they are stored. */
const SLICES: readonly (readonly [keyof Entries4, readonly number[]])[] = [
  ['diagonal', [4]],
  ['cubes', [3, 1]],
  ['squares', [2, 2]],
  ['doubles', [2, 1, 1]],
];

function* linear(machine: Machine, map: AffineMap, after: After): Pausable<Before> {
  const { weights } = map;
  const { whole } = after;
  return {
    n: weights.shape[0]!,
    mean: yield* meanThrough(machine, map, after.mean),
    covariance: whole
      ? yield* machine.conjugate(weights, whole.covariance)
      : yield* machine.symmetric(weights, weights),
    kappa3: whole && (yield* modeProducts(machine, weights, whole.kappa3)),
    kappa4: yield* kappa4Through(machine, weights, after.kappa4),
  };
}

/** Slices of at most three different neurons. */
function sourceOf(machine: Machine, { n, covariance, kappa3, kappa4 }: Before): SliceSource {
  const memo = new Memo<Tensor>();
  const make = (slice: readonly number[]): Pausable<Tensor> => {
    switch (slice.join()) {
      case '4':
        return kappa4Diagonal(machine, n, kappa4);
      case '3,1':
        return kappa4Cubes(machine, n, kappa4);
      case '2,2':
        return kappa4Squares(machine, n, kappa4);
      case '2,1,1':
        return kappa4Doubles(machine, n, kappa4);
      case '2':
      case '1,1':
        return wholeSlice(machine, covariance, slice);
      default:
        return wholeSlice(machine, kappa3!, slice);
    }
  };
  return { slice: (slice) => memo.of(String(slice), () => make(slice)) };
}

interface Opened {
  readonly source: SliceSource;
  readonly expansion: Expansion;
  readonly wick: WickTable;
}

function* expand(machine: Machine, spec: CumulantSpec, { wick: rule }: Activation, before: Before): Pausable<Opened> {
  const source = sourceOf(machine, before);
  const wick = new WickTable(machine, rule, before.mean, yield* source.slice([2]));
  const orders = [2, ...(before.kappa3 ? [3] : []), ...(before.kappa4.length > 0 ? [4] : [])];
  return { source, expansion: new Expansion(machine, spec, before.n, orders, source, wick), wick };
}

/**
 * B of the trees on four neurons that hang a leaf i from r (§8.2), over (r, k, l) and made symmetric in k and l:
 * 12 w_2(r) w_2(k) w_1(l) S_rk S_kl for paths, 4 w_3(r) w_1(k) w_1(l) S_rk S_rl for stars, and, where there is a third
 * cumulant, 12 w_2(r) w_1(k) w_1(l) κ_rkl.
 */
function* treeTails(machine: Machine, before: Before, { source, wick }: Opened): Pausable<Tensor> {
  const { n } = before;
  const out = machine.zeros([n, n, n]);
  const s = yield* source.slice([1, 1]);
  const at = (order: number, index: number): Factor => factor(wick.of(1, order), [index]);
  for (const axes of [
    [0, 1, 2],
    [0, 2, 1],
  ]) {
    const path = [at(2, 0), at(2, 1), factor(s, [0, 1]), factor(s, [1, 2]), at(1, 2)];
    yield* machine.add({ out, axes, coefficient: 6, factors: path });
  }
  const star = [at(3, 0), at(1, 1), factor(s, [0, 1]), factor(s, [0, 2]), at(1, 2)];
  yield* machine.add({ out, axes: [0, 1, 2], coefficient: 4, factors: star });
  if (before.kappa3) {
    const triple = yield* source.slice([1, 1, 1]);
    const factors = [at(2, 0), at(1, 1), factor(triple, [0, 1, 2]), at(1, 2)];
    yield* machine.add({ out, axes: [0, 1, 2], coefficient: 12, factors });
  }
  return out;
}

/** Target slices less those of the former terms, rescaled: what is missing before the new terms are counted. */
function* missingEntries(machine: Machine, before: Before, { source, expansion, wick }: Opened): Pausable<Entries4> {
  const one = wick.of(1, 1);
  const missing = function* (slice: readonly number[]): Pausable<Tensor> {
    const target = yield* expansion.cumulant(slice);
    const out = machine.zeros(target.shape);
    const axes = slice.map((_, index) => index);
    yield* machine.add({ out, axes, coefficient: 1, factors: [factor(target, axes)] });
    if (before.kappa4.length === 0) return out;
    const scale = slice.flatMap((power, index) => Array.from({ length: power }, () => factor(one, [index])));
    const former = factor(yield* source.slice(slice), axes);
    yield* machine.add({ out, axes, coefficient: -1, factors: [...scale, former] });
    return out;
  };
  const entries: Partial<Record<keyof Entries4, Tensor>> = {};
  for (const [name, slice] of SLICES) entries[name] = yield* missing(slice);
  return entries as Entries4;
}

/** B″ over (i, j, k): [j=k=i] Δ_iiii + 4 [k=i] Δ_iiij + 3 [j=k] Δ_iijj + 6 Δ_iijk, made symmetric in j and k. */
function* repair(machine: Machine, n: number, { diagonal, cubes, squares, doubles }: Entries4): Pausable<Tensor> {
  const out = machine.zeros([n, n, n]);
  const add = (axes: readonly number[], coefficient: number, tensor: Tensor) =>
    machine.add({
      out,
      axes,
      coefficient,
      factors: [
        factor(
          tensor,
          tensor.shape.map((_, index) => index),
        ),
      ],
    });
  yield* add([0, 0, 0], 1, diagonal);
  yield* add([0, 1, 0], 2, cubes);
  yield* add([0, 0, 1], 2, cubes);
  yield* add([0, 1, 1], 3, squares);
  yield* add([0, 1, 2], 6, doubles);
  return out;
}

function* activate(
  machine: Machine,
  spec: CumulantSpec,
  activation: Activation,
  before: Before,
): Pausable<Activated<After>> {
  const { n } = before;
  const opened = yield* expand(machine, spec, activation, before);
  const { source, expansion, wick } = opened;
  const slices = (slice: readonly number[]): Pausable<Tensor> => expansion.cumulant(slice);
  const mean = yield* expansion.cumulant([1]);
  const covariance = yield* assemble(machine, 2, n, slices);
  const kappa3 = yield* assemble(machine, 3, n, slices);
  const leaf = yield* rowsScaled(machine, wick.of(1, 1), yield* source.slice([1, 1]));
  const tails = yield* treeTails(machine, before, opened);
  const missing = yield* missingEntries(machine, before, opened);
  yield* addFreshEntries(machine, leaf, tails, -1, missing);
  machine.distinct(missing.cubes);
  machine.distinct(missing.squares);
  machine.distinct(missing.doubles);
  const repaired = yield* repair(machine, n, missing);
  const unit = yield* identity(machine, n);
  const kept = yield* kappa4Scaled(machine, wick.of(1, 1), before.kappa4);
  const kappa4: Kappa4 = [...kept, { a: leaf, j: unit, b: tails }, { a: unit, j: unit, b: repaired }];
  return { after: { n, mean, whole: { covariance, kappa3 }, kappa4 }, clamped: wick.clamped };
}

/**
 * Cumulant propagation of order 4, simple, with the fourth cumulant as a sum of terms (cumulant-propagation §8.2): the same
 * estimate as the dense form up to rounding, O(n⁴L²) instead of O(n⁵L). A layer adds two terms whose b are n × n × n.
 */
export function factoredForm4(spec: CumulantSpec): CumulantForm<After, Before> {
  return {
    input: (machine, n) => ({ n, mean: machine.zeros([n]), whole: undefined, kappa4: [] }),
    linear,
    activate: (machine, activation, before) => activate(machine, spec, activation, before),
    *lastMean(machine, activation, before) {
      const { expansion, wick } = yield* expand(machine, spec, activation, before);
      return { after: yield* expansion.cumulant([1]), clamped: wick.clamped };
    },
    meanOf: ({ mean }) => mean,
    varianceAfter: (machine, { n, whole }) => (whole ? diagonalOf(machine, whole.covariance) : ones(machine, n)),
    covarianceOf: ({ whole }) => whole?.covariance,
    covarianceBefore: ({ covariance }) => covariance,
    *marginals(machine, before) {
      const source = sourceOf(machine, before);
      const variance = yield* source.slice([2]);
      const third = before.kappa3 && (yield* source.slice([3]));
      const fourth = before.kappa4.length > 0 ? yield* source.slice([4]) : undefined;
      return { mean: before.mean, variance, ...(third && { third }), ...(fourth && { fourth }) };
    },
  };
}
