import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { ACTIVATION_NAMES, type ActivationName, ACTIVATIONS } from './activations.ts';
import { gaussHermite } from './gauss-hermite.ts';
import { Gaussians, SMALLEST_VARIANCE } from './gaussian.ts';
import golden from './goldens/wick.json' with { type: 'json' };

function gaussians(grid: readonly (readonly number[])[]): Gaussians {
  return new Gaussians(
    Float64Array.from(grid, ([mean]) => mean!),
    Float64Array.from(grid, ([, variance]) => variance!),
  );
}

const nameOf = (activation: string): ActivationName => (activation === 'sgn' ? 'sign' : (activation as ActivationName));

/** E[f(μ + σξ)] by the midpoint rule on ±12σ, split at 0, where f may jump. */
function expectation(f: (z: Float64Array) => Float64Array, mu: number, variance: number): number {
  const sigma = Math.sqrt(variance);
  const kink = Math.min(12, Math.max(-12, -mu / sigma));
  const part = (a: number, b: number): number => {
    const steps = 5000;
    const h = (b - a) / steps;
    const xs = Float64Array.from({ length: steps }, (_, i) => a + (i + 0.5) * h);
    return f(xs.map((x) => mu + sigma * x)).reduce((sum, y, i) => sum + y * Math.exp((-xs[i]! * xs[i]!) / 2), 0) * h;
  };
  return (part(-12, kink) + part(kink, 12)) / Math.sqrt(2 * Math.PI);
}

const reference: Readonly<Record<ActivationName, (z: number) => number>> = {
  relu: (z) => Math.max(0, z),
  tanh: Math.tanh,
  // Φ by its series about 0: enough terms for |z| ≤ 5.
  gelu: (z) => {
    let [term, sum] = [z, z];
    for (let k = 1; k < 80; k++) {
      term *= (-z * z) / (2 * k);
      sum += term / (2 * k + 1);
    }
    return z * (0.5 + sum / Math.sqrt(2 * Math.PI));
  },
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  abs: Math.abs,
  square: (z) => z ** 2,
  cube: (z) => z ** 3,
  sign: Math.sign,
  heaviside: (z) => Number(z > 0),
};

describe.each(ACTIVATION_NAMES)('%s', (name) => {
  const { value, wick, homogeneous } = ACTIVATIONS[name];
  // Of larger variances 100 nodes know tanh to 6 digits, as they do in the reference implementation.
  const grid = [-1.7, -0.4, 0, 0.3, 2].flatMap((mean) => [0.2, 0.5, 1].map((variance) => [mean, variance]));

  it('is what its name says, within 1e-12', () => {
    const z = Float64Array.of(-4.5, -1, -0.51, -0.49, -1e-9, 0, 1e-9, 0.2, 0.499, 0.5, 0.7, 1, 2, 4.5);
    const values = value(z);
    for (const [i, x] of z.entries()) {
      const expected = reference[name](x);
      expect(Math.abs(values[i]! - expected), `at ${x}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
    }
  });

  it('is homogeneous where it says so', () => {
    const z = Float64Array.of(-2, -0.3, 0, 0.7, 1.9);
    const [scaled, plain] = [value(z.map((x) => 2 * x)), value(z)];
    expect(scaled.every((y, i) => y === 2 * plain[i]!)).toBe(homogeneous);
  });

  it('has the Wick coefficients w_0 of its first four powers that quadrature finds', () => {
    const each = gaussians(grid);
    for (const power of [1, 2, 3, 4]) {
      const found = wick.coefficient(each, power, 0);
      for (const [i, [mean, variance]] of grid.entries()) {
        const exact = expectation((z) => value(z).map((y) => y ** power), mean!, variance!);
        const scale = expectation((z) => value(z).map((y) => Math.abs(y) ** power), mean!, variance!);
        expect(Math.abs(found[i]! - exact) / scale, `p = ${power} at ${mean}, ${variance}`).toBeLessThan(5e-6);
      }
    }
  });

  it('has Wick coefficients of which each is the derivative of the one before by the mean', () => {
    const h = 1e-4;
    const shifted = (by: number): Gaussians => gaussians(grid.map(([mean, variance]) => [mean! + by, variance!]));
    const [centre, ...others] = [0, -2 * h, -h, h, 2 * h].map(shifted);
    for (const power of [1, 2, 3]) {
      for (const order of [0, 1, 2, 3]) {
        const next = wick.coefficient(centre!, power, order + 1);
        const [a, b, c, d] = others.map((each) => wick.coefficient(each, power, order));
        for (const [i, expected] of next.entries()) {
          const slope = (a![i]! - 8 * b![i]! + 8 * c![i]! - d![i]!) / (12 * h);
          const scale = Math.max(1, Math.abs(expected), Math.abs(wick.coefficient(centre!, power, order)[i]!));
          expect(Math.abs(slope - expected) / scale, `p = ${power}, k = ${order}`).toBeLessThan(1e-8);
        }
      }
    }
  });

  it('has coefficients where a variance had to be raised, and says how many', () => {
    const raised = new Gaussians(Float64Array.of(0.5, 0.5, 0.5), Float64Array.of(-1, 0, SMALLEST_VARIANCE));
    expect(raised.clamped).toBe(2);
    const [first] = wick.coefficient(raised, 1, 0);
    expect(first).toBeCloseTo(value(Float64Array.of(0.5))[0]!, 6);
    expect([...wick.coefficient(raised, 1, 0)]).toEqual([first, first, first]);
  });
});

describe('Wick coefficients of the reference implementation', () => {
  const each = gaussians(golden.meanVar);

  it.each(golden.entries)('$activation, p = $p, k = $k: agree within 1e-9', ({ activation, p, k, values }) => {
    const found = ACTIVATIONS[nameOf(activation)].wick.coefficient(each, p, k);
    // Quadratures cancel: what is left of sums that vanish is judged by σ^(−k), by which they are multiplied.
    const floor = each.sigma.map((sigma) => 1e-13 / sigma ** k);
    for (const [i, expected] of values.entries()) {
      const error = Math.abs(found[i]! - expected);
      expect(error, `at ${golden.meanVar[i]!.join(', ')}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + floor[i]!);
    }
  });

  it('are there for every activation but abs', () => {
    const names = new Set(golden.entries.map(({ activation }) => nameOf(activation)));
    expect([...names].sort()).toEqual(ACTIVATION_NAMES.filter((name) => name !== 'abs').sort());
  });
});

