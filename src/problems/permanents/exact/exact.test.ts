import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../../numerics/rng/key.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { degreeEstimator } from '../estimators/degree.ts';
import { readPermanent } from '../explicit.ts';
import { generateMatrix } from '../generate.ts';
import { matrixOf, type SquareMatrix } from '../instance.ts';
import { exactPermanent } from './exact.ts';
import { glynn } from './glynn.ts';
import { integerPermanent } from './integer-permanent.ts';
import { factorial } from './scaled-rows.ts';
import { subsetProgram } from './subset-program.ts';

interface Golden {
  readonly id: string;
  readonly truth: { readonly permOverFactorial: number; readonly permanent?: string };
}

const { instances } = JSON.parse(readFileSync(new URL('../goldens/permanent.json', import.meta.url), 'utf8')) as {
  readonly instances: readonly Golden[];
};

/** The n×n matrix with c(i, b) = entry(b − i mod n). */
function circulant(n: number, entry: (shift: number) => number): SquareMatrix {
  return matrixOf(
    n,
    Float64Array.from({ length: n * n }, (_, at) => entry(((at % n) - Math.floor(at / n) + n) % n)),
  );
}

function exactly(matrix: SquareMatrix): number | undefined {
  return finish(integerPermanent(matrix));
}

/** ∏ c_{i,x(i)} for every permutation x. */
function products(matrix: SquareMatrix): number[] {
  const { n, entries } = matrix;
  const from = (row: number, columns: readonly number[]): number[] =>
    row === n
      ? [1]
      : columns.flatMap((b) =>
          from(
            row + 1,
            columns.filter((other) => other !== b),
          ).map((product) => product * entries[row * n + b]!),
        );
  return from(
    0,
    Array.from({ length: n }, (_, b) => b),
  );
}

const reals = fc.integer({ min: 3, max: 7 }).chain((n) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((entries) =>
    matrixOf(
      n,
      Float64Array.from(entries, (entry) => (Math.abs(entry) < 1e-3 ? 0 : entry)),
    ),
  ),
);

describe('published permanents', () => {
  it('of ones are n!', () => {
    for (let n = 0; n <= 18; n++) expect(exactly(circulant(n, () => 1))).toBe(factorial(n));
  });

  it('of ones without the diagonal are the derangements (OEIS A000166)', () => {
    const numbers = [0, 1, 2, 9, 44, 265, 1854, 14833, 133496, 1334961, 14684570];
    for (const [i, count] of numbers.entries())
      expect(exactly(circulant(i + 1, (shift) => (shift ? 1 : 0)))).toBe(count);
  });

  it('of ones without two neighbouring diagonals are the ménage numbers (OEIS A000179)', () => {
    const numbers = [1, 2, 13, 80, 579, 4738, 43387, 439792, 4890741, 59216642, 775596313];
    for (const [i, count] of numbers.entries()) {
      expect(exactly(circulant(i + 3, (shift) => (shift > 1 ? 1 : 0)))).toBe(count);
    }
  });

  it('of three neighbouring diagonals are 2 + the Lucas numbers', () => {
    let [before, lucas] = [3, 4];
    for (let n = 3; n <= 20; n++) {
      expect(exactly(circulant(n, (shift) => (shift < 3 ? 1 : 0)))).toBe(lucas + 2);
      [before, lucas] = [lucas, lucas + before];
    }
  });
});

