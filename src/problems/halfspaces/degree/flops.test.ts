import { describe, expect, it } from 'vitest';
import { key } from '../../../numerics/rng/key.ts';
import { finish } from '../../work.ts';
import { degreeEstimator } from '../estimators/degree.ts';
import { generateHalfspaces } from '../generate.ts';
import { directionAt } from '../instance.ts';
import { packedSize } from '../tensors/packed.ts';
import { type Plan, planFor } from './plan.ts';
import { scratchFor } from './scratch.ts';
import { initialState } from './state.ts';
import { advance, deductionFlops, projectionFlops } from './step.ts';

/*
 * The step again, with full indices and arithmetic that counts itself. What is counted: additions, subtractions and products of
 * entries of tensors; not what depends on n, d and the factor alone, and no squared norms.
 */
class Counter {
  count = 0;
  add = (a: number, b: number): number => this.charge(a + b);
  sub = (a: number, b: number): number => this.charge(a - b);
  mul = (a: number, b: number): number => this.charge(a * b);
  private charge(value: number): number {
    this.count++;
    return value;
  }
}

type Indices = readonly number[];
/** Entries by sorted indices. */
type Tensor = Map<string, number>;

function sorted(rank: number, n: number): Indices[] {
  if (rank === 0) return [[]];
  return sorted(rank - 1, n).flatMap((rest) =>
    Array.from({ length: n - (rest.at(-1) ?? 0) }, (_, i) => [...rest, (rest.at(-1) ?? 0) + i]),
  );
}

const named = (indices: Indices): string => [...indices].sort((a, b) => a - b).join();
const at = (tensor: Tensor, indices: Indices): number => tensor.get(named(indices))!;
const without = (indices: Indices, position: number): Indices => indices.filter((_, i) => i !== position);

function build(rank: number, n: number, of: (indices: Indices) => number): Tensor {
  return new Map(sorted(rank, n).map((indices) => [named(indices), of(indices)]));
}

class Twin extends Counter {
  readonly n: number;
  readonly v: Float64Array;
  constructor(v: Float64Array) {
    super();
    this.v = v;
    this.n = v.length;
  }

  sum(values: readonly number[]): number {
    return values.reduce((total, value) => this.add(total, value), 0);
  }

  contract(rank: number, tensor: Tensor): Tensor {
    return build(rank - 1, this.n, (indices) =>
      this.sum(Array.from(this.v, (x, i) => this.mul(x, at(tensor, [...indices, i])))),
    );
  }

  form(rank: number, scale: number, from: Tensor, y: Tensor): Tensor {
    return build(rank, this.n, (indices) =>
      indices.reduce(
        (total, index, position) => this.add(total, this.mul(this.v[index]!, at(y, without(indices, position)))),
        this.mul(scale, at(from, indices)),
      ),
    );
  }

  addMultiples(out: Tensor, scales: readonly number[], tensors: readonly Tensor[]): void {
    for (const [i, tensor] of tensors.entries()) {
      for (const [name, value] of out) out.set(name, this.add(value, this.mul(scales[i]!, tensor.get(name)!)));
    }
  }

  /** What is subtracted wherever two indices agree. */
  traces(rank: number, y: Tensor): Tensor {
    const { n, v } = this;
    const along = this.contract(rank - 1, y);
    const scale = 1 / (n + 2 * rank - 4);
    const over = (rest: Indices): number => this.sum(Array.from({ length: n }, (_, i) => at(y, [i, i, ...rest])));
    if (rank === 2) return build(0, n, () => this.mul(scale, this.mul(2, at(along, []))));
    if (rank === 3) {
      const trace = over([]);
      return build(1, n, ([k]) => this.mul(scale, this.add(this.mul(2, at(along, [k!])), this.mul(trace, v[k!]!))));
    }
    const trace = Array.from({ length: n }, (_, k) => over([k]));
    const whole = build(2, n, ([k, l]) =>
      this.add(this.add(this.mul(2, at(along, [k!, l!])), this.mul(v[k!]!, trace[l!]!)), this.mul(v[l!]!, trace[k!]!)),
    );
    const twice = this.sum(Array.from({ length: n }, (_, i) => at(whole, [i, i])));
    const less = this.mul(twice, 1 / (2 * (n + 2) * (n + 4)));
    const part = build(2, n, (indices) => this.mul(scale, at(whole, indices)));
    for (let i = 0; i < n; i++) part.set(named([i, i]), this.sub(at(part, [i, i]), less));
    return part;
  }

