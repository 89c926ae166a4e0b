import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facesUpTo } from '../../../numerics/combinatorics/faces.ts';
import { logFactorials } from '../../../numerics/combinatorics/log-factorials.ts';
import { subsets } from '../../../numerics/combinatorics/subsets.ts';
import { key } from '../../../numerics/rng/key.ts';
import type { LevelBelief } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { degreeEstimator } from '../estimators/degree.ts';
import { readPermanent } from '../explicit.ts';
import { generateMatrix } from '../generate.ts';
import { matrixOf, type SquareMatrix } from '../instance.ts';
import { centredRow } from './centred-row.ts';
import { constantRule } from './constant.ts';
import { discarded } from './discarded.ts';
import { generalRule } from './general.ts';
import { linearRule } from './linear.ts';
import { quadraticRule } from './quadratic.ts';
import type { SliceRule, SliceState } from './state.ts';
import { logTailEigenvalue } from './tail-eigenvalue.ts';

const golden = JSON.parse(readFileSync(new URL('../goldens/permanent.json', import.meta.url), 'utf8')) as {
  readonly stateTrace: { readonly rows: readonly string[]; readonly phi: readonly (readonly number[])[] };
  readonly tailEigenvalues: {
    readonly n: number;
    readonly entryMean: number;
    readonly entryVariance: number;
    readonly table: readonly (readonly number[])[];
  };
};

