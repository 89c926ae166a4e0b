import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Factor } from '../../../numerics/tensor/sum-products.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { factor } from './canonical.ts';

/** A product over three different neurons i, j, k, which are the loops 0, 1, 2. A set of them is symmetric in j and k. */
export interface TracedProduct {
  readonly coefficient: number;
  readonly factors: readonly Factor[];
  /** Pairs of neurons that a factor keeps apart by being zero where they are one. */
  readonly apart: readonly (readonly number[])[];
}

/** Factors by the neurons that they look at. */
interface Sorted {
  readonly coefficient: number;
  readonly middle: readonly Factor[];
  readonly left: readonly Factor[];
  readonly right: readonly Factor[];
  readonly opposite: readonly Factor[];
}

function looksAt({ axes }: Factor, ...loops: readonly number[]): boolean {
  return axes.every((axis) => loops.includes(axis));
}

/** i alone; i and j, or j alone; i and k, or k alone; j and k. */
function sorted({ coefficient, factors }: TracedProduct): Sorted {
  const middle = factors.filter((each) => looksAt(each, 0));
  const left = factors.filter((each) => looksAt(each, 0, 1) && !looksAt(each, 0));
  const right = factors.filter((each) => looksAt(each, 0, 2) && !looksAt(each, 0));
  const opposite = factors.filter((each) => ![middle, left, right].some((some) => some.includes(each)));
  return { coefficient, middle, left, right, opposite };
}

function swapped(factors: readonly Factor[]): Factor[] {
  return factors.map(({ tensor, axes }) =>
    factor(
      tensor,
      axes.map((axis) => (axis === 0 ? 0 : 3 - axis)),
    ),
  );
}

/** Names tensors, so that products with the same right side can be found. */
class Names {
  readonly #numbers = new Map<Tensor, number>();

  of(factors: readonly Factor[]): string {
    return factors
      .map(({ tensor, axes }) => {
        const number = this.#numbers.get(tensor) ?? this.#numbers.size;
        this.#numbers.set(tensor, number);
        return `${String(number).padStart(4, '0')}(${axes.join()})`;
      })
      .sort()
      .join(' ');
  }
}

/** Sums of the left sides that share a right one, (j, i), and half of what they add up to. */
interface Group {
  readonly right: readonly Factor[];
  readonly opposite: readonly Factor[];
  readonly left: Tensor;
}

/** Less what a product has where i is j, or k. */
function* subtractMet(machine: Machine, { coefficient, factors, apart }: TracedProduct, out: Tensor): Pausable<void> {
  for (const met of [1, 2]) {
    if (apart.some((pair) => pair.includes(0) && pair.includes(met))) continue;
    const merged = factors.map(({ tensor, axes }) =>
      factor(
        tensor,
        axes.map((axis) => (axis === 0 ? met : axis) - 1),
      ),
    );
    yield* machine.add({ out, axes: [0, 1], coefficient: -coefficient, factors: merged });
  }
}

/** i meets one side alone: Σ_i is a vector over it. */
function* addVector(machine: Machine, n: number, product: Sorted, out: Tensor): Pausable<void> {
  const { coefficient, middle, left, right, opposite } = product;
  const side = left.some(({ axes }) => axes.includes(0)) ? left : right;
  const end = side === left ? 1 : 2;
  const moved = [...middle, ...side].map(({ tensor, axes }) =>
    factor(
      tensor,
      axes.map((axis) => (axis === 0 ? 1 : 0)),
    ),
  );
  const sums = machine.zeros([n]);
  yield* machine.add({ out: sums, axes: [0], coefficient, factors: moved });
  const others = [...(side === left ? right : left), ...opposite].map(({ tensor, axes }) =>
    factor(
      tensor,
      axes.map((axis) => axis - 1),
    ),
  );
  yield* machine.add({ out, axes: [0, 1], coefficient: 1, factors: [factor(sums, [end - 1]), ...others] });
}

/** Collects the left sides of products whose middle meets both ends; of two that mirror each other, one. */
function* collect(machine: Machine, n: number, products: readonly Sorted[]): Pausable<Group[]> {
  const names = new Names();
  const groups = new Map<string, Group>();
  for (const { coefficient, middle, left, right, opposite } of products) {
    const [one, other] = [names.of(swapped(left)), names.of(right)];
    if (other > one) continue;
    const key = `${other};${names.of(opposite)}`;
    const group = groups.get(key) ?? { right, opposite, left: machine.zeros([n, n]) };
    groups.set(key, group);
    const factors = [...middle, ...left].map(({ tensor, axes }) =>
      factor(
        tensor,
        axes.map((axis) => 1 - axis),
      ),
    );
    const share = one === other ? coefficient / 2 : coefficient;
    yield* machine.add({ out: group.left, axes: [0, 1], coefficient: share, factors });
  }
  return [...groups.values()];
}

function* addGroup(machine: Machine, n: number, { left, right, opposite }: Group, half: Tensor): Pausable<void> {
  const side = machine.zeros([n, n]);
  const turned = right.map(({ tensor, axes }) =>
    factor(
      tensor,
      axes.map((axis) => (axis === 0 ? 1 : 0)),
    ),
  );
  yield* machine.add({ out: side, axes: [0, 1], coefficient: 1, factors: turned });
  const product = yield* machine.timesTransposed(left, side);
  const others = opposite.map(({ tensor, axes }) =>
    factor(
      tensor,
      axes.map((axis) => axis - 1),
    ),
  );
  yield* machine.add({ out: half, axes: [0, 1], coefficient: 1, factors: [...others, factor(product, [0, 1])] });
}

/**
 * out_jk += Σ over i ≠ j, k of products, with one product of matrices for all of those that have a right side in common.
 */
export function* addTraced(machine: Machine, n: number, all: readonly TracedProduct[], out: Tensor): Pausable<void> {
  const products = all.map(sorted);
  const meetsBoth = ({ left, right }: Sorted): boolean =>
    [left, right].every((side) => side.some(({ axes }) => axes.includes(0)));
  const half = machine.zeros([n, n]);
  for (const group of yield* collect(machine, n, products.filter(meetsBoth))) yield* addGroup(machine, n, group, half);
  yield* machine.add({ out, axes: [0, 1], coefficient: 1, factors: [factor(half, [0, 1])] });
  yield* machine.add({ out, axes: [1, 0], coefficient: 1, factors: [factor(half, [0, 1])] });
  for (const product of products) if (!meetsBoth(product)) yield* addVector(machine, n, product, out);
  for (const product of all) yield* subtractMet(machine, product, out);
}
