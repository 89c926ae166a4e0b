import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { Forgotten } from '../../contract.ts';
import type { Activation } from '../activations/activation.ts';
import { WickTable } from '../activations/wick.ts';
import { assemble, type Slices } from './assemble.ts';
import { factor } from './canonical.ts';
import { tracedDoubles } from './doubled-triples.ts';
import { Expansion, type SliceSource } from './expansion.ts';
import {
  addCentredSlices,
  type Centred,
  type Kappa3,
  kappa3Diagonal,
  kappa3Pairs,
  kappa3Scaled,
  kappa3Through,
  kappa3Traced,
  rowsScaled,
  type Triple,
  type VectorMatrix,
} from './factored-kappa3.ts';
import {
  type Activated,
  type AffineMap,
  type CumulantForm,
  diagonalOf,
  identity,
  meanThrough,
  metricOf,
  ones,
} from './form.ts';
import { forgottenBy } from './forgotten.ts';
import { Memo } from './memo.ts';
import { projectedCore } from './projection.ts';
import { radialSlice, wholeSlice } from './slices.ts';
import type { CumulantSpec } from './spec.ts';

/** What is carried behind an activation; the input has a mean alone, and an identity covariance. */
interface After {
  readonly n: number;
  readonly mean: Tensor;
  readonly covariance: Tensor | undefined;
  readonly kappa3: Kappa3;
  /** Core of the fourth cumulant: a scalar, or a matrix in the augmented form. */
  readonly fourth: Tensor | undefined;
}

interface Before {
  readonly n: number;
  readonly mean: Tensor;
  readonly covariance: Tensor;
  readonly kappa3: Kappa3;
  readonly fourth: { readonly core: Tensor; readonly metric: Tensor; readonly radial: number } | undefined;
}

type Spec = CumulantSpec & { readonly order: 3 };

function* linear(machine: Machine, map: AffineMap, after: After): Pausable<Before> {
  const { weights } = map;
  const mean = yield* meanThrough(machine, map, after.mean);
  const covariance = after.covariance
    ? yield* machine.conjugate(weights, after.covariance)
    : yield* machine.symmetric(weights, weights);
  const kappa3 = yield* kappa3Through(machine, weights, after.kappa3);
  const { fourth } = after;
  const n = weights.shape[0]!;
  if (!fourth) return { n, mean, covariance, kappa3, fourth: undefined };
  const metric = yield* metricOf(machine, map);
  const isScalar = fourth.shape.length === 0;
  const core = isScalar ? fourth : yield* machine.conjugate(weights, fourth);
  return { n, mean, covariance, kappa3, fourth: { core, metric, radial: isScalar ? 2 : 1 } };
}

/** Slices of at most two different neurons. */
function sourceOf(machine: Machine, before: Before): SliceSource {
  const { n, covariance, kappa3, fourth } = before;
  const memo = new Memo<Tensor>();
  const make = (slice: readonly number[]): Pausable<Tensor> => {
    switch (slice.reduce((sum, value) => sum + value, 0)) {
      case 2:
        return wholeSlice(machine, covariance, slice);
      case 3:
        return slice.length === 1 ? kappa3Diagonal(machine, n, kappa3) : kappa3Pairs(machine, n, kappa3);
      default:
        return radialSlice(machine, fourth!, slice);
    }
  };
  return { slice: (slice) => memo.of(String(slice), () => make(slice)) };
}

function ordersOf({ kappa3, fourth }: Before): number[] {
  return [2, ...(kappa3.length > 0 ? [3] : []), ...(fourth ? [4] : [])];
}

interface Opened {
  readonly source: SliceSource;
  readonly expansion: Expansion;
  readonly wick: WickTable;
}

function* expand(machine: Machine, spec: Spec, { wick: rule }: Activation, before: Before): Pausable<Opened> {
  const source = sourceOf(machine, before);
  const wick = new WickTable(machine, rule, before.mean, yield* source.slice([2]));
  return { source, expansion: new Expansion(machine, spec, before.n, ordersOf(before), source, wick), wick };
}

/** The centre of a path has degree k there: w_k of the first power. */
function w(wick: WickTable, order: number): Tensor {
  return wick.of(1, order);
}

