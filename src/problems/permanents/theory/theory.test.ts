import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { degreeEstimator } from '../estimators/degree.ts';
import { zeroEstimator } from '../estimators/zero.ts';
import { exactPermanent } from '../exact/exact.ts';
import { generateMatrix } from '../generate.ts';
import type { EntriesName, PermanentsParams } from '../parameters.ts';
import { logSampleVariance, logSecondMoment } from './second-moment.ts';
import { logSquaredErrorOfDegree } from './squared-error.ts';
import { permanentsTheory } from './theory.ts';

interface Theory {
  readonly n: number;
  readonly entryMean: number;
  readonly entryVariance: number;
  readonly meanTruth: number;
  readonly meanTruthSquared: number;
  readonly meanSampleVariance: number;
  readonly mseByDegree: readonly number[];
  readonly normalisedMseByDegree: readonly number[];
}

interface Run {
  readonly entries: EntriesName;
  readonly n: number;
  readonly p: number;
  readonly meanTheory: number;
  readonly EVarTheory: number;
  readonly perDegree: readonly {
    readonly d: number;
    readonly theoryNormMse: number;
    readonly theoryRelRmse: number;
  }[];
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../goldens/${name}`, import.meta.url), 'utf8')) as T;
}

const { theory } = read<{ readonly theory: readonly Theory[] }>('permanent.json');
const { runs } = read<{ readonly runs: readonly Run[] }>('accuracy.json');

const zero = { id: 'zero', options: {} };
const degreeOf = (degree: number, lines = 'rows') => ({ id: 'degree', options: { degree, lines } });
const paramsOf = (size: number, entries: EntriesName, p = 0.5): PermanentsParams => ({
  size,
  entries,
  p,
  sampler: 'rasmussen',
});

/** |actual − expected| by |expected|; 0 where both are 0. */
function deviation(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

describe.each(theory)('entries of mean $entryMean and variance $entryVariance, n = $n', (golden) => {
  const moments = { mean: golden.entryMean, variance: golden.entryVariance };

  it('have the golden moments of the truth and of a sample', () => {
    expect(deviation(Math.exp(logSecondMoment(golden.n, moments)), golden.meanTruthSquared)).toBeLessThanOrEqual(1e-9);
    expect(deviation(Math.exp(logSampleVariance(golden.n, moments)), golden.meanSampleVariance)).toBeLessThanOrEqual(
      1e-9,
    );
  });

  it('have the golden squared error at every degree', () => {
    expect(golden.mseByDegree.length).toBeGreaterThan(4);
    for (const [d, expected] of golden.mseByDegree.entries()) {
      const actual = Math.exp(logSquaredErrorOfDegree(golden.n, d, moments));
      expect(deviation(actual, expected)).toBeLessThanOrEqual(1e-9);
      const normalised = actual / Math.exp(logSampleVariance(golden.n, moments));
      expect(deviation(normalised, golden.normalisedMseByDegree[d]!)).toBeLessThanOrEqual(1e-9);
    }
  });
});

describe.each(runs)('the table of $entries entries, p = $p, n = $n', ({ entries, n, p, ...golden }) => {
  it('has the errors that theory gives, in its eight digits', () => {
    for (const { d, theoryNormMse, theoryRelRmse } of golden.perDegree) {
      const found = permanentsTheory(paramsOf(n, entries, p), degreeOf(d))!;
      expect(deviation(Math.exp(found.squaredError - found.variance), theoryNormMse)).toBeLessThanOrEqual(1e-7);
      const scale = entries === 'bernoulli' ? found.squaredMean : found.meanSquare;
      // The table has this one as the root of a difference of numbers near 1, E[q²] − E[q̂²], which costs it digits.
      const [square, expected] = [Math.exp(found.squaredError - scale), theoryRelRmse ** 2];
      expect(Math.abs(square - expected)).toBeLessThan(2e-7 * expected + 1e-15);
      expect(deviation(Math.exp(found.variance), golden.EVarTheory)).toBeLessThanOrEqual(1e-7);
      expect(deviation(Math.exp(0.5 * found.squaredMean), golden.meanTheory)).toBeLessThanOrEqual(1e-7);
    }
  });
});

describe('the share of the variance that is left of zero-mean entries', () => {
  // The table of random-permanents §6, in three digits.
  it.each([
    [6, [0.985, 0.79, 0.25, 0]],
    [8, [0.998, 0.947, 0.691, 0.2, 0]],
    [10, [1, 0.988, 0.899, 0.611, 0.167, 0]],
    [12, [1, 0.997, 0.971, 0.849, 0.547, 0.143, 0]],
  ])('at n = %i is the published one', (n, shares) => {
    for (const [d, share] of shares.entries()) {
      const { squaredError, meanSquare } = permanentsTheory(paramsOf(n, 'gaussian'), degreeOf(d))!;
      expect(Math.exp(squaredError - meanSquare)).toBeCloseTo(share, 3);
    }
  });
});

describe('what a page is told', () => {
  it('is the same for rows and columns, and nothing for the mean of both', () => {
    const params = paramsOf(10, 'bernoulli');
    expect(permanentsTheory(params, degreeOf(2, 'columns'))).toEqual(permanentsTheory(params, degreeOf(2)));
    expect(permanentsTheory(params, degreeOf(2, 'both'))).toBeUndefined();
    expect(permanentsTheory(params, { id: 'other', options: {} })).toBeUndefined();
  });

  it('has no mean square of 0 for zero, which is as good as n! samples of signs', () => {
    const { squaredMean, meanSquare, variance, squaredError } = permanentsTheory(paramsOf(9, 'sign'), zero)!;
    expect(squaredMean).toBe(-Infinity);
    expect(squaredError).toBe(meanSquare);
    expect(Math.exp(squaredError)).toBeCloseTo(1 / 362880, 14);
    expect(Math.exp(variance)).toBeCloseTo(1 - 1 / 362880, 14);
  });

  it('falls with the degree down to nothing at ⌊n/2⌋, at the extremes of every parameter', () => {
    for (const n of [2, 3, 7, 40]) {
      for (const [entries, p] of [
        ['bernoulli', 0.05],
        ['bernoulli', 0.95],
        ['sign', 0.5],
      ] as const) {
        const errors = Array.from({ length: Math.floor(n / 2) + 1 }, (_, d) =>
          logSquaredErrorOfDegree(
            n,
            d,
            entries === 'sign' ? { mean: 0, variance: 1 } : { mean: p, variance: p * (1 - p) },
          ),
        );
        for (let d = 1; d < errors.length; d++) expect(errors[d]!).toBeLessThan(errors[d - 1]!);
        expect(errors.at(-1)).toBe(-Infinity);
        const { squaredError, meanSquare } = permanentsTheory(paramsOf(n, entries, p), degreeOf(0))!;
        expect(Number.isFinite(squaredError + meanSquare) || n < 2).toBe(true);
        expect(squaredError).toBeLessThan(meanSquare + 1e-9);
      }
    }
  });
});

interface Trial {
  readonly truth: number;
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly both: readonly number[];
}

/** Random matrices with their permanents and estimates of degrees 0 to 3. */
function trials(entries: EntriesName, size: number, count: number): Trial[] {
  return Array.from({ length: count }, (_, i) => {
    const matrix = finish(generateMatrix(paramsOf(size, entries), fold(key(77), entries, size, i)));
    const estimates = [0, 1, 2, 3].map((degree) => finish(degreeEstimator.run(matrix, { degree, lines: 'rows' })));
    const both = [0, 1, 2, 3].map((degree) => finish(degreeEstimator.run(matrix, { degree, lines: 'both' })));
    return {
      truth: unscaled(finish(exactPermanent(matrix)!.run()).value)[0]!,
      values: estimates.map(({ value }) => unscaled(value)[0]!),
      errors: estimates.map(({ predictedError }) => unscaled(predictedError!)[0]!),
      both: both.map(({ value }) => unscaled(value)[0]!),
    };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([
  ['bernoulli', 10],
  ['sign', 10],
  ['gaussian', 9],
] as const)('500 matrices of %s entries, n = %i', (entries, size) => {
  const drawn = trials(entries, size, 500);

  it.each([0, 1, 2, 3])(
    'degree %i has the mean squared error of theory within 4.5 standard errors, and no bias',
    (d) => {
      const squares = drawn.map(({ truth, values }) => (values[d]! - truth) ** 2);
      const deviations = drawn.map(({ truth, values }) => values[d]! - truth);
      const [found, square] = [mean(squares), mean(squares.map((value) => value * value))];
      const standardError = Math.sqrt((square - found * found) / squares.length);
      const expected = Math.exp(permanentsTheory(paramsOf(size, entries), degreeOf(d))!.squaredError);
      expect(Math.abs(found - expected)).toBeLessThan(4.5 * standardError);
      expect(Math.abs(mean(deviations))).toBeLessThan(4.5 * Math.sqrt(found / squares.length));
    },
  );

  it.each([0, 1, 2, 3])('degree %i predicts its error', (d) => {
    const scores = drawn.filter(({ errors }) => errors[d]! > 0);
    const ratios = scores.map(({ truth, values, errors }) => (values[d]! - truth) / errors[d]!);
    const rms = Math.sqrt(mean(ratios.map((ratio) => ratio * ratio)));
    expect(rms).toBeGreaterThan(0.8);
    expect(rms).toBeLessThan(1.2);
    const within = ratios.filter((ratio) => Math.abs(ratio) < 2).length / ratios.length;
    expect(within).toBeGreaterThan(0.92);
    // On average the predicted squared error is the theory's.
    const squares = drawn.map(({ errors }) => errors[d]! ** 2);
    const [found, square] = [mean(squares), mean(squares.map((value) => value * value))];
    const standardError = Math.sqrt((square - found * found) / squares.length);
    const expected = Math.exp(permanentsTheory(paramsOf(size, entries), degreeOf(d))!.squaredError);
    expect(Math.abs(found - expected)).toBeLessThan(4.5 * standardError);
  });
});

it('the mean of rows and columns has a root-mean-square error 10 to 35 %% smaller', () => {
  const drawn = trials('bernoulli', 10, 500);
  for (const d of [0, 1, 2, 3]) {
    const [rows, both] = [
      Math.sqrt(mean(drawn.map(({ truth, values }) => (values[d]! - truth) ** 2))),
      Math.sqrt(mean(drawn.map(({ truth, both: values }) => (values[d]! - truth) ** 2))),
    ];
    expect(both / rows).toBeGreaterThan(0.65);
    expect(both / rows).toBeLessThan(0.9);
  }
});

it('zero predicts the size of a truth', () => {
  const drawn = Array.from({ length: 400 }, (_, i) => {
    const matrix = finish(generateMatrix(paramsOf(8, 'gaussian'), fold(key(78), i)));
    return {
      truth: unscaled(finish(exactPermanent(matrix)!.run()).value)[0]!,
      estimate: finish(zeroEstimator.run(matrix, {})),
    };
  });
  for (const { estimate } of drawn) {
    expect(estimate.value.mantissa[0]).toBe(0);
    expect(unscaled(estimate.predictedError!)[0]! * Math.sqrt(40320)).toBeCloseTo(1, 12);
  }
  expect(mean(drawn.map(({ truth }) => truth * truth)) * 40320).toBeCloseTo(1, 0);
});
