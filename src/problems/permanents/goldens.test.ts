import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../contract.ts';
import { unscaled } from '../scaled.ts';
import { finish } from '../work.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { readPermanent } from './explicit.ts';

interface Golden {
  readonly id: string;
  readonly n: number;
  readonly rows: readonly (string | readonly number[])[];
  readonly truth: { readonly permOverFactorial: number; readonly permanent?: string };
  readonly estimates: Readonly<Record<string, number>>;
  readonly estimatesTransposed: Readonly<Record<string, number>>;
  readonly predictedSquaredError?: Readonly<Record<string, number>>;
}

const { instances } = JSON.parse(readFileSync(new URL('goldens/permanent.json', import.meta.url), 'utf8')) as {
  readonly instances: readonly Golden[];
};

/** How far a number is from its golden one, by what the format allows; 1 is the limit. */
function excess(actual: number, expected: number, mean: number): number {
  const allowed = expected === 0 ? 1e-15 : 1e-9 * Math.max(Math.abs(expected), mean * 1e-3);
  return Math.abs(actual - expected) / allowed;
}

describe.each(instances)('the matrix $id', (golden) => {
  const matrix = readPermanent(golden);
  const run = (degree: number, lines: 'rows' | 'columns' | 'both'): Estimate =>
    finish(degreeEstimator.run(matrix, { degree, lines }));
  // The mean that the data's tolerance speaks of.
  const mean = Array.from({ length: matrix.n }).reduce<number>((product) => product * Math.abs(matrix.mean), 1);

  it.each(['rows', 'columns'] as const)('has the golden estimates at every degree, by %s', (lines) => {
    const expected = lines === 'rows' ? golden.estimates : golden.estimatesTransposed;
    for (const [degree, value] of Object.entries(expected)) {
      expect(excess(unscaled(run(Number(degree), lines).value)[0]!, value, mean), degree).toBeLessThanOrEqual(1);
    }
  });

  it('has the golden predicted errors', () => {
    const predicted = Object.entries(golden.predictedSquaredError ?? {});
    const worst = predicted.map(([degree, value]) => {
      const error = unscaled(run(Number(degree), 'rows').predictedError!)[0]!;
      return excess(error * error, value, 0);
    });
    expect(Math.max(0, ...worst)).toBeLessThanOrEqual(1);
  });
});
