import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments, type Moments } from '../../numerics/statistics/moments.ts';
import { finish } from '../work.ts';
import { generateMatrix } from './generate.ts';
import { matrixOf, type SquareMatrix } from './instance.ts';
import { type EntriesName, SAMPLER_NAMES } from './parameters.ts';
import { permanentsSampler } from './sampler.ts';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

function drawn(entries: EntriesName, size: number, seed: number): SquareMatrix {
  return finish(generateMatrix({ size, entries, p: 0.6, sampler: 'plain' }, key(seed)));
}

function sampled(matrix: SquareMatrix, blocks: number): Moments {
  return range(blocks).reduce(
    (moments, b) => mergeMoments(moments, finish(permanentsSampler.block(matrix, fold(key(3), b), 256))),
    emptyMoments(1),
  );
}

/** Σ over permutations of ∏ of `of(i, b)`, rows from i on at the columns given. */
function permanentOf(columns: readonly number[], of: (i: number, b: number) => number, i = 0): number {
  if (columns.length === 0) return 1;
  return columns.reduce((sum, b) => {
    const weight = of(i, b);
    const rest = columns.filter((other) => other !== b);
    return weight === 0 ? sum : sum + weight * permanentOf(rest, of, i + 1);
  }, 0);
}

/** E[X²] of Rasmussen's sample from the i-th row on: with S = Σ|c| over the free columns, S·Σ_b |c_b| E[X²|b] ÷ m². */
function rasmussenSquare({ n, entries }: SquareMatrix, columns: readonly number[], i = 0): number {
  if (columns.length === 0) return 1;
  const size = (b: number): number => Math.abs(entries[i * n + b]!);
  const total = columns.reduce((sum, b) => sum + size(b), 0);
  const rest = columns.map(
    (b) =>
      size(b) *
      rasmussenSquare(
        { n, entries } as SquareMatrix,
        columns.filter((other) => other !== b),
        i + 1,
      ),
  );
  return (total * rest.reduce((sum, value) => sum + value, 0)) / columns.length ** 2;
}

function determinant(columns: readonly number[], of: (i: number, b: number) => number, i = 0): number {
  if (columns.length === 0) return 1;
  return columns.reduce((sum, b, at) => {
    const rest = columns.filter((other) => other !== b);
    return sum + (at % 2 === 0 ? 1 : -1) * of(i, b) * determinant(rest, of, i + 1);
  }, 0);
}

/** E[X] and E[X²] of Godsil and Gutman's sample by all 2^(n²) signs. */
function godsilGutmanMoments({ n, entries }: SquareMatrix): readonly [number, number] {
  let [sum, squares] = [0, 0];
  const patterns = 2 ** (n * n);
  for (let bits = 0; bits < patterns; bits++) {
    const of = (sign: (c: number) => number) => (i: number, b: number) => {
      const c = entries[i * n + b]!;
      return ((bits >> (i * n + b)) & 1 ? -1 : 1) * Math.sqrt(Math.abs(c)) * sign(c);
    };
    const value =
      (determinant(
        range(n),
        of(() => 1),
      ) *
        determinant(range(n), of(Math.sign))) /
      factorial(n);
    sum += value;
    squares += value * value;
  }
  return [sum / patterns, squares / patterns];
}

/** Mean and mean square that samples must have. */
function momentsWanted(matrix: SquareMatrix): readonly [number, number] {
  const { n, entries } = matrix;
  const mean = permanentOf(range(n), (i, b) => entries[i * n + b]!) / factorial(n);
  switch (matrix.sampler) {
    case 'plain':
      return [mean, permanentOf(range(n), (i, b) => entries[i * n + b]! ** 2) / factorial(n)];
    case 'rasmussen':
      return [mean, rasmussenSquare(matrix, range(n))];
    case 'godsil-gutman':
      return godsilGutmanMoments(matrix);
    default:
      return matrix.sampler satisfies never;
  }
}

it('Godsil and Gutman’s sample has the right mean over all signs, also of negative entries', () => {
  for (const entries of ['bernoulli', 'sign', 'gaussian'] as const) {
    const matrix = drawn(entries, 3, 8);
    const mean = permanentOf(range(3), (i, b) => matrix.entries[i * 3 + b]!) / 6;
    expect(godsilGutmanMoments(matrix)[0]).toBeCloseTo(mean, 12);
  }
});