  removeTraces(rank: number, out: Tensor, part: Tensor): void {
    for (let i = 0; i < this.n; i++) {
      for (const rest of sorted(rank - 2, this.n)) {
        const own = rest.filter((index) => index === i).length;
        // Pairs among the i: C(own + 2, 2). Where most places have one, a product with it is charged at rank 4 alone.
        const pairs = ((own + 2) * (own + 1)) / 2;
        const value = pairs > 1 || rank === 4 ? this.mul(pairs, at(part, rest)) : at(part, rest);
        out.set(named([i, i, ...rest]), this.sub(at(out, [i, i, ...rest]), value));
      }
    }
  }

  step(plan: Plan, tensors: readonly Tensor[]): { tensors: Tensor[]; deduction: number } {
    const contracted = tensors.map(() => [] as Tensor[]);
    for (let j = 1; j < tensors.length; j++) {
      let tensor = tensors[j]!;
      for (let q = j - 1; q >= 0; q--) {
        tensor = this.contract(q + 1, tensor);
        contracted[q]!.push(tensor);
      }
    }
    const deduction = this.count;
    const produced = tensors.map((_, rank) => {
      let y: Tensor = new Map();
      for (let q = 0; q <= rank; q++) {
        const terms = plan.terms[rank]![q]!;
        const next = this.form(q, terms[0]!, tensors[q]!, y);
        this.addMultiples(next, terms.slice(1), contracted[q]!);
        if (q === rank && plan.traceFree && rank > 1) this.removeTraces(rank, next, this.traces(rank, y));
        y = next;
      }
      return y;
    });
    return { tensors: produced, deduction };
  }
}

describe.each(['sphere', 'hermite'] as const)('one step in the basis %s', (basis) => {
  it.each([0, 1, 2, 3, 4].flatMap((degree) => [2, 3, 5].map((n) => [degree, n] as const)))(
    'of degree %i in %i dimensions takes the operations of the formula',
    (degree, n) => {
      const instance = finish(generateHalfspaces({ dimension: n, count: 3, threshold: 0.2, inputs: 'sphere' }, key(5)));
      const plan = planFor(instance.factor, basis, n, Math.sqrt(n), degree);
      const [state, scratch] = [initialState(degree, n), scratchFor(degree, n)];
      let tensors = state.tensors.map((tensor, rank) => build(rank, n, () => (rank === 0 ? tensor[0]! : 0)));
      for (let i = 0; i < instance.count; i++) {
        const v = directionAt(instance, i);
        const twin = new Twin(v);
        const { tensors: next, deduction } = twin.step(plan, tensors);
        expect(deduction).toBe(deductionFlops(degree, n));
        expect(twin.count - deduction).toBe(projectionFlops(degree, n, basis === 'sphere'));
        finish(advance(plan, state, v, scratch));
        for (const [rank, tensor] of next.entries()) {
          // Maps are filled in another order than tensors are packed: compare by place.
          for (const indices of sorted(rank, n)) {
            const place = indices.reduce((sum, index, position) => sum + packedSize(position + 1, index), 0);
            expect(state.tensors[rank]![place]).toBeCloseTo(at(tensor, indices), 12);
          }
        }
        tensors = next;
      }
    },
  );
});

describe('operations of a whole estimate', () => {
  it('are those of its steps, for every sphere and order', () => {
    for (const params of [{}, { threshold: 0.5 }, { step: 'soft' }] as const) {
      for (const orders of ['1', '6'] as const) {
        const instance = finish(generateHalfspaces({ dimension: 4, count: 3, ...params }, key(1)));
        const options = { degree: 2, basis: 'sphere', orders } as const;
        const steps = [...degreeEstimator.run(instance, options)].filter((step) => step !== null);
        expect(steps.map(({ stage }) => stage)).toEqual([0, 0, 1, 1, 2, 2]);
        const lanes = (Object.keys(params).length === 0 ? 1 : 16) * Number(orders);
        const each = deductionFlops(2, 4) + projectionFlops(2, 4, true);
        expect(steps.reduce((sum, { flops }) => sum + flops, 0)).toBe(3 * lanes * each);
        expect(degreeEstimator.flops(instance, options)).toBe(3 * lanes * each);
      }
    }
  });

  it('are near to what the design states per factor: 5n, 4.5n², 2.2n³, 0.71n⁴', () => {
    for (const [degree, leading] of [
      [1, 5],
      [2, 4.5],
      [3, 13 / 6],
      [4, 17 / 24],
    ] as const) {
      const n = 4096;
      const flops = deductionFlops(degree, n) + projectionFlops(degree, n, true);
      expect(flops / n ** degree / leading).toBeCloseTo(1, 1);
    }
  });
});
