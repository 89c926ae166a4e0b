import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { computer } from '../../../numerics/tensor/machine.ts';
import { finish } from '../../work.ts';
import { type ActivationName, ACTIVATIONS } from '../activations/activations.ts';
import { gaussHermite } from '../activations/gauss-hermite.ts';
import { covariancePropagation } from '../estimators/covariance-propagation.ts';
import { meanPropagation } from '../estimators/mean-propagation.ts';
import { generateMlp } from '../generate.ts';
import { type Mlp, mlpOf } from '../instance.ts';
import { denseForm } from './dense.ts';
import { factoredForm3 } from './factored3.ts';
import { factoredForm4 } from './factored4.ts';
import type { CumulantForm } from './form.ts';
import { runnerFor } from './forms.ts';
import { runCumulants } from './run.ts';
import type { CumulantSpec } from './spec.ts';

function random(length: number, name: string, seed: number): Float64Array {
  const values = new Float32Array(length);
  fillNormal32(values, fold(key(seed), name));
  return new Float64Array(values);
}

/** A random network of any widths, with biases, so that no symmetry hides a term. */
function networkOf(widths: readonly number[], activations: readonly ActivationName[], seed: number, scale = 1): Mlp {
  return mlpOf(
    widths,
    widths
      .slice(1)
      .map((rows, l) =>
        random(rows * widths[l]!, `W${l}`, seed).map((value) => (scale * value) / Math.sqrt(widths[l]!)),
      ),
    {
      biases: widths.slice(1).map((rows, l) => random(rows, `b${l}`, seed).map((value) => 0.3 * value)),
      activations: activations.map((name) => ACTIVATIONS[name]),
      scales: widths.slice(1).map(() => scale * scale),
    },
  );
}

const simple = (order: number, factored: boolean): CumulantSpec => ({
  order,
  variant: 'simple',
  factored,
  metric: 'exact',
});

/** Largest difference, relative to the largest entry. */
function distance(a: Float64Array, b: Float64Array): number {
  const scale = Math.max(...b.map(Math.abs), 1e-3);
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!) / scale));
}

interface Everything {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** Clamped variances and the like: what follows them is arbitrary. */
  readonly trouble: boolean;
}

function outputsOf<A, B>(network: Mlp, form: CumulantForm<A, B>, metric: CumulantSpec['metric']): Everything {
  const work = runCumulants(network, form, metric);
  let covariance = new Float64Array(0);
  for (;;) {
    const next = work.next();
    if (next.done) return { mean: next.value.mean, covariance, trouble: next.value.notes.length > 0 };
    if (next.value?.label === 'output') covariance = next.value.read().covariance!.slice();
  }
}

function expectSame(ours: Everything, whole: Everything): void {
  fc.pre(!whole.trouble);
  expect(distance(ours.mean, whole.mean), 'mean').toBeLessThan(1e-9);
  expect(distance(ours.covariance, whole.covariance), 'covariance').toBeLessThan(1e-9);
}

const networks = fc.record({
  widths: fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 3, maxLength: 5 }),
  activation: fc.constantFrom<ActivationName>('relu', 'tanh', 'abs', 'gelu', 'square'),
  seed: fc.integer({ min: 1, max: 1e6 }),
  metric: fc.constantFrom<CumulantSpec['metric']>('exact', 'average'),
});

