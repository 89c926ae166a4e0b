import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { factor } from './canonical.ts';

/** Sym(Σ_r weight_r A_ir B_jr D_kr); matrices are width × columns and may be shared, by triples and within one. */
export interface Triple {
  readonly kind: 'triple';
  readonly matrices: readonly [Tensor, Tensor, Tensor];
  /** A vector over the columns; all ones where absent. */
  readonly weight: Tensor | undefined;
}

/** Sym(u ⊗ N), N symmetric. */
export interface VectorMatrix {
  readonly kind: 'vector-matrix';
  readonly vector: Tensor;
  readonly matrix: Tensor;
}

/**
 * A third cumulant as a sum of terms (cumulant-propagation §8.1). Terms share matrices: what is done to a matrix is done
 * once, however many terms it stands in. That is what makes this form cheaper than 3 matrices of 2n columns a layer.
 */
export type Kappa3 = readonly (Triple | VectorMatrix)[];

/** The different matrices of all triples. */
export function matricesOf(kappa: Kappa3): Tensor[] {
  return [...new Set(kappa.flatMap((term) => (term.kind === 'triple' ? term.matrices : [])))];
}

/** Each term with its tensors replaced, a triple's as `tensors` says; what it does not name stays. */
function replaced(
  kappa: Kappa3,
  tensors: ReadonlyMap<Tensor, Tensor>,
  others: ReadonlyMap<VectorMatrix, VectorMatrix>,
): Kappa3 {
  const now = (tensor: Tensor): Tensor => tensors.get(tensor) ?? tensor;
  return kappa.map((term) => {
    if (term.kind === 'vector-matrix') return others.get(term)!;
    const [a, b, d] = term.matrices;
    return { ...term, matrices: [now(a), now(b), now(d)], weight: term.weight && now(term.weight) };
  });
}

/** W applied to every index. Triples come with the transposes of their matrices made ready: W·A is W·(Aᵀ)ᵀ. */
export function* kappa3Through(machine: Machine, weights: Tensor, kappa: Kappa3): Pausable<Kappa3> {
  const tensors = new Map<Tensor, Tensor>();
  for (const matrix of matricesOf(kappa)) tensors.set(matrix, yield* machine.times(weights, matrix));
  const others = new Map<VectorMatrix, VectorMatrix>();
  for (const term of kappa) {
    if (term.kind === 'triple') {
      // The weights of the columns go through unchanged, through any number of layers.
      if (term.weight && !tensors.has(term.weight)) tensors.set(term.weight, machine.copy(term.weight));
      continue;
    }
    const vector = machine.zeros([weights.shape[0]!]);
    yield* machine.add({
      out: vector,
      axes: [0],
      coefficient: 1,
      factors: [factor(weights, [0, 1]), factor(term.vector, [1])],
    });
    others.set(term, { ...term, vector, matrix: yield* machine.conjugate(weights, term.matrix) });
  }
  return replaced(kappa, tensors, others);
}

/** diag(s) applied to every index. */
export function* kappa3Scaled(machine: Machine, scale: Tensor, kappa: Kappa3): Pausable<Kappa3> {
  const matrices = new Map<Tensor, Tensor>();
  for (const matrix of matricesOf(kappa)) matrices.set(matrix, yield* rowsScaled(machine, scale, matrix));
  const others = new Map<VectorMatrix, VectorMatrix>();
  for (const term of kappa) {
    if (term.kind === 'triple') continue;
    const vector = machine.zeros(term.vector.shape);
    yield* machine.add({
      out: vector,
      axes: [0],
      coefficient: 1,
      factors: [factor(scale, [0]), factor(term.vector, [0])],
    });
    const matrix = machine.zeros(term.matrix.shape);
    const factors = [factor(scale, [0]), factor(term.matrix, [0, 1]), factor(scale, [1])];
    yield* machine.add({ out: matrix, axes: [0, 1], coefficient: 1, factors });
    others.set(term, { ...term, vector, matrix });
  }
  return replaced(kappa, matrices, others);
}

/** diag(s) · A. */
export function* rowsScaled(machine: Machine, scale: Tensor, matrix: Tensor): Pausable<Tensor> {
  const out = machine.zeros(matrix.shape);
  const factors = [factor(scale, [0]), factor(matrix, [0, 1])];
  yield* machine.add({ out, axes: [0, 1], coefficient: 1, factors });
  return out;
}

/** κ_iii. */
export function* kappa3Diagonal(machine: Machine, n: number, kappa: Kappa3): Pausable<Tensor> {
  const out = machine.zeros([n]);
  for (const term of kappa) {
    if (term.kind === 'vector-matrix') {
      const factors = [factor(term.vector, [0]), factor(term.matrix, [0, 0])];
      yield* machine.add({ out, axes: [0], coefficient: 1, factors });
    } else {
      const weight = term.weight ? [factor(term.weight, [1])] : [];
      const factors = [...weight, ...term.matrices.map((matrix) => factor(matrix, [0, 1]))];
      yield* machine.add({ out, axes: [0], coefficient: 1, factors });
    }
  }
  return out;
}

/** For each different matrix X the coefficients L with Σ_r L_ir X_jr: two of the three matrices at i, the third at j. */
function* leftsOf(machine: Machine, kappa: Kappa3): Pausable<Map<Tensor, Tensor>> {
  const lefts = new Map<Tensor, Tensor>();
  for (const term of kappa) {
    if (term.kind === 'vector-matrix') continue;
    const weight = term.weight ? [factor(term.weight, [1])] : [];
    for (const [right, times] of counted(term.matrices)) {
      const others = [...term.matrices];
      others.splice(others.indexOf(right), 1);
      const out = lefts.get(right) ?? machine.zeros(right.shape);
      lefts.set(right, out);
      const factors = [...weight, ...others.map((matrix) => factor(matrix, [0, 1]))];
      yield* machine.add({ out, axes: [0, 1], coefficient: times / 3, factors });
    }
  }
  return lefts;
}

