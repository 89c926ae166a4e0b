import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { unscaled } from '../../scaled.ts';
import { defaults } from '../../schema.ts';
import { finish } from '../../work.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import { openLanes, advanceLanes } from '../degree/lanes.ts';
import { degreeEstimator } from '../estimators/degree.ts';
import { exactOf } from '../exact/exact.ts';
import { type Factor, factorAt } from '../factor.ts';
import { generateHalfspaces } from '../generate.ts';
import { halfspacesOf } from '../instance.ts';
import { degreeMethod } from '../methods.ts';
import { halfspacesParams, type HalfspacesParams } from '../parameters.ts';
import { halfspacesEnsemble } from './ensemble.ts';
import { gridFor } from './grid.ts';
import { kernelOf, type Kernel } from './kernel.ts';
import { ensembleErrors } from './recursion.ts';

interface Row {
  readonly n: number;
  readonly k: number;
  readonly d: number;
}
interface Accuracy {
  readonly theory: readonly (Row & {
    readonly mse: number;
    readonly Ep2: number;
    readonly Eest2: number;
    readonly stepContribution: readonly number[];
    readonly expectedLostNorm: readonly number[];
  })[];
  readonly exact: readonly (Row & {
    readonly normalisedMse: number;
    readonly unexplainedFraction: number;
    readonly varPOver4mk: number;
  })[];
}

const accuracy = JSON.parse(readFileSync(new URL('../goldens/accuracy.json', import.meta.url), 'utf8')) as Accuracy;
const UNBIASED: Factor = { kind: 'halfspace', threshold: 0 };

function kernelFor(
  factor: Factor,
  n: number,
  degree: number,
  radius = Math.sqrt(n),
): { grid: ReturnType<typeof gridFor>; kernel: Kernel } {
  const { first, second } = sphereMoments(factor, n, radius, 0);
  const grid = gridFor(n, degree);
  return { grid, kernel: kernelOf(grid, factor, radius, { first: first[0]![0]!, second: second[0]![0]! }) };
}

function errorsOf(n: number, k: number, degree: number, factor: Factor = UNBIASED) {
  const { grid, kernel } = kernelFor(factor, n, degree);
  const { meanSquare, contributions, lost } = finish(ensembleErrors(grid, kernel, k));
  const plain = (logs: Float64Array): number[] => Array.from(logs, (each) => Math.exp(each));
  const parts = plain(contributions);
  return {
    meanSquare: Math.exp(meanSquare),
    parts,
    lost: plain(lost),
    mse: parts.reduce((sum, each) => sum + each, 0),
  };
}

function theoryOf(params: Partial<HalfspacesParams>, options: Readonly<Record<string, number | string>> = {}) {
  const method = { id: 'degree', options: { ...defaults(degreeMethod.options), ...options } };
  return halfspacesEnsemble.theory({ ...defaults(halfspacesParams), ...params }, method);
}

