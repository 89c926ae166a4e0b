import { fold, key } from '../../src/numerics/rng/key.ts';
import { degreeEstimator } from '../../src/problems/halfspaces/estimators/degree.ts';
import { gaussianProjection } from '../../src/problems/halfspaces/estimators/gaussian-projection.ts';
import { exactOf } from '../../src/problems/halfspaces/exact/exact.ts';
import { generateHalfspaces } from '../../src/problems/halfspaces/generate.ts';
import type { Halfspaces } from '../../src/problems/halfspaces/instance.ts';
import type { HalfspacesParams } from '../../src/problems/halfspaces/parameters.ts';
import { halfspacesSampler, sampleMany } from '../../src/problems/halfspaces/sampler.ts';
import { finish } from '../../src/problems/work.ts';
import { lessIsBetter, moreIsBetter, type Row } from '../benchmark.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

/** One estimate, with the time to hold in ms where there is one. */
interface Case {
  readonly dimension: number;
  readonly count: number;
  readonly degree: number;
  readonly step?: HalfspacesParams['step'];
  readonly bar?: number;
}

const CASES: readonly Case[] = [
  { dimension: 16, count: 8, degree: 2 },
  { dimension: 16, count: 8, degree: 2, step: 'soft' },
  { dimension: 64, count: 64, degree: 2, bar: 10 },
  { dimension: 64, count: 64, degree: 3, bar: 500 },
  { dimension: 32, count: 32, degree: 4 },
];

const EXACT: readonly (readonly [dimension: number, count: number])[] = [
  [16, 8],
  [64, 64],
];
/** What one exact value may take, ms. */
const EXACT_BAR = 1000;
const SAMPLES = 4096;
const REPETITIONS = 9;

function drawn(params: Pick<HalfspacesParams, 'dimension' | 'count'> & Partial<HalfspacesParams>): Halfspaces {
  return finish(generateHalfspaces(params, key(1)));
}

function size({ dimension, count }: { readonly dimension: number; readonly count: number }): string {
  return `n = ${dimension}, k = ${count}`;
}

function estimate({ degree, bar, step = 'hard', ...at }: Case): Row {
  const instance = drawn({ ...at, step });
  const options = { degree, basis: 'sphere', orders: '1' } as const;
  const { ours } = interleave({ ours: () => finish(degreeEstimator.run(instance, options)) }, REPETITIONS);
  const flops = degreeEstimator.flops(instance, options);
  const note = `${(flops / ours / 1e6).toPrecision(3)} GFLOP/s of ${(flops / 1e6).toPrecision(3)} MFLOP, predicted error included`;
  const name = `degree ${degree}, ${size(at)}${step === 'soft' ? ', soft' : ''}`;
  return lessIsBetter({ name, unit: 'ms', note }, ours, bar === undefined ? {} : { bar });
}

function projection(): Row {
  const at = { dimension: 64, count: 64 };
  const instance = drawn(at);
  const { ours } = interleave({ ours: () => finish(gaussianProjection.run(instance, {})) }, REPETITIONS);
  return lessIsBetter({ name: `Gaussian projection, ${size(at)}`, unit: 'ms' }, ours);
}

function exactValue([dimension, count]: (typeof EXACT)[number]): Row {
  const instance = drawn({ dimension, count });
  const algorithm = exactOf(instance)!;
  const { ours } = interleave({ ours: () => finish(algorithm.run()) }, 3);
  const name = `exact value, ${size({ dimension, count })}`;
  return lessIsBetter({ name, unit: 'ms', note: algorithm.name }, ours, { bar: EXACT_BAR });
}

function sampling(sampler: HalfspacesParams['sampler']): Row {
  const at = { dimension: 64, count: 64 };
  const instance = drawn({ ...at, sampler });
  const { ours } = interleave({ ours: (round) => finish(sampleMany(instance, fold(key(2), round), SAMPLES)) });
  const rate = (1000 * SAMPLES) / ours;
  const note = `${((halfspacesSampler.flopsPerSample(instance) * rate) / 1e9).toPrecision(3)} GFLOP/s as charged`;
  return moreIsBetter({ name: `sampling, ${sampler}, ${size(at)}`, unit: 'samples/s', note }, rate);
}

export const halfspaces: Suite = {
  name: 'halfspaces',
  about: 'products of random halfspaces in one thread: estimates with their predicted errors, exact values, samples',
  *run() {
    for (const each of CASES) yield estimate(each);
    yield projection();
    for (const each of EXACT) yield exactValue(each);
    yield sampling('early-exit');
    yield sampling('all-factors');
  },
};
