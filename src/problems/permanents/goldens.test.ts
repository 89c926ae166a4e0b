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

function expectGolden(actual: number, expected: number, scale: number, what: string): void {
  const allowed = expected === 0 ? 1e-15 : 1e-9 * Math.max(Math.abs(expected), scale * 1e-3);
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(allowed);
}

describe.each(instances)('the matrix $id', (golden) => {
  const matrix = readPermanent(golden);
  const run = (degree: number, lines: 'rows' | 'columns' | 'both'): Estimate =>
    finish(degreeEstimator.run(matrix, { degree, lines }));
  // The mean that the data's tolerance speaks of.
  const mean = Array.from({ length: matrix.n }).reduce<number>((product) => product * Math.abs(matrix.mean), 1);

  it('has the golden estimates at every degree', () => {
    for (const [degree, expected] of Object.entries(golden.estimates)) {
      expectGolden(unscaled(run(Number(degree), 'rows').value)[0]!, expected, mean, `rows ${degree}`);
    }
    for (const [degree, expected] of Object.entries(golden.estimatesTransposed)) {
      expectGolden(unscaled(run(Number(degree), 'columns').value)[0]!, expected, mean, `columns ${degree}`);
    }
  });

  it('has the golden predicted errors', () => {
    for (const [degree, expected] of Object.entries(golden.predictedSquaredError ?? {})) {
      const error = unscaled(run(Number(degree), 'rows').predictedError!)[0]!;
      expectGolden(error * error, expected, 0, `predicted ${degree}`);
    }
  });
});
