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

describe.each(goldens)('$id', ({ golden, formula }) => {
  const degrees = Object.keys(golden.estimates).map(Number);
  const truth = golden.truth.probability;
  const run = (degree: number, order: 'natural' | 'frontier'): Estimate =>
    finish(degreeEstimator.run(formula, { degree, order }));
  /** How far off a value is, in units of what is tolerated. */
  const excess = (actual: number, expected: number): number =>
    Math.abs(actual - expected) / tolerance(expected, formula, truth);

  it.each(degrees)('degree %d has the value, its logarithm and its sign', (degree) => {
    const { value, log2abs, sign } = golden.estimates[degree]!;
    const estimate = run(degree, 'natural');
    expect(golden.vars === null ? 0 : excess(valueOf(estimate), value)).toBeLessThanOrEqual(1);
    const [mantissa, log] = [estimate.value.mantissa[0]!, estimate.value.log];
    const log2 = Math.log2(Math.abs(mantissa)) + log / Math.LN2;
    // The logarithm has the tolerance of the value: where that is cancelled to little, more.
    const allowed = golden.vars === null ? 1e-10 : tolerance(value, formula, truth) / Math.abs(value);
    expect(log2abs === null || Math.abs(log2 - log2abs) <= allowed / Math.LN2).toBe(true);
    expect(log2abs === null ? sign : Math.sign(mantissa)).toBe(sign);
  });

  it('has the predicted squared errors', () => {
    const expected = Object.values(golden.predictedSquaredError ?? {});
    const actual = expected.map((_, degree) => unscaled(run(degree, 'natural').predictedError!)[0]!);
    const worst = actual.map((error, degree) => Math.abs(error * error - expected[degree]!) / (expected[degree]! || 1));
    expect(Math.max(0, ...worst)).toBeLessThanOrEqual(1e-10);
  });

  it('has the frontier order and the estimates in it', () => {
    const order = golden.frontierOrder ?? [...frontierOrder(formula)];
    expect([...frontierOrder(formula)]).toEqual(order);
    const worst = Object.entries(golden.estimatesFrontierOrder ?? {}).map(([degree, expected]) =>
      excess(valueOf(run(Number(degree), 'frontier')), expected!),
    );
    expect(Math.max(0, ...worst)).toBeLessThanOrEqual(1);
  });

  it('has the estimates from the top terms', () => {
    const worst = (golden.topB ?? []).map(({ B, value }) =>
      excess(valueOf(finish(topTermsEstimator.run(formula, { terms: B, order: 'frontier' }))), value),
    );
    expect(Math.max(0, ...worst)).toBeLessThanOrEqual(1);
  });
});
