import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../../numerics/statistics/moments.ts';
import type { CumulantBelief, Estimate } from '../contract.ts';
import { plain } from '../scaled.ts';
import { finish } from '../work.ts';
import { covariancePropagation } from './estimators/covariance-propagation.ts';
import { meanPropagation } from './estimators/mean-propagation.ts';
import { readMlp } from './explicit.ts';
import type { Mlp } from './instance.ts';
import type { MlpEstimator } from './mlp-estimator.ts';
import { mlpSampler } from './sampler.ts';

interface Golden {
  readonly hiddenLayers: number;
  readonly cases: readonly {
    readonly kMax: number;
    readonly meanByLayer: Readonly<Record<string, readonly number[]>>;
    readonly varByLayer: Readonly<Record<string, readonly number[]>>;
    readonly covByLayer?: Readonly<Record<string, readonly (readonly number[])[]>>;
  }[];
  readonly monteCarlo: { readonly mean: readonly number[]; readonly stderr: readonly number[] };
}

const folder = new URL('./goldens/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, golden: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden }));

function networkOf(golden: Golden): Mlp {
  return readMlp({ activation: 'relu', ...golden });
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  const scale = largest(expected) || 1;
  const worst = largest(expected.map((value, index) => value - actual[index]!));
  expect(worst / scale, what).toBeLessThanOrEqual(1e-9);
}

interface Read {
  readonly label: string;
  readonly belief: CumulantBelief;
}

function walk(network: Mlp, estimator: MlpEstimator): { reads: Read[]; estimate: Estimate } {
  const reads: Read[] = [];
  const work = estimator.run(network, {});
  for (;;) {
    const next = work.next();
    if (next.done) return { reads, estimate: next.value };
    if (next.value) {
      const label = `${next.value.kind === 'deduction' ? 'pre' : 'act'}${next.value.stage}`;
      reads.push({ label, belief: next.value.read() });
    }
  }
}

const estimators = new Map([
  [1, meanPropagation],
  [2, covariancePropagation],
]);

/** Our own sampler's mean and standard error of every output. */
function sampled(network: Mlp, blocks: number): { mean: Float64Array; error: Float64Array } {
  let moments = emptyMoments(network.widths.at(-1)!);
  for (let block = 0; block < blocks; block++) {
    moments = mergeMoments(moments, finish(mlpSampler.block(network, fold(key(17), block), 256)));
  }
  const { mean, m2, samples } = moments;
  return { mean, error: m2.map((sum) => Math.sqrt(sum / (samples - 1) / samples)) };
}

describe.each(goldens)('$name', ({ golden }) => {
  const network = networkOf(golden);

  it('is sampled to the reference’s sampled means, within 4.5 standard errors of both', () => {
    const { mean, error } = sampled(network, 40);
    for (const [j, expected] of golden.monteCarlo.mean.entries()) {
      const deviation = Math.hypot(error[j]!, golden.monteCarlo.stderr[j]!);
      expect(Math.abs(mean[j]! - expected) / deviation, `output ${j}`).toBeLessThan(4.5);
    }
  });

  for (const expected of golden.cases) {
    it(`has the reference's means, variances and output covariance at every layer, K = ${expected.kMax}`, () => {
      const { reads, estimate } = walk(network, estimators.get(expected.kMax)!);
      expect(reads.map(({ label }) => label)).toEqual(Object.keys(expected.meanByLayer));
      for (const { label, belief } of reads) {
        expectClose(belief.mean, expected.meanByLayer[label]!, `mean at ${label}`);
        expectClose(belief.variance, expected.varByLayer[label]!, `variance at ${label}`);
      }
      const output = `pre${golden.hiddenLayers}`;
      const covariance = expected.covByLayer?.[output];
      if (covariance && expected.kMax > 1) {
        expectClose(reads.at(-1)!.belief.covariance!, covariance.flat(), 'output covariance');
      }
      expect(estimate.value).toEqual(plain(reads.at(-1)!.belief.mean));
      expect(estimate.notes).toEqual([]);
    });
  }
});

it('has golden networks of every depth and width that the set offers, and of every activation that it knows', () => {
  expect(goldens).toHaveLength(28);
  expect(goldens.flatMap(({ golden }) => golden.cases)).toHaveLength(56);
});