describe('the exact mean squared error', () => {
  // The file has ten digits; what is 0 there is rounding.
  it.each(accuracy.theory)('has the reference’s terms for n = $n, k = $k, d = $d', (row) => {
    const { meanSquare, parts, lost, mse } = errorsOf(row.n, row.k, row.d);
    expect(Math.abs(mse / row.mse - 1)).toBeLessThan(1e-9);
    expect(Math.abs(meanSquare / row.Ep2 - 1)).toBeLessThan(1e-9);
    expect(Math.abs((meanSquare - mse) / row.Eest2 - 1)).toBeLessThan(1e-9);
    for (const [i, part] of row.stepContribution.entries()) {
      expect(Math.abs(parts[i]! - part)).toBeLessThan(1e-9 * part + 1e-15);
      expect(Math.abs(lost[i]! / row.expectedLostNorm[i]! - 1)).toBeLessThan(1e-9);
    }
  });

  it('has the reference’s normalised errors, six digits each, at every size', () => {
    for (const { n, k, d, normalisedMse, unexplainedFraction, varPOver4mk } of accuracy.exact) {
      const { squaredError, variance, meanSquare, squaredMean } = theoryOf({ dimension: n, count: k }, { degree: d })!;
      const spread = Math.expm1(meanSquare - squaredMean);
      expect(Math.abs(Math.exp(squaredError - variance) / normalisedMse - 1)).toBeLessThan(6e-6);
      expect(Math.abs(Math.exp(squaredError - squaredMean) / spread / unexplainedFraction - 1)).toBeLessThan(6e-6);
      expect(Math.abs(spread / varPOver4mk - 1)).toBeLessThan(6e-6);
    }
  });

  it('falls with the degree, and at n^−(d+1) in many dimensions', () => {
    const slope = (degree: number): number =>
      (theoryOf({ dimension: 256, count: 8 }, { degree })!.squaredError -
        theoryOf({ dimension: 128, count: 8 }, { degree })!.squaredError) /
      Math.LN2;
    for (const degree of [0, 1, 2, 3]) {
      expect(errorsOf(8, 8, degree + 1).mse).toBeLessThan(errorsOf(8, 8, degree).mse);
      expect(slope(degree)).toBeCloseTo(-(degree + 1), 0);
      expect(degreeMethod.theorySlope({ ...defaults(degreeMethod.options), degree }, defaults(halfspacesParams))).toBe(
        -(degree + 1),
      );
    }
  });

  it('stays finite at every size, and is 0 for one factor', () => {
    expect(theoryOf({ count: 1 })!.squaredError).toBe(-Infinity);
    for (const dimension of [2, 3, 512]) {
      for (const count of [2, 512]) {
        for (const degree of [0, 4]) {
          const values = Object.values(theoryOf({ dimension, count }, { degree })!) as number[];
          expect(values.every(Number.isFinite), `n = ${dimension}, k = ${count}, d = ${degree}`).toBe(true);
        }
      }
    }
  });

  it('is known for inputs on a sphere with any factor, and for no other basis, mixture or method', () => {
    expect(theoryOf({ threshold: 0.5, inputs: 'sphere' })).toBeDefined();
    expect(theoryOf({ step: 'soft', inputs: 'sphere' })).toBeDefined();
    expect(theoryOf({ threshold: 0.5 })).toBeUndefined();
    expect(theoryOf({ step: 'soft' })).toBeUndefined();
    expect(theoryOf({}, { basis: 'hermite' })).toBeUndefined();
    expect(theoryOf({}, { orders: '6' })).toBeUndefined();
    expect(theoryOf({}, { orders: '6', degree: 0 })).toBeDefined();
    expect(
      halfspacesEnsemble.theory(defaults(halfspacesParams), { id: 'gaussian-projection', options: {} }),
    ).toBeUndefined();
  });
});

describe('the kernel of a factor', () => {
  /** Mean of h(v·x) h(v·y) over random directions, at an angle between x and y. */
  function sampled(factor: Factor, n: number, radius: number, t: number): { mean: number; error: number } {
    const count = 20_000;
    const rows = new Float32Array(count * n);
    fillNormal32(rows, fold(key(2), 'kernel', n));
    let [sum, squares] = [0, 0];
    for (let i = 0; i < count; i++) {
      const v = rows.subarray(i * n, (i + 1) * n);
      const length = Math.hypot(...v);
      const z = (radius * v[0]!) / length;
      const w = (radius * (t * v[0]! + Math.sqrt(1 - t * t) * v[1]!)) / length;
      const value = factorAt(factor, z) * factorAt(factor, w);
      sum += value;
      squares += value * value;
    }
    const mean = sum / count;
    return { mean, error: Math.sqrt((squares / count - mean * mean) / count) };
  }

  it.each([
    ['halfspace, τ > 0', { kind: 'halfspace', threshold: 0.6 }],
    ['halfspace, τ < 0', { kind: 'halfspace', threshold: -1.1 }],
    ['halfspace', UNBIASED],
    ['probit', { kind: 'probit', scale: 2, bias: 0.5 }],
    ['logistic', { kind: 'logistic', scale: 1, bias: -0.3, height: 2 }],
    ['linear', { kind: 'linear' }],
  ] as [string, Factor][])('is its mean over directions, within 4.5 standard errors: %s', (_, factor) => {
    for (const n of [2, 3, 4, 9]) {
      const radius = Math.sqrt(n);
      const { grid, kernel } = kernelFor(factor, n, 0);
      for (const node of [40, 180, 260, 360]) {
        const { mean, error } = sampled(factor, n, radius, grid.t[node]!);
        const value = kernel.values[node]! * Math.exp(2 * kernel.logUnit);
        expect(Math.abs(value - mean), `n = ${n}, t = ${grid.t[node]}`).toBeLessThanOrEqual(4.5 * error + 1e-12);
      }
    }
  });

  it('has mean h₀² over all angles, and E h² where they are 0', () => {
    for (const factor of [
      UNBIASED,
      { kind: 'halfspace', threshold: 0.6 },
      { kind: 'probit', scale: 2, bias: 0.5 },
    ] as const) {
      for (const n of [2, 3, 8, 64]) {
        const { grid, kernel } = kernelFor(factor, n, 0);
        const mean = kernel.values.reduce((sum, value, i) => sum + value * Math.exp(grid.logWeights[i]!), 0);
        expect(mean).toBeCloseTo(1, 5);
        // The last node is near to t = 1, where halfspaces have an infinite slope.
        expect(Math.abs(kernel.values.at(-1)! / kernel.atOne - 1)).toBeLessThan(0.03);
      }
    }
  });
});

