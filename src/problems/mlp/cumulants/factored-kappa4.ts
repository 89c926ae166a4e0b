import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import { reshape } from '../../../numerics/tensor/reshape.ts';
import type { Factor } from '../../../numerics/tensor/sum-products.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { factor } from './canonical.ts';
import { rowsScaled } from './factored-kappa3.ts';

/**
 * Sym(Σ_r sym(a_r j_rᵀ) ⊗ B_r), the B_r symmetric (cumulant-propagation §8.2): every A_r of that section is made of one
 * vector and one column of the identity, and stays so under linear maps, so that it is never stored as a matrix. Behind an
 * activation `b` runs over (r, k, l), in front of one over (k, l, r). `a` and `j` may be one and the same, and shared.
 */
export interface Term4 {
  readonly a: Tensor;
  readonly j: Tensor;
  readonly b: Tensor;
}

export type Kappa4 = readonly Term4[];

function* mapped(
  terms: Kappa4,
  matrix: (tensor: Tensor) => Pausable<Tensor>,
  tail: (tensor: Tensor) => Pausable<Tensor>,
): Pausable<Kappa4> {
  const known = new Map<Tensor, Tensor>();
  const out: Term4[] = [];
  for (const { a, j, b } of terms) {
    for (const each of [a, j]) if (!known.has(each)) known.set(each, yield* matrix(each));
    out.push({ a: known.get(a)!, j: known.get(j)!, b: yield* tail(b) });
  }
  return out;
}

/** W applied to every index: (r, k, l) to (l′, r, k) to (k′, l′, r), each contracted index moving to the front. */
export function kappa4Through(machine: Machine, weights: Tensor, terms: Kappa4): Pausable<Kappa4> {
  const outputs = weights.shape[0]!;
  return mapped(
    terms,
    (matrix) => machine.times(weights, matrix),
    function* (b) {
      const [columns, n] = [b.shape[0]!, b.shape[1]!];
      const half = yield* machine.timesTransposed(weights, reshape(b, [columns * n, n]));
      const whole = yield* machine.timesTransposed(weights, reshape(half, [outputs * columns, n]));
      return reshape(whole, [outputs, outputs, columns]);
    },
  );
}

/** diag(s) applied to every index, and b turned from (k, l, r) to (r, k, l). */
export function kappa4Scaled(machine: Machine, scale: Tensor, terms: Kappa4): Pausable<Kappa4> {
  return mapped(
    terms,
    (matrix) => rowsScaled(machine, scale, matrix),
    function* (b) {
      const [n, columns] = [b.shape[0]!, b.shape[2]!];
      const out = machine.zeros([columns, n, n]);
      const factors = [factor(scale, [0]), factor(scale, [1]), factor(b, [0, 1, 2])];
      yield* machine.add({ out, axes: [2, 0, 1], coefficient: 1, factors });
      return out;
    },
  );
}

/** A_jkr of a term, as the two products that it is the average of. */
function legs({ a, j }: Term4, one: number, other: number, column: number): Factor[][] {
  if (a === j) return [[factor(a, [one, column]), factor(a, [other, column])]];
  return [
    [factor(a, [one, column]), factor(j, [other, column])],
    [factor(j, [one, column]), factor(a, [other, column])],
  ];
}

function* addLegs(
  machine: Machine,
  out: Tensor,
  axes: readonly number[],
  coefficient: number,
  products: readonly Factor[][],
  b: Factor,
): Pausable<void> {
  for (const product of products) {
    yield* machine.add({ out, axes, coefficient: coefficient / products.length, factors: [...product, b] });
  }
}

/** κ_iiii = Σ A_iir B_iir, of terms in front of an activation. */
export function* kappa4Diagonal(machine: Machine, n: number, terms: Kappa4): Pausable<Tensor> {
  const out = machine.zeros([n]);
  for (const term of terms) {
    const squares = [factor(term.a, [0, 1]), factor(term.j, [0, 1]), factor(term.b, [0, 0, 1])];
    yield* machine.add({ out, axes: [0], coefficient: 1, factors: squares });
  }
  return out;
}

/** κ_iiij = ½ Σ (A_iir B_ijr + A_ijr B_iir). */
export function* kappa4Cubes(machine: Machine, n: number, terms: Kappa4): Pausable<Tensor> {
  const out = machine.zeros([n, n]);
  for (const term of terms) {
    const { a, j, b } = term;
    const first = [factor(a, [0, 2]), factor(j, [0, 2]), factor(b, [0, 1, 2])];
    yield* machine.add({ out, axes: [0, 1], coefficient: 0.5, factors: first });
    yield* addLegs(machine, out, [0, 1], 0.5, legs(term, 0, 1, 2), factor(b, [0, 0, 2]));
  }
  machine.distinct(out);
  return out;
}

/** Σ_r A_iir B_jkr as n matrices (j, k): one product. */
function* doubledFirst(machine: Machine, n: number, { a, j, b }: Term4): Pausable<Tensor> {
  const squares = machine.zeros(a.shape);
  yield* machine.add({ out: squares, axes: [0, 1], coefficient: 1, factors: [factor(a, [0, 1]), factor(j, [0, 1])] });
  const product = yield* machine.timesTransposed(squares, reshape(b, [n * n, a.shape[1]!]));
  return reshape(product, [n, n, n]);
}

