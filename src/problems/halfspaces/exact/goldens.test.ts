import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exact } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { readHalfspaces } from '../explicit.ts';
import { exactAlgorithms, exactOf } from './exact.ts';

interface Golden {
  readonly id: string;
  readonly n: number;
  readonly k: number;
  readonly truth: { readonly value: number; readonly stderr: number; readonly method: string };
}

const { instances } = JSON.parse(readFileSync(new URL('../goldens/halfspaces.json', import.meta.url), 'utf8')) as {
  readonly instances: readonly Golden[];
};

/** Standard errors that a truth may be off: the file's rule is 4 where its error is large or k > n. */
const SCORES = 4;

function numbersOf({ value, squaredError }: Exact): { readonly value: number; readonly error: number } {
  return { value: unscaled(value)[0]!, error: Math.sqrt(squaredError) * Math.exp(value.log) };
}

describe.each(instances)('$id', ({ truth, ...golden }) => {
  it('has the reference’s truth within the errors of both, by every algorithm that applies', () => {
    for (const algorithm of exactAlgorithms(readHalfspaces(golden))) {
      const { value, error } = numbersOf(finish(algorithm.run()));
      // The truths have 15 digits where they are exact.
      const tolerance = SCORES * Math.hypot(error, truth.stderr) + 4e-15 * Math.max(1, Math.abs(truth.value));
      expect(Math.abs(value - truth.value), algorithm.name).toBeLessThanOrEqual(tolerance);
      expect(error, algorithm.name).toBeLessThanOrEqual(0.01 * Math.abs(value));
    }
  });
});

it('has an algorithm for all golden products but those that the reference sampled', () => {
  const without = instances.filter((golden) => !exactOf(readHalfspaces(golden))).map(({ truth }) => truth.method);
  expect(without).toEqual(instances.map(({ truth }) => truth.method).filter((method) => method.startsWith('Monte')));
});