describe('random ensembles', () => {
  it('have the mean squared error of the theory, and errors within twice the predicted as often as measured', () => {
    const [n, k, draws] = [16, 8, 400];
    let [sum, squares, within, predictedSquares] = [0, 0, 0, 0];
    for (let seed = 0; seed < draws; seed++) {
      const instance = finish(generateHalfspaces({ dimension: n, count: k }, fold(key(1), seed)));
      // Degree 4 stands for the truth: its own error is 1.5 % of that of degree 2 (theory), in the mean square.
      const [two, four] = [2, 4].map((degree) =>
        finish(degreeEstimator.run(instance, { degree, basis: 'sphere', orders: '1' })),
      );
      const error = (unscaled(two!.value)[0]! - unscaled(four!.value)[0]!) * 2 ** k;
      const predicted = unscaled(two!.predictedError!)[0]! * 2 ** k;
      sum += error ** 2;
      squares += error ** 4;
      predictedSquares += predicted ** 2;
      if (Math.abs(error) <= 2 * predicted) within++;
    }
    const { mse } = errorsOf(n, k, 2);
    // E[est₂²] and E[est₄²] are orthogonal projections: the mean square of their difference is that of their errors.
    const expected = mse - errorsOf(n, k, 4).mse;
    const mean = sum / draws;
    const standardError = Math.sqrt((squares / draws - mean * mean) / draws);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
    expect(predictedSquares / draws / mse).toBeCloseTo(1, 0);
    expect(within / draws).toBeGreaterThan(0.9);
    expect(within / draws).toBeLessThan(0.98);
  });

  it('of biased and soft factors on a sphere have the mean square of the theory, and lose on average what it says', () => {
    const [n, k, degree, draws] = [6, 5, 2, 400];
    for (const factor of [
      { kind: 'halfspace', threshold: 0.4 },
      { kind: 'probit', scale: 1.5, bias: 0.2 },
    ] as const) {
      const { meanSquare, mse, lost } = errorsOf(n, k, degree, factor);
      const squares: number[] = [];
      const losses: number[] = [];
      for (let seed = 0; seed < draws; seed++) {
        const rows = new Float32Array(n * k);
        fillNormal32(rows, fold(key(6), seed));
        const instance = halfspacesOf(Float64Array.from(rows), n, {
          factor,
          inputs: 'sphere',
          sampler: 'early-exit',
          drawn: true,
        });
        const lanes = finish(openLanes(instance, { degree, basis: 'sphere', orders: 1 }));
        for (let stage = 0; stage < k; stage++) finish(advanceLanes(lanes, stage));
        const [lane] = lanes.lanes;
        squares.push(lane!.state.tensors[0]![0]! ** 2);
        losses.push(Math.exp(lane!.logLost[2]!));
      }
      for (const [values, expected] of [
        [squares, meanSquare - mse],
        [losses, lost[2]!],
      ] as const) {
        const mean = values.reduce((sum, each) => sum + each, 0) / draws;
        const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (draws - 1);
        expect(Math.abs(mean - expected), factor.kind).toBeLessThan(4 * Math.sqrt(variance / draws));
      }
    }
  });
});

it('predicts errors of mixtures that are met', () => {
  let [squares, predicted] = [0, 0];
  for (let seed = 0; seed < 12; seed++) {
    const instance = finish(generateHalfspaces({ dimension: 8, count: 4, threshold: -0.7 }, fold(key(3), seed)));
    const truth = unscaled(finish(exactOf(instance)!.run()).value)[0]!;
    const { value, predictedError } = finish(
      degreeEstimator.run(instance, { degree: 1, basis: 'sphere', orders: '1' }),
    );
    squares += (unscaled(value)[0]! - truth) ** 2;
    predicted += unscaled(predictedError!)[0]! ** 2;
  }
  // An upper bound by the triangle inequality, not far above.
  expect(Math.sqrt(predicted / squares)).toBeGreaterThan(0.7);
  expect(Math.sqrt(predicted / squares)).toBeLessThan(3);
});
