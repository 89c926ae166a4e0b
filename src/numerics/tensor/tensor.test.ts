import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Machine, type Pausable, computer, counter } from './machine.ts';
import { keepDistinct, loopsOf, type SumOfProducts, sumProducts, sumProductsFlops } from './sum-products.ts';
import { sizeOf, stridesOf, type Tensor, tensorOf } from './tensor.ts';

function finish<T>(work: Pausable<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** Every tuple of loop indices. */
function tuples(extents: readonly number[]): number[][] {
  const [first, ...rest] = extents;
  if (first === undefined) return [[]];
  return Array.from({ length: first }, (_, i) => tuples(rest).map((tail) => [i, ...tail])).flat();
}

function at(tensor: Tensor, axes: readonly number[], index: readonly number[]): number {
  const strides = stridesOf(tensor.shape);
  return axes.reduce((sum, axis, i) => sum + strides[i]! * index[axis]!, 0);
}

/** The definition, entry by entry, in the documented order of products. */
function naive({ out, axes, coefficient, factors }: SumOfProducts): number[] {
  const result = [...out.data];
  const extents = loopsOf({ out, axes, coefficient, factors });
  const last = extents.length - 1;
  const still = factors.filter((factor) => !factor.axes.includes(last));
  const moving = factors.filter((factor) => factor.axes.includes(last));
  for (const index of tuples(extents)) {
    let product = coefficient;
    for (const { tensor, axes: each } of [...still, ...moving]) product *= tensor.data[at(tensor, each, index)]!;
    const to = at(out, axes, index);
    result[to] = result[to]! + product;
  }
  return result;
}

function filled(shape: readonly number[], seed: number): Tensor {
  let state = seed + 1;
  const data = Float64Array.from({ length: sizeOf(shape) }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  });
  return tensorOf(shape, data);
}

const axesOf = (loops: number, most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: loops - 1 }), { maxLength: most });

/** Sums over up to four loops of any extents, with diagonals, traces and scalars among them. */
const sums: fc.Arbitrary<{ sum: SumOfProducts; split: number }> = fc
  .integer({ min: 1, max: 4 })
  .chain((loops) =>
    fc.record({
      extents: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: loops, maxLength: loops }),
      out: axesOf(loops, 4),
      factors: fc.array(axesOf(loops, 3), { maxLength: 5 }),
      coefficient: fc.constantFrom(1, -2, 0.25),
      split: fc.integer({ min: 0, max: 4 }),
    }),
  )
  .map(({ extents, out, factors, coefficient, split }) => {
    // Every loop has to be run by some axis.
    const all = [...factors, extents.map((_, loop) => loop)];
    const shape = (axes: readonly number[]): number[] => axes.map((axis) => extents[axis]!);
    return {
      sum: {
        out: filled(shape(out), 1),
        axes: out,
        coefficient,
        factors: all.map((axes, f) => ({ tensor: filled(shape(axes), f + 2), axes })),
      },
      split: Math.min(split, extents[0]!),
    };
  });

describe('sums of products', () => {
  it('are what their definition says, to the last bit, in whatever bands', () => {
    fc.assert(
      fc.property(sums, ({ sum, split }) => {
        const expected = naive(sum);
        sumProducts(sum, 0, split);
        sumProducts(sum, split, loopsOf(sum)[0]!);
        expect([...sum.out.data]).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('add to a scalar without any loop', () => {
    const out = tensorOf([], Float64Array.of(1));
    sumProducts(
      { out, axes: [], coefficient: 3, factors: [{ tensor: tensorOf([], Float64Array.of(2)), axes: [] }] },
      0,
      1,
    );
    expect(out.data[0]).toBe(7);
  });

  it('refuse axes of different extents', () => {
    const [a, b] = [filled([2, 3], 1), filled([3, 3], 2)];
    const sum = { out: a, axes: [0, 1], coefficient: 1, factors: [{ tensor: b, axes: [0, 1] }] };
    expect(() => sumProducts(sum, 0, 2)).toThrow('axes of loop 0 have 2 and 3 entries');
  });

  it('cost a multiplication a factor, none for a coefficient of 1, and an addition', () => {
    const [out, a, b] = [filled([3, 4], 1), filled([3, 4], 2), filled([4], 3)];
    const factors = [
      { tensor: a, axes: [0, 1] },
      { tensor: b, axes: [1] },
    ];
    expect(sumProductsFlops({ out, axes: [0, 1], coefficient: 1, factors })).toBe(12 * 2);
    expect(sumProductsFlops({ out, axes: [0, 1], coefficient: 2, factors })).toBe(12 * 3);
    expect(sumProductsFlops({ out, axes: [0, 1], coefficient: 2, factors: [] })).toBe(12);
  });
});

describe('keepDistinct', () => {
  it('leaves the entries whose indices all differ', () => {
    const tensor = filled([4, 4, 4], 9);
    const before = [...tensor.data];
    keepDistinct(tensor);
    for (const [position, index] of tuples([4, 4, 4]).entries()) {
      expect(tensor.data[position]).toBe(new Set(index).size === 3 ? before[position] : 0);
    }
  });
});

/** One program with every operation. */
function* program(machine: Machine, w: Tensor, c: Tensor): Pausable<Tensor[]> {
  const metric = yield* machine.symmetric(w, w);
  const moved = yield* machine.conjugate(w, c);
  const left = yield* machine.times(w, c);
  const right = yield* machine.timesTransposed(left, w);
  const vector = machine.vector(3, 21, () => Float64Array.of(1, 2, 3));
  const out = machine.zeros([3, 3]);
  const factors = [
    { tensor: vector, axes: [0] },
    { tensor: metric, axes: [0, 1] },
  ];
  yield* machine.add({ out, axes: [0, 1], coefficient: 0.5, factors });
  machine.distinct(out);
  return [metric, moved, right, out];
}

describe('machines', () => {
  const w = filled([3, 5], 1);
  const half = filled([5, 5], 2);
  const c = tensorOf(
    [5, 5],
    half.data.map((_, i) => half.data[i]! + half.data[(i % 5) * 5 + Math.floor(i / 5)]!),
  );

  it('charge the same whether they compute or count', () => {
    const [real, ghost] = [computer(), counter()];
    finish(program(real, w, c));
    finish(program(ghost, { ...w, data: new Float64Array(0) }, { ...c, data: new Float64Array(0) }));
    expect(ghost.spent).toBe(real.spent);
    expect(ghost.allotted).toBe(real.allotted);
    expect(real.spent).toBe(3 * 4 * 5 + (2 * 3 * 5 * 5 + 3 * 4 * 5) + 2 * 3 * 5 * 5 + 2 * 3 * 5 * 3 + 21 + 9 * 3);
  });

  it('compute W·Wᵀ, W·C·Wᵀ and products', () => {
    const [metric, moved, right, out] = finish(program(computer(), w, c)) as [Tensor, Tensor, Tensor, Tensor];
    const entry = (i: number, j: number): number =>
      tuples([5, 5]).reduce((sum, [a, b]) => sum + w.data[i * 5 + a!]! * c.data[a! * 5 + b!]! * w.data[j * 5 + b!]!, 0);
    for (const [i, j] of tuples([3, 3]) as [number, number][]) {
      expect(moved.data[i * 3 + j]).toBeCloseTo(entry(i, j), 12);
      expect(right.data[i * 3 + j]).toBeCloseTo(entry(i, j), 12);
      expect(out.data[i * 3 + j]).toBeCloseTo(i === j ? 0 : 0.5 * (i + 1) * metric.data[i * 3 + j]!, 12);
    }
  });
});