/** 3·w_2 over the columns, the number of choices of a path's middle: the paths i – r – k of two covariances. */
function* plainPaths(machine: Machine, { source, wick }: Opened): Pausable<Centred> {
  const leg = yield* rowsScaled(machine, w(wick, 1), yield* source.slice([1, 1]));
  const weight = machine.zeros(w(wick, 2).shape);
  yield* machine.add({ out: weight, axes: [0], coefficient: 3, factors: [factor(w(wick, 2), [0])] });
  return { left: leg, right: leg, weight };
}

/**
 * Paths of two legs of which one at most is heavy (§8.1): since the sum is symmetrised, the heavy one may always stand on the
 * right, twice. D_kr = w_2(r) w_1(k) S_rk + 2[w_3(r) w_1(k) κ_rrk/2 + w_2(r) w_2(k) κ_rkk/2 + w_3(r) w_2(k)(κ_rrkk/4 + S_rk²/2)].
 */
function* heavyPaths(machine: Machine, before: Before, { source, wick }: Opened): Pausable<Centred> {
  const s = yield* source.slice([1, 1]);
  const left = yield* rowsScaled(machine, w(wick, 1), s);
  const right = machine.zeros(s.shape);
  const add = (coefficient: number, end: number, middle: number, ...legs: (readonly [Tensor, readonly number[]])[]) =>
    machine.add({
      out: right,
      axes: [0, 1],
      coefficient,
      factors: [
        factor(w(wick, end), [0]),
        ...legs.map(([tensor, axes]) => factor(tensor, axes)),
        factor(w(wick, middle), [1]),
      ],
    });
  yield* add(1, 1, 2, [s, [0, 1]]);
  yield* add(1, 2, 3, [s, [0, 1]], [s, [0, 1]]);
  if (before.kappa3.length > 0) {
    const t = yield* source.slice([2, 1]);
    yield* add(1, 1, 3, [t, [1, 0]]);
    yield* add(1, 2, 2, [t, [0, 1]]);
  }
  if (before.fourth) yield* add(0.5, 2, 3, [yield* source.slice([2, 2]), [0, 1]]);
  const weight = machine.zeros([before.n]);
  yield* machine.add({ out: weight, axes: [0], coefficient: 3, factors: [] });
  return { left, right, weight };
}

/** Sym(u ⊗ N) with u_i = scale · a_i b_i and N = diag(w_1) X diag(w_1). */
function* outer(
  machine: Machine,
  wick: WickTable,
  scale: number,
  a: Tensor,
  b: Tensor,
  x: Tensor,
): Pausable<VectorMatrix> {
  const vector = machine.zeros(a.shape);
  yield* machine.add({ out: vector, axes: [0], coefficient: scale, factors: [factor(a, [0]), factor(b, [0])] });
  const matrix = machine.zeros(x.shape);
  const factors = [factor(w(wick, 1), [0]), factor(x, [0, 1]), factor(w(wick, 1), [1])];
  yield* machine.add({ out: matrix, axes: [0, 1], coefficient: 1, factors });
  return { kind: 'vector-matrix', vector, matrix };
}

interface Block {
  readonly outers: readonly VectorMatrix[];
  readonly centred: readonly Centred[];
}

/** The block κ_iijk of Sym(H ⊗ M) with one neuron doubled (§8.1); its paths vanish where M is diagonal. */
function* fourthBlock(machine: Machine, spec: Spec, before: Before, { wick }: Opened): Pausable<Block> {
  if (!before.fourth || spec.variant === 'simple') return { outers: [], centred: [] };
  const { core, metric } = before.fourth;
  const [h, m] = [yield* diagonalOf(machine, core), yield* diagonalOf(machine, metric)];
  const outers = [
    yield* outer(machine, wick, 0.25, w(wick, 2), h, metric),
    yield* outer(machine, wick, 0.25, w(wick, 2), m, core),
  ];
  if (spec.metric === 'average') return { outers, centred: [] };
  const [left, right] = [yield* rowsScaled(machine, w(wick, 1), core), yield* rowsScaled(machine, w(wick, 1), metric)];
  return { outers, centred: [{ left, right, weight: w(wick, 2) }] };
}

/** What the sum of terms has where indices coincide. */
interface Repeated {
  readonly diagonal: Tensor;
  readonly pairs: Tensor;
}

/** Of the terms that are new at this layer. */
function* freshEntries(machine: Machine, n: number, { centred, outers }: Block): Pausable<Repeated> {
  const diagonal = yield* kappa3Diagonal(machine, n, outers);
  const pairs = outers.length > 0 ? yield* kappa3Pairs(machine, n, outers) : machine.zeros([n, n]);
  for (const term of centred) yield* addCentredSlices(machine, term, diagonal, pairs);
  machine.distinct(pairs);
  return { diagonal, pairs };
}

