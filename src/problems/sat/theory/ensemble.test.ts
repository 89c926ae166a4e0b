import { describe, expect, it } from 'vitest';
import { finish } from '../../work.ts';
import type { KindName } from '../parameters.ts';
import { tailRows } from '../tail.ts';
import { tailEigenvalues, theory } from '../testing/goldens.ts';
import accuracy from '../goldens/accuracy.json' with { type: 'json' };
import { degreeTheory, type Ensemble } from './ensemble.ts';

const tables = theory.map(({ kind, k, n, m, ...rest }) => {
  const ensemble: Ensemble = { kind: kind as KindName, variables: n, clause: k, constraints: m };
  return { name: `${k}-${kind}, n = ${n}, m = ${m}`, ensemble, rest };
});

/** Relative difference; ∞ where one of two unequal numbers is 0. */
function difference(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual / expected - 1);
}

describe.each(tables)('the ensemble of $name', ({ ensemble, rest }) => {
  it('has the averages of the reference tables', () => {
    const { squaredMean, meanSquare, variance } = degreeTheory(ensemble, 0);
    expect(difference(Math.exp(squaredMean / 2), rest.meanTruth)).toBeLessThan(1e-9);
    expect(difference(Math.exp(meanSquare), rest.meanTruthSquared)).toBeLessThan(1e-9);
    expect(difference(Math.exp(variance), rest.meanSampleVariance)).toBeLessThan(1e-9);
  });

  it.each(rest.mseByDegree.map((mse, degree) => ({ mse, degree })))('has the error of degree $degree', (row) => {
    const { squaredError, variance, squaredMean } = degreeTheory(ensemble, row.degree);
    expect(difference(Math.exp(squaredError), row.mse)).toBeLessThan(1e-9);
    expect(difference(Math.exp(squaredError - variance), rest.normalisedMseByDegree[row.degree]!)).toBeLessThan(1e-9);
    expect(difference(Math.exp((squaredError - squaredMean) / 2), rest.relativeRmseByDegree[row.degree]!)).toBeLessThan(
      1e-9,
    );
  });
});

it('has the tail eigenvalues of the reference table', () => {
  const { kind, k, n, table } = tailEigenvalues;
  const rows = finish(tailRows(kind as KindName, n, new Array<number>(table.length - 1).fill(k)));
  expect(rows).toHaveLength(table.length);
  for (const [t, expected] of table.entries()) {
    const { values, exponent } = rows[t]!;
    for (const [level, value] of expected.entries()) {
      expect(difference(values[level]! * 2 ** exponent, value)).toBeLessThan(1e-9);
    }
  }
});

it('has logarithms where doubles underflow', () => {
  const ensemble: Ensemble = { kind: 'sat', variables: 200, clause: 2, constraints: 2000 };
  const { squaredMean, meanSquare, variance, squaredError } = degreeTheory(ensemble, 2);
  expect(squaredMean).toBeCloseTo(4000 * Math.log(0.75), 8);
  expect(variance).toBeCloseTo(squaredMean / 2, 8);
  // No pair of formulas is better than two equal ones: E[p²] ≤ E[p], and E[p²] ≥ 2^−n·E[p].
  expect(meanSquare).toBeGreaterThan(squaredMean / 2 - 200 * Math.LN2);
  expect(squaredError).toBeLessThanOrEqual(meanSquare);
});

it('has the error of degree 0 as a difference, E[p²] − E[p]², and none where every level is kept', () => {
  for (const [kind, clause] of [
    ['sat', 5],
    ['nae', 4],
    ['xor', 2],
  ] as const) {
    const ensemble: Ensemble = { kind, variables: 8, clause, constraints: 11 };
    const { squaredMean, meanSquare, squaredError } = degreeTheory(ensemble, 0);
    expect(difference(Math.exp(squaredError), Math.exp(meanSquare) - Math.exp(squaredMean))).toBeLessThan(1e-9);
    expect(degreeTheory(ensemble, 8).squaredError).toBe(-Infinity);
  }
  expect(degreeTheory({ kind: 'sat', variables: 4, clause: 3, constraints: 0 }, 1)).toEqual({
    squaredMean: 0,
    meanSquare: 0,
    variance: -Infinity,
    squaredError: -Infinity,
  });
});

/** Printed with 8 digits. */
const PRINTED = 1e-7;

describe.each(accuracy.rows.map((row) => ({ ...row, name: `${row.k}-${row.kind}, n = ${row.n}, m = ${row.m}` })))(
  'the accuracy table of $name',
  ({ kind, k, n, m, theoryMean, EVarTheory, perDegree }) => {
    it('has the theory’s numbers', () => {
      const ensemble: Ensemble = { kind: kind as KindName, variables: n, clause: k, constraints: m };
      for (const [degree, { theoryRelRmse, theoryNormMse }] of perDegree.entries()) {
        const { squaredMean, variance, squaredError } = degreeTheory(ensemble, degree);
        expect(difference(Math.exp(squaredMean / 2), theoryMean)).toBeLessThan(PRINTED);
        expect(difference(Math.exp(variance), EVarTheory)).toBeLessThan(PRINTED);
        expect(difference(Math.exp((squaredError - squaredMean) / 2), theoryRelRmse)).toBeLessThan(PRINTED);
        expect(difference(Math.exp(squaredError - variance), theoryNormMse)).toBeLessThan(PRINTED);
      }
    });
  },
);
