import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../../numerics/rng/key.ts';
import { COST } from '../../../numerics/special/cost.ts';
import type { Estimate, LevelBelief } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { bruteForce } from '../exact/brute-force.ts';
import { dpll } from '../exact/dpll.ts';
import { generateSat } from '../generate.ts';
import { type Formula, formulaOf } from '../instance.ts';
import type { OrderName } from '../order-name.ts';
import type { KindName } from '../parameters.ts';
import { openSchedule } from '../schedule.ts';
import { anyFormula, countedShare, KINDS } from '../testing/formulas.ts';
import { degreeEstimator } from './degree.ts';
import { topTermsEstimator } from './top-terms.ts';

const ORDERS: readonly OrderName[] = ['natural', 'frontier'];

function estimateOf(formula: Formula, terms: number, order: OrderName): Estimate {
  return finish(topTermsEstimator.run(formula, { terms, order }));
}

function valueOf({ value }: Estimate): number {
  return unscaled(value)[0]!;
}

function random(variables: number, density: number, seed: number, kind: KindName = 'sat', clause = 3): Formula {
  return finish(generateSat({ variables, density, clause, kind, sampler: 'parallel' }, key(seed)));
}

describe('the heaviest terms', () => {
  it('are all of them where there is room, and then exact, for formulas of any kind', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...ORDERS), (seed, order) => {
        const formula = anyFormula(seed, { variables: 9, clauses: 12, literals: 5 });
        expect(valueOf(estimateOf(formula, 512, order))).toBeCloseTo(countedShare(formula), 14);
      }),
      { numRuns: 300 },
    );
  });

  it('are enough with 2^(open variables)', () => {
    for (const variables of [20, 40, 70]) {
      const formula = random(variables, 0.6, variables);
      const width = openSchedule(formula, 'frontier').places;
      const truth = finish(dpll(formula)!.run()).value.mantissa[0]!;
      expect(valueOf(estimateOf(formula, 2 ** width, 'frontier')) / truth).toBeCloseTo(1, 12);
    }
  });

  it('with one term are what degree 0 is', () => {
    for (const kind of KINDS) {
      const formula = random(12, 1, 1, kind);
      const mean = valueOf(finish(degreeEstimator.run(formula, { degree: 0, order: 'natural' })));
      for (const order of ORDERS) expect(valueOf(estimateOf(formula, 1, order))).toBeCloseTo(mean, 15);
    }
  });

  it('come closer the more they are', () => {
    const errors = [1, 16, 256].map((terms) => {
      const squares = Array.from({ length: 40 }, (_, seed) => {
        const formula = random(16, 2, seed);
        const truth = finish(bruteForce(formula)!.run()).value.mantissa[0]!;
        return (valueOf(estimateOf(formula, terms, 'frontier')) / truth - 1) ** 2;
      });
      return squares.reduce((sum, each) => sum + each, 0);
    });
    expect(errors[1]!).toBeLessThan(errors[0]! / 2);
    expect(errors[2]!).toBeLessThan(errors[1]! / 4);
  });

  it('know the energy of every level, and what a choice drops', () => {
    const formula = random(14, 2, 3);
    const work = topTermsEstimator.run(formula, { terms: 20, order: 'frontier' });
    const beliefs: LevelBelief[] = [];
    for (const step of work) if (step) beliefs.push(step.read());
    const total = ({ energy }: LevelBelief): number => energy.reduce((sum, each) => sum + each, 0);
    for (const [i, belief] of beliefs.entries()) {
      expect(belief.energy[0]).toBeCloseTo(unscaled(belief.mass)[0]! ** 2, 14);
      // Each projection keeps or drops what the deduction before it knew.
      const deduced = beliefs[i - (i % 2)]!;
      expect(total(belief) + (belief.lost ?? 0)).toBeCloseTo(total(deduced), 14);
    }
    expect(beliefs.filter(({ lost }) => lost !== undefined && lost > 0).length).toBeGreaterThan(3);
  });

  it('keep their digits where doubles underflow', () => {
    const clause = random(8, 1, 1).constraints;
    const formula = { ...random(8, 1, 1), constraints: Array.from({ length: 600 }, () => clause).flat() };
    const { value } = estimateOf(formula, 300, 'natural');
    const truth = countedShare(random(8, 1, 1));
    expect(unscaled(value)[0]! / truth).toBeCloseTo(1, 10);
  });
});

