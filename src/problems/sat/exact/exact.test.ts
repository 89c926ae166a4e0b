import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../../numerics/rng/key.ts';
import type { ExactAlgorithm } from '../../contract.ts';
import { finish } from '../../work.ts';
import { generateSat } from '../generate.ts';
import { formulaOf } from '../instance.ts';
import { anyFormula, countedShare, KINDS } from '../testing/formulas.ts';
import { goldens } from '../testing/goldens.ts';
import { bruteForce } from './brute-force.ts';
import { cheapestExact, exactAlgorithms } from './choose.ts';
import { dpll, searchWithin } from './dpll.ts';
import { frontierTable } from './frontier-table.ts';

function probabilityOf(algorithm: ExactAlgorithm): number {
  return finish(algorithm.run()).value.mantissa[0]!;
}

const random = (variables: number, density: number, seed: number, clause = 3, kind: (typeof KINDS)[number] = 'sat') =>
  finish(generateSat({ variables, density, clause, kind, sampler: 'parallel' }, key(seed)));

describe('exact values', () => {
  it('are the counted share, by every algorithm, for small formulas of any kind', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const formula = anyFormula(seed, { variables: 9, clauses: 12, literals: 4 });
        const expected = countedShare(formula);
        for (const algorithm of exactAlgorithms(formula)) expect(probabilityOf(algorithm)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('agree between the algorithms beyond one chunk and beyond one word of variables', () => {
    for (const kind of KINDS) {
      for (const density of [0.3, 0.8]) {
        const [first, ...others] = exactAlgorithms(random(22, density, 5, 4, kind)).map(probabilityOf);
        expect(new Set([first, ...others]).size).toBe(1);
        const wide = exactAlgorithms(random(40, density, 6, 3, kind)).filter(({ cost }) => cost < 1e8);
        expect(new Set(wide.map(probabilityOf)).size).toBe(1);
      }
    }
  });

  it('have the variance of one sample and no error', () => {
    const { value, variance, squaredError } = finish(bruteForce(random(6, 1, 1))!.run());
    const p = value.mantissa[0]!;
    expect([variance, squaredError]).toEqual([p * (1 - p), 0]);
  });

  it.each(goldens)('are the truth of $id', ({ golden, formula }) => {
    const { probability } = golden.truth;
    const values = exactAlgorithms(formula)
      .filter(({ cost }) => cost < 2e8)
      .map(probabilityOf);
    expect(values.length).toBeGreaterThan(0);
    // Counts over 2^n are exact; n = 40 has 53 bits to spare, too.
    for (const value of values) expect(value).toBe(probability);
  });

  it('are exact at the corners', () => {
    expect(probabilityOf(cheapestExact(formulaOf({ kind: 'sat', variables: 0 }, []))!)).toBe(1);
    expect(probabilityOf(cheapestExact(formulaOf({ kind: 'sat', variables: 3 }, [[]]))!)).toBe(0);
    expect(probabilityOf(cheapestExact(formulaOf({ kind: 'xor', variables: 900 }, []))!)).toBe(1);
    const units = Array.from({ length: 1000 }, (_, variable) => [{ variable, sign: 1 as const }]);
    expect(probabilityOf(dpll(formulaOf({ kind: 'sat', variables: 1000 }, units))!)).toBe(2 ** -1000);
    expect(probabilityOf(cheapestExact(formulaOf({ kind: 'xor', variables: 1000 }, units))!)).toBe(2 ** -1000);
  });

  it('are not promised where every algorithm would take too long', () => {
    expect(cheapestExact(random(200, 2, 1))).toBeUndefined();
    expect(cheapestExact(random(200, 10, 1, 3, 'xor'))).toBeDefined();
    expect(frontierTable(random(60, 4, 1))).toBeUndefined();
    expect(bruteForce(random(46, 1, 1))).toBeUndefined();
    for (const density of [0.5, 1, 2, 4.2]) expect(cheapestExact(random(24, density, 1))).toBeDefined();
  });
});

describe('a search that runs out of its budget', () => {
  it('has the mean of random descents instead, with their error', () => {
    const scores = Array.from({ length: 12 }, (_, seed) => {
      const formula = random(26, 1.5, seed);
      const truth = probabilityOf(bruteForce(formula)!);
      const { value, squaredError } = finish(searchWithin(formula, 20));
      expect(squaredError).toBeGreaterThan(0);
      expect(Math.sqrt(squaredError)).toBeLessThan(0.2 * truth);
      return (value.mantissa[0]! - truth) / Math.sqrt(squaredError);
    });
    // χ² of 12 has a mean of 12 and is above 33 with probability 1e-3.
    expect(scores.reduce((sum, z) => sum + z * z, 0)).toBeLessThan(33);
  });

  it('is exact if it just suffices', () => {
    const formula = random(26, 1.5, 1);
    expect(finish(searchWithin(formula, 1e6))).toEqual(finish(bruteForce(formula)!.run()));
  });
});