describe.each(SAMPLER_NAMES)('the sampler %s', (sampler) => {
  it.each(['bernoulli', 'sign', 'gaussian'] as const)(
    'of %s entries has the exact mean and variance, within 4.5 standard errors',
    (entries) => {
      for (const size of sampler === 'godsil-gutman' ? [2, 3] : [2, 4, 6]) {
        const matrix = { ...drawn(entries, size, size + 1), sampler };
        const [mean, square] = momentsWanted(matrix);
        const variance = Math.max(0, square - mean * mean);
        const moments = sampled(matrix, 400);
        const error = Math.sqrt(variance / moments.samples);
        expect(Math.abs(moments.mean[0]! - mean)).toBeLessThanOrEqual(4.5 * error + 1e-13);
        // With a kurtosis of up to 50 the variance has a relative standard error of up to 7/√N.
        const found = moments.m2[0]! / (moments.samples - 1);
        expect(Math.abs(found - variance)).toBeLessThanOrEqual(
          4.5 * 7 * (variance / Math.sqrt(moments.samples)) + 1e-13,
        );
      }
    },
  );

  it('gives 1 for no rows, and 0 for a row of zeros', () => {
    const ofNothing = matrixOf(0, new Float64Array(0), { sampler });
    expect(finish(permanentsSampler.block(ofNothing, key(1), 5)).mean[0]).toBe(1);
    const zeroRow = matrixOf(3, Float64Array.of(1, 1, 1, 0, 0, 0, 1, 1, 1), { sampler });
    const { mean, m2 } = finish(permanentsSampler.block(zeroRow, key(1), 64));
    expect([Math.abs(mean[0]!), m2[0]]).toEqual([0, 0]);
  });

  it('draws the samples whose moments a block has', () => {
    const matrix = { ...drawn('gaussian', 9, 4), sampler };
    const draws = finish(permanentsSampler.draws(matrix, key(6), 100, 0));
    const { mean } = finish(permanentsSampler.block(matrix, key(6), 100));
    const sum = draws.reduce((total, value) => total + value, 0);
    expect(sum / 100 / mean[0]!).toBeCloseTo(1, 4);
  });

  it('draws nothing twice', () => {
    const matrix = { ...drawn('gaussian', 8, 5), sampler };
    const draws = finish(permanentsSampler.draws(matrix, key(6), 256, 0));
    expect(new Set(draws).size).toBeGreaterThan(240);
  });
});

describe('operations of a sample', () => {
  it('are those of the steps until the product is 0, for independent entries (1 − pⁿ)/(1 − p) of them on average', () => {
    const n = 12;
    const counts = range(400).map((seed) => permanentsSampler.flopsPerSample(drawn('bernoulli', n, seed)) / 7);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeCloseTo((1 - 0.6 ** n) / 0.4, 1);
    expect(permanentsSampler.flopsPerSample(drawn('sign', n, 1))).toBe(7 * n);
  });

  it('grow like n² for Rasmussen’s sampler and like ⅔n³ for a determinant, two of them with negative entries', () => {
    const of = (sampler: SquareMatrix['sampler'], entries: EntriesName): number =>
      permanentsSampler.flopsPerSample({ ...drawn(entries, 20, 1), sampler });
    expect(of('rasmussen', 'bernoulli')).toBe(20 * 20 + 4 * 20);
    let eliminations = 0;
    for (let k = 1; k <= 20; k++) eliminations += (20 - k) * (1 + 2 * (20 - k));
    expect(of('godsil-gutman', 'bernoulli')).toBe(eliminations + 60);
    expect(of('godsil-gutman', 'sign')).toBe(2 * eliminations + 60);
  });
});

it('Rasmussen’s variance for zeros and ones is the published one, on average over matrices', () => {
  // Relative variance a sample at p = ½, n = 6: 2.7 by the accuracy tables, over 40 matrices; heavy-tailed.
  const matrices = range(300).map((seed) =>
    finish(generateMatrix({ size: 6, entries: 'bernoulli', p: 0.5, sampler: 'rasmussen' }, key(seed))),
  );
  const variances = matrices.map((matrix) => {
    const mean = permanentOf(range(6), (i, b) => matrix.entries[i * 6 + b]!) / 720;
    return (rasmussenSquare(matrix, range(6)) - mean * mean) * 4 ** 6;
  });
  const mean = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  expect(mean).toBeGreaterThan(1.5);
  expect(mean).toBeLessThan(4.5);
});