/** ∑ over permutations of the product of entries of the first rows at some columns, by expansion. */
function permanentOf(matrix: SquareMatrix, columns: readonly number[]): number {
  const [last] = columns.slice(-1);
  if (last === undefined) return 1;
  const row = columns.length - 1;
  return columns.reduce((sum, b) => {
    const rest = columns.filter((other) => other !== b);
    return sum + matrix.entries[row * matrix.n + b]! * permanentOf(matrix, rest);
  }, 0);
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

function started(rule: SliceRule, n: number, d: number): SliceState {
  return rule.start(n, finish(facesUpTo(n, d)));
}

function afterRows(rule: SliceRule, matrix: SquareMatrix, d: number, rows: number): SliceState {
  const state = started(rule, matrix.n, d);
  for (let I = 1; I <= rows; I++) finish(state.multiply(centredRow(matrix, I - 1), I));
  return state;
}

/** Σ_{S⊆U} φ(S) over all degrees. */
function valueAt(state: SliceState, n: number, U: readonly number[]): number {
  let sum = 0;
  for (const [size, phi] of state.levels.entries()) {
    let r = 0;
    for (const set of subsets(n, size)) {
      if (set.every((e) => U.includes(e))) sum += phi[r]!;
      r++;
    }
  }
  return sum;
}

/** Mean square over the subsets of as many columns of what is known after some rows. */
function meanSquareAfter(matrix: SquareMatrix, d: number, rows: number): number {
  const { n } = matrix;
  const state = afterRows(generalRule, matrix, d, rows);
  let scale = 1;
  for (let i = 0; i < rows; i++) scale *= 2 ** centredRow(matrix, i).exponent;
  const values = Array.from(subsets(n, rows), (U) => (scale * valueAt(state, n, U)) ** 2);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the two steps of every row know. */
function beliefs(matrix: SquareMatrix, degree: number): { deduced: LevelBelief; projected: LevelBelief }[] {
  const read: LevelBelief[] = [];
  for (const step of degreeEstimator.run(matrix, { degree, lines: 'rows' })) if (step) read.push(step.read());
  return Array.from({ length: matrix.n }, (_, i) => ({ deduced: read[2 * i]!, projected: read[2 * i + 1]! }));
}

/** Matrices with entries in −2 … 2; powers of two scale no row of it. */
const matrices = fc
  .integer({ min: 2, max: 6 })
  .chain((n) =>
    fc
      .array(fc.integer({ min: -2, max: 2 }), { minLength: n * n, maxLength: n * n })
      .map((entries) => matrixOf(n, Float64Array.from(entries))),
  );

function estimate(matrix: SquareMatrix, degree: number): number {
  return unscaled(finish(degreeEstimator.run(matrix, { degree, lines: 'rows' })).value)[0]!;
}

describe('the state after every row', () => {
  const matrix = readPermanent({ rows: golden.stateTrace.rows });

  it('is the golden one', () => {
    for (const [i, expected] of golden.stateTrace.phi.entries()) {
      const { levels } = afterRows(generalRule, matrix, 2, i + 1);
      const actual = levels.flatMap((level) => [...level]);
      expect(actual).toHaveLength(expected.length);
      for (const [at, value] of expected.entries()) expect(actual[at]).toBeCloseTo(value, 14);
    }
  });

  it('is harmonic: contracted over one element, every part vanishes', () => {
    const faces = finish(facesUpTo(5, 2));
    for (let rows = 1; rows <= 5; rows++) {
      const { levels } = afterRows(generalRule, matrix, 2, rows);
      for (const size of [1, 2]) {
        const sums = new Float64Array(faces[size - 1]!.count);
        for (const [at, rank] of faces[size]!.ranks.entries()) sums[rank]! += levels[size]![Math.floor(at / size)]!;
        for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-15);
      }
    }
  });

  it('is the partial permanent of the rows where no degree is left out', () => {
    fc.assert(
      fc.property(matrices, (drawn) => {
        const { n } = drawn;
        // An exponent of its own for every row is the walk's business, not the state's.
        const scaled = matrixOf(
          n,
          drawn.entries.map((entry) => entry / 2),
        );
        for (let rows = 1; rows <= n; rows++) {
          const state = afterRows(generalRule, scaled, Math.floor(n / 2), rows);
          let scale = 1;
          for (let i = 0; i < rows; i++) scale *= 2 ** centredRow(scaled, i).exponent;
          for (const U of subsets(n, rows)) {
            const exact = permanentOf(scaled, U) / factorial(rows);
            expect(Math.abs(valueAt(state, n, U) * scale - exact)).toBeLessThan(1e-13);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('programs for low degrees', () => {
  it.each([
    [0, constantRule],
    [1, linearRule],
    [2, quadraticRule],
  ] as const)('degree %i agrees with the general one', (d, rule) => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        if (d > matrix.n / 2) return;
        for (let rows = 1; rows <= matrix.n; rows++) {
          const [own, general] = [rule, generalRule].map((each) => afterRows(each, matrix, d, rows).levels);
          for (const [size, level] of own!.entries()) {
            for (const [r, value] of level.entries()) {
              expect(Math.abs(value - general![size]![r]!)).toBeLessThan(1e-13);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the estimate', () => {
  it('is perm/n! from degree ⌊n/2⌋ on', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 2 }), (matrix, more) => {
        const all = Array.from({ length: matrix.n }, (_, b) => b);
        const exact = permanentOf(matrix, all) / factorial(matrix.n);
        const actual = estimate(matrix, Math.floor(matrix.n / 2) + more);
        expect(Math.abs(actual - exact)).toBeLessThan(1e-12 * (1 + Math.abs(exact)));
      }),
    );
  });

  it('does not know the order of the columns, nor whether rows come backwards', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 3 }), fc.nat(), (matrix, degree, shift) => {
        const { n, entries } = matrix;
        const rotated = entries.map((_, at) => entries[Math.floor(at / n) * n + ((at + shift) % n)]!);
        const backwards = entries.map((_, at) => entries[(n - 1 - Math.floor(at / n)) * n + (at % n)]!);
        const value = estimate(matrix, degree);
        const close = 1e-12 * (1 + Math.abs(value));
        expect(Math.abs(estimate(matrixOf(n, rotated), degree) - value)).toBeLessThan(close);
        expect(Math.abs(estimate(matrixOf(n, backwards), degree) - value)).toBeLessThan(close);
      }),
    );
  });

  it('is 0 at every degree where a row is 0, and exact where all entries are one', () => {
    const ones = matrixOf(9, new Float64Array(81).fill(1));
    const zeroRow = matrixOf(9, new Float64Array(81).fill(1).fill(0, 27, 36));
    for (const degree of [0, 1, 2, 3, 4]) {
      expect(estimate(ones, degree)).toBeCloseTo(1, 14);
      expect(estimate(zeroRow, degree)).toBe(0);
    }
  });

  it('of a large matrix stays a number where perm/n! is none', () => {
    const n = 250;
    const tiny = matrixOf(n, new Float64Array(n * n).fill(1e-3));
    for (const degree of [0, 1, 2]) {
      const { value, predictedError } = finish(degreeEstimator.run(tiny, { degree, lines: 'both' }));
      expect(Math.log(value.mantissa[0]!) + value.log).toBeCloseTo(n * Math.log(1e-3), 8);
      expect(predictedError!.mantissa[0]).toBeGreaterThanOrEqual(0);
    }
    const signs = finish(generateMatrix({ size: n, entries: 'sign', p: 0.5, sampler: 'plain' }, key(5)));
    const { value, predictedError } = finish(degreeEstimator.run(signs, { degree: 2, lines: 'rows' }));
    expect(value.mantissa[0]).not.toBe(0);
    expect(Number.isFinite(value.mantissa[0]! + value.log)).toBe(true);
    // Nearly all of the variance σ^2n/n! is left.
    const logError = 2 * (Math.log(predictedError!.mantissa[0]!) + predictedError!.log);
    const logFactorial = logFactorials(n)[n]!;
    expect(Math.abs(logError + logFactorial)).toBeLessThan(3);
  });
});

describe('what a projection drops', () => {
  it('has the norm of the part of one degree more', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { n } = matrix;
        for (let d = 0; d < Math.floor(n / 2); d++) {
          for (let I = d + 1; I <= n - d - 1; I++) {
            const row = centredRow(matrix, I - 1);
            const kept = afterRows(generalRule, matrix, d, I - 1);
            const more = started(generalRule, n, d + 1);
            for (const [size, level] of kept.levels.entries()) more.levels[size]!.set(level);
            finish(more.multiply(row, I));
            const exact = more.levels[d + 1]!.reduce((sum, value) => sum + value * value, 0) * I * I;
            const sum = finish(discarded(n, finish(facesUpTo(n, d))[d]!, kept.levels[d]!, row));
            expect(Math.abs(sum - exact)).toBeLessThan(1e-12 * (1 + exact));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is in the beliefs: energies add up to the mean square of the function', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 2 }), (matrix, degree) => {
        const { n } = matrix;
        const d = Math.min(degree, Math.floor(n / 2));
        for (const [stage, { deduced, projected }] of beliefs(matrix, degree).entries()) {
          expect(projected.energy).toHaveLength(d + 1);
          expect([...projected.energy, projected.lost]).toEqual([...deduced.energy]);
          const scale = Math.exp(2 * projected.mass.log);
          expect(projected.energy[0]! * scale).toBeCloseTo(unscaled(projected.mass)[0]! ** 2, 12);
          const total = projected.energy.reduce((all, value) => all + value, 0) * scale;
          expect(total).toBeCloseTo(meanSquareAfter(matrix, d, stage + 1), 10);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('the eigenvalues of tails are the golden ones', () => {
  const { n, entryMean, entryVariance, table } = golden.tailEigenvalues;
  const factorials = logFactorials(n);
  for (const [t, levels] of table.entries()) {
    for (const [degree, expected] of levels.entries()) {
      const actual = logTailEigenvalue(factorials, n, degree, t, { mean: entryMean, variance: entryVariance });
      expect(Math.exp(actual) / expected).toBeCloseTo(1, 12);
    }
  }
});
