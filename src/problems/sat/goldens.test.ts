import { describe, expect, it } from 'vitest';
import type { Estimate } from '../contract.ts';
import { unscaled } from '../scaled.ts';
import { finish } from '../work.ts';
import { satisfiedShare } from './constraint.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { topTermsEstimator } from './estimators/top-terms.ts';
import type { Formula } from './instance.ts';
import { frontierOrder } from './order.ts';
import { goldens } from './testing/goldens.ts';

/** The tolerance of the reference data: relative 1e-10 of max(|value|, mean·1e-2), absolute 1e-12 where the truth is 0. */
function tolerance(value: number, formula: Formula, truth: number): number {
  const mean = formula.constraints.reduce(
    (product, { variables, constant }) => product * (constant ?? satisfiedShare(formula.kind, variables.length)),
    1,
  );
  return truth === 0 && value === 0 ? 1e-12 : 1e-10 * Math.max(Math.abs(value), mean * 1e-2);
}

function valueOf({ value }: Estimate): number {
  return unscaled(value)[0]!;
}

function expectNear(actual: number, expected: number, allowed: number, what: string): void {
  expect(Math.abs(actual - expected), `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(allowed);
}

describe.each(goldens)('$id', ({ golden, formula }) => {
  const degrees = Object.keys(golden.estimates).map(Number);
  const truth = golden.truth.probability;
  const run = (degree: number, order: 'natural' | 'frontier'): Estimate =>
    finish(degreeEstimator.run(formula, { degree, order }));

  it.each(degrees)('degree %d has the value, its logarithm and its sign', (degree) => {
    const { value, log2abs, sign } = golden.estimates[degree]!;
    const estimate = run(degree, 'natural');
    if (golden.vars !== null) expectNear(valueOf(estimate), value, tolerance(value, formula, truth), 'value');
    const [mantissa, log] = [estimate.value.mantissa[0]!, estimate.value.log];
    if (log2abs !== null) {
      const base = golden.estimates[0]!.log2abs!;
      const relative = 1e-10 * Math.max(1, 2 ** (base - log2abs - 6.64));
      expectNear(Math.log2(Math.abs(mantissa)) + log / Math.LN2, log2abs, relative / Math.LN2, 'log2');
      expect(Math.sign(mantissa)).toBe(sign);
    }
  });

  it('has the predicted squared errors', () => {
    for (const [degree, expected] of Object.entries(golden.predictedSquaredError ?? {})) {
      const error = unscaled(run(Number(degree), 'natural').predictedError!)[0]!;
      expectNear(error * error, expected!, 1e-10 * expected!, `degree ${degree}`);
    }
  });

  it('has the frontier order and the estimates in it', () => {
    if (!golden.frontierOrder) return;
    expect([...frontierOrder(formula)]).toEqual(golden.frontierOrder);
    for (const [degree, expected] of Object.entries(golden.estimatesFrontierOrder!)) {
      const value = valueOf(run(Number(degree), 'frontier'));
      expectNear(value, expected!, tolerance(expected!, formula, truth), `degree ${degree}`);
    }
  });

  it.each(golden.topB ?? [])('has the estimate from the top $B terms', ({ B, value }) => {
    const estimate = finish(topTermsEstimator.run(formula, { terms: B, order: 'frontier' }));
    expectNear(valueOf(estimate), value, tolerance(value, formula, truth), 'value');
  });
});