describe('Wick coefficients of odd functions', () => {
  it.each(['tanh', 'cube', 'sign'] as const)('vanish exactly where the mean does: %s', (name) => {
    const centred = gaussians([0.2, 1, 3].map((variance) => [0, variance]));
    for (const order of [0, 2, 4]) {
      const found = ACTIVATIONS[name].wick.coefficient(centred, 1, order);
      expect(found.every((coefficient) => coefficient === 0)).toBe(true);
    }
  });
});

describe('Wick coefficients of abs', () => {
  it('are those of the ReLU and its mirror image together', () => {
    const grid = [
      [0, 1],
      [0.7, 2],
      [-1.1, 0.3],
    ];
    const [right, left] = [gaussians(grid), gaussians(grid.map(([mean, variance]) => [-mean!, variance!]))];
    for (const power of [1, 2, 3, 4]) {
      for (const order of [0, 1, 2, 3, 4, 5]) {
        const mirrored = ACTIVATIONS.relu.wick.coefficient(left, power, order);
        const plain = ACTIVATIONS.relu.wick.coefficient(right, power, order);
        const sign = order % 2 === 0 ? 1 : -1;
        for (const [i, found] of ACTIVATIONS.abs.wick.coefficient(right, power, order).entries()) {
          expect(found, `p = ${power}, k = ${order}`).toBeCloseTo(plain[i]! + sign * mirrored[i]!, 11);
        }
      }
    }
  });

  it('have the mean of sampled values, within 4.5 standard errors', () => {
    const [mean, variance, samples] = [0.4, 0.6, 1 << 18];
    const draws = new Float32Array(samples);
    fillNormal32(draws, fold(key(2), 'abs'));
    const values = Array.from(draws, (x) => Math.abs(mean + Math.sqrt(variance) * x));
    const centre = values.reduce((sum, y) => sum + y, 0) / samples;
    const [expected] = ACTIVATIONS.abs.wick.coefficient(gaussians([[mean, variance]]), 1, 0);
    const [second] = ACTIVATIONS.abs.wick.coefficient(gaussians([[mean, variance]]), 2, 0);
    expect(Math.abs(centre - expected!) / Math.sqrt((second! - expected! ** 2) / samples)).toBeLessThan(4.5);
  });
});

describe('the rule of Gauss and Hermite', () => {
  it('of n nodes is exact for every power below 2n, within 1e-12', () => {
    const { nodes, weights } = gaussHermite(8);
    let moment = Math.sqrt(Math.PI);
    for (let power = 0; power < 16; power += 2) {
      const sum = nodes.reduce((total, node, q) => total + weights[q]! * node ** power, 0);
      expect(Math.abs(sum / moment - 1), `t^${power}`).toBeLessThan(1e-12);
      moment *= (power + 1) / 2;
    }
  });
});