describe('an exact permanent', () => {
  it.each(instances)('of $id is the golden one', (golden) => {
    const matrix = readPermanent(golden);
    const { value, squaredError } = finish(exactPermanent(matrix)!.run());
    expect(squaredError).toBe(0);
    expect(Math.abs(unscaled(value)[0]! - golden.truth.permOverFactorial)).toBeLessThanOrEqual(
      1e-13 * Math.abs(golden.truth.permOverFactorial),
    );
  });

  it.each(instances.filter(({ truth }) => truth.permanent !== undefined))(
    'of $id, an integer, is the golden one to the last digit',
    (golden) => expect(exactly(readPermanent(golden))).toBe(Number(golden.truth.permanent)),
  );

  it('and the variance of one product are those over all permutations', () => {
    fc.assert(
      fc.property(reals, (matrix) => {
        const all = products(matrix);
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        const square = all.reduce((sum, value) => sum + value * value, 0) / all.length;
        const { value, variance } = finish(exactPermanent(matrix)!.run());
        expect(Math.abs(unscaled(value)[0]! - mean)).toBeLessThan(1e-13 * Math.sqrt(square) + 1e-300);
        expect(Math.abs(variance - (square - mean * mean))).toBeLessThan(1e-12 * square + 1e-300);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same by subsets, by Glynn’s formula and by slices of the highest degree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 13 }),
        fc.constantFrom('bernoulli', 'sign', 'gaussian'),
        fc.nat(),
        (size, entries, seed) => {
          const matrix = finish(generateMatrix({ size, entries, p: 0.5, sampler: 'plain' }, key(seed)));
          const { permanent } = finish(subsetProgram(size, matrix.entries));
          const other = finish(glynn(size, matrix.entries));
          const slices = finish(degreeEstimator.run(matrix, { degree: 20, lines: 'rows' }));
          // √n! is the size of a permanent of such entries.
          const scale = Math.abs(permanent) + Math.sqrt(factorial(size));
          expect(Math.abs(other.permanent - permanent)).toBeLessThan(1e-13 * scale + 8 * Math.sqrt(other.squaredError));
          const value = unscaled(slices.value)[0]! * factorial(size);
          expect(Math.abs(value - permanent)).toBeLessThan(1e-11 * scale);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('by Glynn’s formula keeps twelve digits of some 20 rows, past several fresh sums', () => {
    for (const entries of ['bernoulli', 'gaussian'] as const) {
      const matrix = finish(generateMatrix({ size: 19, entries, p: 0.5, sampler: 'plain' }, key(1)));
      const { permanent, squaredError } = finish(glynn(19, matrix.entries));
      const exact = finish(subsetProgram(19, matrix.entries)).permanent;
      expect(Math.abs(permanent / exact - 1)).toBeLessThan(1e-12);
      expect(Math.sqrt(squaredError)).toBeLessThan(1e-12 * Math.abs(exact));
    }
  });

  it('scales with a row, also beyond the range of doubles', () => {
    const matrix = finish(generateMatrix({ size: 9, entries: 'gaussian', p: 0.5, sampler: 'plain' }, key(4)));
    const base = finish(exactPermanent(matrix)!.run());
    for (const factor of [1e3, 1e-90, 1e99]) {
      const scaled = matrixOf(
        9,
        matrix.entries.map((entry) => entry * factor),
      );
      const { value, variance } = finish(exactPermanent(scaled)!.run());
      const logarithm = Math.log(Math.abs(value.mantissa[0]!)) + value.log;
      const expected = Math.log(Math.abs(base.value.mantissa[0]!)) + 9 * Math.log(factor);
      expect(logarithm).toBeCloseTo(expected, 9);
      const ratio = variance / value.mantissa[0]! ** 2;
      expect(ratio / (base.variance / base.value.mantissa[0]! ** 2)).toBeCloseTo(1, 9);
    }
  });

  it('is named after the program of least cost, and is not begun where that would take long', () => {
    const of = (size: number, entries: 'bernoulli' | 'sign' | 'gaussian'): string | undefined =>
      exactPermanent(finish(generateMatrix({ size, entries, p: 0.5, sampler: 'plain' }, key(1))))?.name;
    expect(of(22, 'bernoulli')).toBe('subset dynamic program');
    expect(of(23, 'bernoulli')).toBe('Glynn’s formula');
    expect([of(27, 'bernoulli'), of(27, 'sign'), of(26, 'gaussian')]).toEqual(Array(3).fill('Glynn’s formula'));
    expect([of(28, 'bernoulli'), of(27, 'gaussian'), of(40, 'sign')]).toEqual(Array(3).fill(undefined));
  });
});

describe('an exact integer', () => {
  it('is not claimed where a step could round', () => {
    expect(exactly(circulant(4, (shift) => shift + 0.5))).toBeUndefined();
    expect(exactly(circulant(19, () => 1))).toBeUndefined();
    expect(exactly(circulant(18, (shift) => (shift ? 1 : -1)))).toBeTypeOf('number');
    expect(exactly(circulant(19, (shift) => (shift ? 0 : -1)))).toBeUndefined();
    expect(exactly(circulant(22, (shift) => (shift < 3 ? 1 : 0)))).toBe(39605);
    expect(exactly(circulant(23, () => 0))).toBeUndefined();
  });
});