/** All coefficients of a product, with the operations that they take when nothing is forgotten but finished variables. */
function countedOperations(formula: Formula, terms: number): number {
  let head = new Map<number, number>([[0, 1]]);
  let operations = 0;
  const { turns } = openSchedule(formula, 'natural');
  for (const { constraint } of turns) {
    const { variables, signs } = formula.constraints[constraint]!;
    const later = new Set(formula.constraints.slice(constraint + 1).flatMap((each) => each.variables));
    const bit = (v: number): number => 1 << v;
    const own = variables.reduce((set, v) => set | bit(v), 0);
    const sign = (set: number): number => variables.reduce((s, v, j) => (set & bit(v) ? -s * signs[j]! : s), 1);
    const subsets = Array.from({ length: 1 << variables.length }, (_, p) =>
      variables.reduce((set, v, j) => (p & (1 << j) ? set | bit(v) : set), 0),
    );
    const staying = subsets.filter((set) => variables.every((v) => !(set & bit(v)) || later.has(v)));
    const next = new Map<number, number>();
    for (const base of new Set([...head.keys()].map((set) => set & ~own))) {
      const h = subsets.reduce((sum, a) => sum + sign(a) * (head.get(base | a) ?? 0), 0);
      operations += subsets.length + 1;
      for (const a of staying) {
        operations += 2;
        next.set(base | a, (head.get(base | a) ?? 0) - (sign(a) * h) / subsets.length);
      }
    }
    operations += 1 + (next.size > terms ? next.size * (COST.log + 4) : 0);
    head = next;
  }
  return operations;
}

describe('operations', () => {
  it('are the count where nothing is dropped and nothing vanishes', () => {
    for (const seed of [1, 2, 3]) {
      const formula = random(10, 1.5, seed);
      const counted = countedOperations(formula, 1024);
      expect(topTermsEstimator.flops(formula, { terms: 1024, order: 'natural' })).toBe(counted);
    }
  });

  it('are linear in B where it is exceeded', () => {
    const formula = random(40, 3, 1);
    const [small, large] = [1000, 4000].map((terms) => topTermsEstimator.flops(formula, { terms, order: 'frontier' }));
    expect(large! / small!).toBeGreaterThan(3.5);
    expect(large! / small!).toBeLessThan(4);
  });

  it('of the steps add up, in order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), fc.constantFrom(...ORDERS), (seed, terms, order) => {
        const formula = anyFormula(seed, { variables: 9, clauses: 9, literals: 4 });
        const steps = [...topTermsEstimator.run(formula, { terms, order })].filter((step) => step !== null);
        const total = steps.reduce((sum, step) => sum + step.flops, 0);
        expect(total).toBe(topTermsEstimator.flops(formula, { terms, order }));
        expect(steps.map(({ stage }) => stage)).toEqual(steps.map((_, i) => Math.floor(i / 2)));
      }),
    );
  });
});

it('refuses blocks that would not fit', () => {
  const literals = (from: number) => Array.from({ length: 12 }, (_, j) => ({ variable: from + j, sign: 1 as const }));
  const list = [0, 12, 24, 36].flatMap((from) => [literals(from), literals(from + 6)]);
  const formula = formulaOf({ kind: 'sat', variables: 54 }, [...list, ...list]);
  const { field, note } = topTermsEstimator.refusal!(formula, { terms: 65536, order: 'natural' })!;
  expect([field, note.code]).toEqual(['options.terms', 'too-large']);
  expect(valueOf(estimateOf(formula, 65536, 'natural'))).toBeNaN();
  expect(topTermsEstimator.refusal!(formula, { terms: 256, order: 'natural' })).toBeUndefined();
});