function counted<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** κ_iij off the diagonal, row i: one product for each different matrix. */
export function* kappa3Pairs(machine: Machine, n: number, kappa: Kappa3): Pausable<Tensor> {
  const out = machine.zeros([n, n]);
  for (const [right, left] of yield* leftsOf(machine, kappa)) {
    const product = yield* machine.timesTransposed(left, right);
    yield* machine.add({ out, axes: [0, 1], coefficient: 1, factors: [factor(product, [0, 1])] });
  }
  for (const term of kappa) {
    if (term.kind === 'triple') continue;
    const [u, m] = [term.vector, term.matrix];
    const one = [factor(m, [0, 0]), factor(u, [1])];
    const two = [factor(u, [0]), factor(m, [0, 1])];
    yield* machine.add({ out, axes: [0, 1], coefficient: 1 / 3, factors: one });
    yield* machine.add({ out, axes: [0, 1], coefficient: 2 / 3, factors: two });
  }
  machine.distinct(out);
  return out;
}

/** Σ_i g_i κ_ijk, i over all neurons: again one product for each different matrix, at most. */
export function* kappa3Traced(machine: Machine, weights: Tensor, kappa: Kappa3): Pausable<Tensor> {
  const n = weights.shape[0]!;
  const half = machine.zeros([n, n]);
  const lefts = new Map<Tensor, Tensor>();
  for (const term of kappa) {
    if (term.kind === 'triple') yield* addTracedLefts(machine, weights, term, lefts);
    else yield* addTracedOuter(machine, weights, term, half);
  }
  for (const [right, left] of lefts) {
    const product = yield* machine.timesTransposed(left, right);
    yield* machine.add({ out: half, axes: [0, 1], coefficient: 1 / 3, factors: [factor(product, [0, 1])] });
  }
  const out = machine.zeros([n, n]);
  yield* machine.add({ out, axes: [0, 1], coefficient: 0.5, factors: [factor(half, [0, 1])] });
  yield* machine.add({ out, axes: [0, 1], coefficient: 0.5, factors: [factor(half, [1, 0])] });
  return out;
}

/** Each of the three matrices traced, the other two left: L of the second of them takes the first. */
function* addTracedLefts(machine: Machine, g: Tensor, term: Triple, lefts: Map<Tensor, Tensor>): Pausable<void> {
  const [a, b, d] = term.matrices;
  const roles: readonly (readonly [Tensor, Tensor, Tensor])[] = [
    [a, d, b],
    [d, a, b],
    [b, a, d],
  ];
  for (const [traced, left, right] of roles) {
    const sums = machine.zeros([traced.shape[1]!]);
    const weight = term.weight ? [factor(term.weight, [1])] : [];
    const factors = [factor(g, [0]), factor(traced, [0, 1]), ...weight];
    yield* machine.add({ out: sums, axes: [1], coefficient: 1, factors });
    const out = lefts.get(right) ?? machine.zeros(right.shape);
    lefts.set(right, out);
    yield* machine.add({ out, axes: [0, 1], coefficient: 1, factors: [factor(left, [0, 1]), factor(sums, [1])] });
  }
}

/** Of Sym(u ⊗ N): ⅓ (g·u) N + ⅔ of (N g) ⊗ u, to be symmetrised. */
function* addTracedOuter(machine: Machine, g: Tensor, { vector, matrix }: VectorMatrix, out: Tensor): Pausable<void> {
  const product = machine.zeros([]);
  yield* machine.add({ out: product, axes: [], coefficient: 1, factors: [factor(g, [0]), factor(vector, [0])] });
  const image = machine.zeros(vector.shape);
  yield* machine.add({ out: image, axes: [0], coefficient: 1, factors: [factor(matrix, [0, 1]), factor(g, [1])] });
  const [scaled, outer] = [
    [factor(product, []), factor(matrix, [0, 1])],
    [factor(image, [0]), factor(vector, [1])],
  ] as const;
  yield* machine.add({ out, axes: [0, 1], coefficient: 1 / 3, factors: scaled });
  yield* machine.add({ out, axes: [0, 1], coefficient: 2 / 3, factors: outer });
}

/** A triple whose middle matrix is the identity, as created: Sym(Σ_r weight_r A_ir δ_jr D_kr). */
export interface Centred {
  readonly left: Tensor;
  readonly right: Tensor;
  readonly weight: Tensor;
}

/** Adds κ_iii and κ_iij of a centred term, without a product. */
export function* addCentredSlices(
  machine: Machine,
  { left, right, weight }: Centred,
  diagonal: Tensor,
  pairs: Tensor,
): Pausable<void> {
  const cube = [factor(weight, [0]), factor(left, [0, 0]), factor(right, [0, 0])];
  yield* machine.add({ out: diagonal, axes: [0], coefficient: 1, factors: cube });
  for (const factors of [
    [factor(weight, [0]), factor(left, [0, 0]), factor(right, [1, 0])],
    [factor(weight, [0]), factor(right, [0, 0]), factor(left, [1, 0])],
    [factor(left, [0, 1]), factor(right, [0, 1]), factor(weight, [1])],
  ]) {
    yield* machine.add({ out: pairs, axes: [0, 1], coefficient: 1 / 3, factors });
  }
}