/** κ_iijj = ⅔ Σ A_ijr B_ijr + ⅙ Σ (A_iir B_jjr + A_jjr B_iir). */
export function* kappa4Squares(machine: Machine, n: number, terms: Kappa4): Pausable<Tensor> {
  const out = machine.zeros([n, n]);
  for (const term of terms) {
    const { a, j, b } = term;
    yield* addLegs(machine, out, [0, 1], 2 / 3, legs(term, 0, 1, 2), factor(b, [0, 1, 2]));
    const one = [factor(a, [0, 2]), factor(j, [0, 2]), factor(b, [1, 1, 2])];
    const two = [factor(a, [1, 2]), factor(j, [1, 2]), factor(b, [0, 0, 2])];
    yield* machine.add({ out, axes: [0, 1], coefficient: 1 / 6, factors: one });
    yield* machine.add({ out, axes: [0, 1], coefficient: 1 / 6, factors: two });
  }
  machine.distinct(out);
  return out;
}

/** Adds Σ_r of what stands beside `j`, and beside `a` where they differ: P_ikr and Q_ikr of `kappa4Doubles`. */
function* addSides(machine: Machine, term: Term4, sides: Map<Tensor, Tensor>): Pausable<void> {
  const { a, j, b } = term;
  const shape = [b.shape[0]!, b.shape[0]!, b.shape[2]!];
  const at = (matrix: Tensor): Tensor => {
    const out = sides.get(matrix) ?? machine.zeros(shape);
    sides.set(matrix, out);
    return out;
  };
  const beside = (matrix: Tensor): Factor[] => [factor(matrix, [0, 2]), factor(b, [0, 1, 2])];
  yield* machine.add({ out: at(j), axes: [0, 1, 2], coefficient: 1 / 3, factors: beside(a) });
  yield* machine.add({ out: at(a), axes: [0, 1, 2], coefficient: 1 / 3, factors: beside(j) });
  const third = [factor(b, [0, 0, 2]), factor(a, [1, 2])];
  yield* machine.add({ out: at(j), axes: [0, 1, 2], coefficient: 1 / 6, factors: third });
}

/**
 * κ_iijk = ⅓ Σ (A_ijr B_ikr + A_ikr B_ijr) + ⅙ Σ (A_iir B_jkr + A_jkr B_iir): one product for every matrix a or j, with
 * P_ikr = ⅓ a_ir B_ikr + ⅙ B_iir a_kr beside j_jr and Q_ikr = ⅓ j_ir B_ikr beside a_jr, made symmetric in j and k.
 */
export function* kappa4Doubles(machine: Machine, n: number, terms: Kappa4): Pausable<Tensor> {
  const out = machine.zeros([n, n, n]);
  const sides = new Map<Tensor, Tensor>();
  for (const term of terms) {
    const first = yield* doubledFirst(machine, n, term);
    yield* machine.add({ out, axes: [0, 1, 2], coefficient: 1 / 6, factors: [factor(first, [0, 1, 2])] });
    yield* addSides(machine, term, sides);
  }
  for (const [matrix, side] of sides) {
    const product = yield* machine.timesTransposed(matrix, reshape(side, [n * n, matrix.shape[1]!]));
    // Over (j, i, k).
    const half = reshape(product, [n, n, n]);
    yield* machine.add({ out, axes: [1, 0, 2], coefficient: 0.5, factors: [factor(half, [0, 1, 2])] });
    yield* machine.add({ out, axes: [1, 2, 0], coefficient: 0.5, factors: [factor(half, [0, 1, 2])] });
  }
  machine.distinct(out);
  return out;
}

/** The slices of four indices of which two at least are the same. */
export interface Entries4 {
  readonly diagonal: Tensor;
  readonly cubes: Tensor;
  readonly squares: Tensor;
  readonly doubles: Tensor;
}

/**
 * The same slices, all times `sign`, of a fresh term: j the identity, a with zero diagonal, b over (r, k, l). Without a
 * product, because of the identity.
 */
export function* addFreshEntries(machine: Machine, a: Tensor, b: Tensor, sign: number, to: Entries4): Pausable<void> {
  const { cubes, squares, doubles } = to;
  const add = (out: Tensor, axes: readonly number[], coefficient: number, ...factors: Factor[]) =>
    machine.add({ out, axes, coefficient: sign * coefficient, factors });
  yield* add(cubes, [0, 1], 1 / 4, factor(a, [0, 1]), factor(b, [1, 0, 0]));
  yield* add(cubes, [0, 1], 1 / 4, factor(a, [1, 0]), factor(b, [0, 0, 0]));
  yield* add(squares, [0, 1], 1 / 3, factor(a, [0, 1]), factor(b, [1, 0, 1]));
  yield* add(squares, [0, 1], 1 / 3, factor(a, [1, 0]), factor(b, [0, 0, 1]));
  yield* add(doubles, [0, 1, 2], 1 / 6, factor(a, [0, 1]), factor(b, [1, 0, 2]));
  yield* add(doubles, [0, 1, 2], 1 / 6, factor(a, [1, 0]), factor(b, [0, 0, 2]));
  yield* add(doubles, [0, 1, 2], 1 / 6, factor(a, [0, 2]), factor(b, [2, 0, 1]));
  yield* add(doubles, [0, 1, 2], 1 / 6, factor(a, [2, 0]), factor(b, [0, 0, 1]));
  yield* add(doubles, [0, 1, 2], 1 / 12, factor(a, [1, 2]), factor(b, [2, 0, 0]));
  yield* add(doubles, [0, 1, 2], 1 / 12, factor(a, [2, 1]), factor(b, [1, 0, 0]));
}