describe('factored forms', () => {
  it.each(['simple', 'augmented'] as const)(
    'of order 3, %s, have the dense form’s numbers on random networks',
    (variant) => {
      fc.assert(
        fc.property(networks, ({ widths, activation, seed, metric }) => {
          const network = networkOf(
            widths,
            widths.slice(2).map(() => activation),
            seed,
            0.8,
          );
          const spec = { order: 3, variant, factored: true, metric } as const;
          expectSame(outputsOf(network, factoredForm3(spec), metric), outputsOf(network, denseForm(spec), metric));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('of order 4, simple, have the dense form’s numbers on random networks', () => {
    fc.assert(
      fc.property(networks, ({ widths, activation, seed }) => {
        const network = networkOf(
          widths,
          widths.slice(2).map(() => activation),
          seed,
          0.8,
        );
        const spec = simple(4, true);
        expectSame(outputsOf(network, factoredForm4(spec), 'exact'), outputsOf(network, denseForm(spec), 'exact'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the dense form', () => {
  it('has the numbers of mean and covariance propagation at orders 1 and 2', () => {
    const network = networkOf([5, 6, 4, 3], ['relu', 'relu'], 3);
    const at = (order: number): Float64Array => finish(runnerFor(simple(order, false)).run(network)).mean;
    expect(distance(at(1), finish(meanPropagation.run(network, {})).value.mantissa)).toBeLessThan(1e-9);
    expect(distance(at(2), finish(covariancePropagation.run(network, {})).value.mantissa)).toBeLessThan(1e-9);
  });

  it('has one form at order 1', () => {
    const network = networkOf([5, 6, 4, 3], ['relu', 'tanh'], 4);
    const run = (variant: CumulantSpec['variant']): Float64Array =>
      finish(runnerFor({ order: 1, variant, factored: false, metric: 'exact' }).run(network)).mean;
    expect([...run('augmented')]).toEqual([...run('simple')]);
  });

  it('goes through networks of width 1, at every order', () => {
    const network = networkOf([1, 1, 1, 1], ['relu', 'relu'], 5);
    for (let order = 1; order <= 4; order++) {
      for (const factored of [false, true]) {
        const [mean] = finish(runnerFor(simple(order, factored)).run(network)).mean;
        expect(Number.isFinite(mean)).toBe(true);
      }
    }
  });
});

describe('one hidden layer', () => {
  it('has exact means from order 2 on, and at order 1 with the exact metric', () => {
    const network = networkOf([6, 7, 3], ['relu'], 6);
    const exact = finish(runnerFor(simple(2, false)).run(network)).mean;
    for (const order of [1, 3, 4]) {
      expect(distance(finish(runnerFor(simple(order, order > 2)).run(network)).mean, exact)).toBeLessThan(1e-9);
    }
    const augmented = { order: 3, variant: 'augmented', factored: true, metric: 'exact' } as const;
    expect(distance(finish(runnerFor(augmented).run(network)).mean, exact)).toBeLessThan(1e-9);
  });

  /** E of products of squares over three Gaussian preactivations, by a cubature that is exact for such polynomials. */
  function moments(network: Mlp): { mean: number[]; covariance: number[][]; third: number } {
    const { nodes, weights } = gaussHermite(8);
    const [w, b] = [network.matrix(0), network.bias(0)!];
    const mean = [0, 0, 0];
    const products = [0, 1, 2].map(() => [0, 0, 0]);
    let third = 0;
    const visit = (measure: (x: number[], weight: number) => void): void => {
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < 8; j++)
          for (let k = 0; k < 8; k++) {
            const weight = weights[i]! * weights[j]! * weights[k]! * Math.PI ** -1.5;
            const x = [nodes[i]!, nodes[j]!, nodes[k]!].map((node) => Math.SQRT2 * node);
            const z = [0, 1, 2].map((row) => b[row]! + x.reduce((sum, value, c) => sum + w[row * 3 + c]! * value, 0));
            measure(
              z.map((value) => value * value),
              weight,
            );
          }
    };
    visit((y, weight) => y.forEach((value, i) => (mean[i] = mean[i]! + weight * value)));
    visit((y, weight) => {
      const d = y.map((value, i) => value - mean[i]!);
      for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) products[i]![j]! += weight * d[i]! * d[j]!;
      third += weight * d[0]! * d[1]! * d[2]!;
    });
    return { mean, covariance: products, third };
  }

  const ofSquares = networkOf([3, 3, 2], ['square'], 7);

  /** What the dense form of an order carries behind the squares. */
  function behindSquares(order: number): { mean: Float64Array; covariance: Float64Array; third: Float64Array } {
    const form = denseForm(simple(order, false));
    const machine = computer();
    const weights = { shape: [3, 3], data: ofSquares.matrix(0) };
    const map = { weights, bias: { shape: [3], data: ofSquares.bias(0)! }, averageMetric: undefined };
    const before = finish(form.linear(machine, map, form.input(machine, 3)));
    const { after } = finish(form.activate(machine, ACTIVATIONS.square, before));
    const third = after.carried.get(3)!.core.data;
    return { mean: form.meanOf(after).data, covariance: form.covarianceOf(after)!.data, third };
  }

  it('of squares has exact covariances from order 3 on', () => {
    const { mean, covariance } = moments(ofSquares);
    for (const order of [3, 4]) {
      const carried = behindSquares(order);
      expect(distance(carried.mean, Float64Array.from(mean))).toBeLessThan(1e-9);
      expect(distance(carried.covariance, Float64Array.from(covariance.flat()))).toBeLessThan(1e-9);
    }
  });

  it('of squares has exact third cumulants at order 4', () => {
    // Index (0, 1, 2) of a 3 × 3 × 3 tensor.
    expect(behindSquares(4).third[5]).toBeCloseTo(moments(ofSquares).third, 10);
  });
});

describe('what a projection forgets', () => {
  const network = networkOf([6, 7, 5, 3], ['relu', 'tanh'], 9);

  function forgotten(spec: CumulantSpec): { order: number; energy: number; lost: number }[] {
    const found = [];
    const work = runnerFor(spec).run(network);
    for (let next = work.next(); !next.done; next = work.next()) {
      if (next.value?.kind === 'projection') found.push(...(next.value.read().forgotten ?? []));
    }
    return found;
  }

  it('is less than all of it, since a projection is orthogonal', () => {
    for (const spec of [simple(1, false), simple(3, true), simple(3, false)]) {
      const each = forgotten(spec);
      expect(each).toHaveLength(2);
      for (const { energy, lost } of each) {
        expect(lost).toBeGreaterThan(0);
        expect(lost).toBeLessThan(energy);
      }
    }
  });

  it('is the same in both forms of order 3', () => {
    const [factored, dense] = [forgotten(simple(3, true)), forgotten(simple(3, false))];
    expect(factored.map(({ order }) => order)).toEqual([4, 4]);
    // The dense form works out the slices of three neurons too, of which nothing is kept.
    for (const [at, { energy, lost }] of factored.entries()) {
      expect(dense[at]!.energy - dense[at]!.lost).toBeCloseTo(energy - lost, 10);
    }
  });
});

describe('costs', () => {
  const flops = (n: number, depth: number, order: number, variant: CumulantSpec['variant'] = 'simple'): number => {
    const network = finish(generateMlp({ width: n, depth }, key(1)));
    return runnerFor({ order, variant, factored: true, metric: 'exact' }).cost(network).flops;
  };

  /** The leading coefficient of a polynomial of this degree, from its finite difference. */
  function leading(degree: number, value: (n: number) => number): number {
    let differences = Array.from({ length: degree + 1 }, (_, i) => value(8 + 8 * i));
    while (differences.length > 1) differences = differences.slice(1).map((next, i) => next - differences[i]!);
    let scale = 1;
    for (let i = 1; i <= degree; i++) scale *= 8 * i;
    return differences[0]! / scale;
  }

  it('of order 3, simple, factored, lead with (6L² − 8L + 3)n³', () => {
    for (const depth of [1, 2, 3, 5]) {
      expect(leading(3, (n) => flops(n, depth, 3))).toBeCloseTo(6 * depth * depth - 8 * depth + 3, 6);
    }
  });

  it('of order 4, simple, factored, lead with (L − 1)(8L − 2)n⁴', () => {
    for (const depth of [1, 2, 4]) {
      expect(leading(4, (n) => flops(n, depth, 4))).toBeCloseTo((depth - 1) * (8 * depth - 2), 6);
    }
  });

  it('are polynomials in n: of order 3 cubic, of order 4 quartic', () => {
    expect(leading(4, (n) => flops(n, 4, 3))).toBeCloseTo(0, 6);
    expect(leading(4, (n) => flops(n, 4, 3, 'augmented'))).toBeCloseTo(0, 6);
    expect(leading(5, (n) => flops(n, 3, 4))).toBeCloseTo(0, 6);
  });

  it('of a run are the sum over its steps', () => {
    const network = networkOf([3, 5, 4, 2], ['relu', 'tanh'], 8);
    for (const spec of [simple(3, true), simple(4, true), simple(4, false)]) {
      const work = runnerFor(spec).run(network);
      let sum = 0;
      for (let next = work.next(); !next.done; next = work.next()) sum += next.value?.flops ?? 0;
      expect(sum).toBe(runnerFor(spec).cost(network).flops);
    }
  });
});