/** Adds those of the former terms, rescaled: their slices in front of the activation times w_1 of each index. */
function* addFormerEntries(machine: Machine, { source, wick }: Opened, { diagonal, pairs }: Repeated): Pausable<void> {
  const one = w(wick, 1);
  const cube = [factor(one, [0]), factor(one, [0]), factor(one, [0]), factor(yield* source.slice([3]), [0])];
  yield* machine.add({ out: diagonal, axes: [0], coefficient: 1, factors: cube });
  const square = [factor(one, [0]), factor(one, [0]), factor(yield* source.slice([2, 1]), [0, 1]), factor(one, [1])];
  yield* machine.add({ out: pairs, axes: [0, 1], coefficient: 1, factors: square });
}

/** A″ = diag(κ_iii − F_iii) + 3(κ_iij − F_iij)ᵀ, with identities for the other two. */
function* repair(machine: Machine, expansion: Expansion, { diagonal, pairs }: Repeated): Pausable<Tensor> {
  const out = machine.zeros(pairs.shape);
  const [cube, square] = [yield* expansion.cumulant([3]), yield* expansion.cumulant([2, 1])];
  yield* machine.add({ out, axes: [0, 0], coefficient: 1, factors: [factor(cube, [0])] });
  yield* machine.add({ out, axes: [0, 0], coefficient: -1, factors: [factor(diagonal, [0])] });
  yield* machine.add({ out, axes: [1, 0], coefficient: 3, factors: [factor(square, [0, 1])] });
  yield* machine.add({ out, axes: [1, 0], coefficient: -3, factors: [factor(pairs, [0, 1])] });
  return out;
}

/** Σ_{i≠j,k} g_i κ_ijk off the diagonal, from the whole trace and the slice κ_iij. */
function* distinctTrace(machine: Machine, g: Tensor, kappa: Kappa3, pairs: Tensor): Pausable<Tensor> {
  const out = yield* kappa3Traced(machine, g, kappa);
  yield* machine.add({ out, axes: [0, 1], coefficient: -1, factors: [factor(g, [0]), factor(pairs, [0, 1])] });
  yield* machine.add({ out, axes: [0, 1], coefficient: -1, factors: [factor(pairs, [1, 0]), factor(g, [1])] });
  machine.distinct(out);
  return out;
}

/**
 * What the slice κ_iijk = P211_ijk − 2 P1_i P111_ijk − 2 P11_ij P11_ik gives to the core H: 6/(n + 4) times its trace over i
 * (§8.1). Where κ_ijk itself is needed it comes from its terms: P211 has w_1^(2)(i) κ_ijk(Z) w_1(j) w_1(k). `fresh` are the
 * terms of P111 that are new, `entries` their repeated entries.
 */
function* addDoubledTriples(
  machine: Machine,
  core: Tensor,
  before: Before,
  { source, expansion, wick }: Opened,
  fresh: Kappa3,
  entries: Repeated,
): Pausable<void> {
  const { n } = before;
  const scale = 6 / (n + 4);
  const one = w(wick, 1);
  const mean = yield* expansion.power([1]);
  const created = yield* distinctTrace(machine, mean, fresh, entries.pairs);
  yield* machine.add({ out: core, axes: [0, 1], coefficient: -2 * scale, factors: [factor(created, [0, 1])] });
  const direct = yield* tracedDoubles(machine, n, ordersOf(before), source, before.fourth, wick);
  yield* machine.add({ out: core, axes: [0, 1], coefficient: scale, factors: [factor(direct, [0, 1])] });
  const pairs = yield* expansion.power([1, 1]);
  const squared = yield* machine.symmetric(pairs, pairs);
  machine.distinct(squared);
  yield* machine.add({ out: core, axes: [0, 1], coefficient: -2 * scale, factors: [factor(squared, [0, 1])] });
  if (before.kappa3.length === 0) return;
  const g = machine.zeros([n]);
  yield* machine.add({ out: g, axes: [0], coefficient: 1, factors: [factor(wick.of(2, 1), [0])] });
  yield* machine.add({ out: g, axes: [0], coefficient: -2, factors: [factor(mean, [0]), factor(one, [0])] });
  const kept = yield* distinctTrace(machine, g, before.kappa3, yield* source.slice([2, 1]));
  const factors = [factor(one, [0]), factor(kept, [0, 1]), factor(one, [1])];
  yield* machine.add({ out: core, axes: [0, 1], coefficient: scale, factors });
}

/** The slices of the fourth cumulant that this form works out: those of one and two neurons. */
function slicesOf(expansion: Expansion): Slices {
  return function* (slice) {
    return slice.length > 2 ? undefined : yield* expansion.cumulant(slice);
  };
}

function radialOf({ variant }: Spec): number {
  return variant === 'simple' ? 2 : 1;
}

/** The terms of κ_ijk that this layer makes (§8.1): paths of covariances, and blocks of the fourth cumulant. */
function* freshTerms(machine: Machine, spec: Spec, before: Before, opened: Opened): Pausable<Block> {
  if (spec.variant === 'simple') return { centred: [yield* plainPaths(machine, opened)], outers: [] };
  const paths = yield* heavyPaths(machine, before, opened);
  const { centred, outers } = yield* fourthBlock(machine, spec, before, opened);
  return { centred: [paths, ...centred], outers };
}

function* activate(machine: Machine, spec: Spec, activation: Activation, before: Before): Pausable<Activated<After>> {
  const { n } = before;
  const opened = yield* expand(machine, spec, activation, before);
  const { expansion, wick } = opened;
  const mean = yield* expansion.cumulant([1]);
  const covariance = yield* assemble(machine, 2, n, (slice) => expansion.cumulant(slice));
  const slices = slicesOf(expansion);
  const fourth = yield* projectedCore(machine, slices, 4, radialOf(spec), n);
  const unit = yield* identity(machine, n);
  const block = yield* freshTerms(machine, spec, before, opened);
  const fresh: Kappa3 = [
    ...block.centred.map(({ left, right, weight }): Triple => ({
      kind: 'triple',
      matrices: [left, unit, right],
      weight,
    })),
    ...block.outers,
  ];
  const entries = yield* freshEntries(machine, n, block);
  if (spec.variant === 'augmented') yield* addDoubledTriples(machine, fourth, before, opened, fresh, entries);
  if (before.kappa3.length > 0) yield* addFormerEntries(machine, opened, entries);
  const repaired = yield* repair(machine, expansion, entries);
  const kept = yield* kappa3Scaled(machine, w(wick, 1), before.kappa3);
  const kappa3: Kappa3 = [...kept, ...fresh, { kind: 'triple', matrices: [repaired, unit, unit], weight: undefined }];
  const forgotten = function* (): Pausable<readonly Forgotten[]> {
    return [yield* forgottenBy(slices, fourth, 4, radialOf(spec), n, 2)];
  };
  return { after: { n, mean, covariance, kappa3, fourth }, clamped: wick.clamped, forgotten };
}

/**
 * Cumulant propagation of order 3 with the third cumulant as a sum of terms (cumulant-propagation §8.1). Simple: the same
 * estimate as the dense form up to rounding, O(n³L²) instead of O(n⁴L). Augmented: without the diagrams that do not factor.
 * A layer adds matrices that terms share: its identity, its legs, its repair; so that three of them, six when augmented, go
 * through every later layer.
 */
export function factoredForm3(spec: Spec): CumulantForm<After, Before> {
  return {
    input: (machine, n) => ({ n, mean: machine.zeros([n]), covariance: undefined, kappa3: [], fourth: undefined }),
    linear,
    activate: (machine, activation, before) => activate(machine, spec, activation, before),
    *lastMean(machine, activation, before) {
      const { expansion, wick } = yield* expand(machine, spec, activation, before);
      return { after: yield* expansion.cumulant([1]), clamped: wick.clamped };
    },
    meanOf: ({ mean }) => mean,
    varianceAfter: (machine, { n, covariance }) => (covariance ? diagonalOf(machine, covariance) : ones(machine, n)),
    covarianceOf: ({ covariance }) => covariance,
    covarianceBefore: ({ covariance }) => covariance,
    *marginals(machine, before) {
      const source = sourceOf(machine, before);
      const variance = yield* source.slice([2]);
      const third = before.kappa3.length > 0 ? yield* source.slice([3]) : undefined;
      const fourth = before.fourth ? yield* source.slice([4]) : undefined;
      return { mean: before.mean, variance, ...(third && { third }), ...(fourth && { fourth }) };
    },
  };
}
