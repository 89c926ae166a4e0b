import { fold, key } from '../../src/numerics/rng/key.ts';
import { degreeEstimator } from '../../src/problems/sat/estimators/degree.ts';
import { topTermsEstimator } from '../../src/problems/sat/estimators/top-terms.ts';
import { bruteForce } from '../../src/problems/sat/exact/brute-force.ts';
import { dpll } from '../../src/problems/sat/exact/dpll.ts';
import { generateSat } from '../../src/problems/sat/generate.ts';
import type { Formula } from '../../src/problems/sat/instance.ts';
import type { OrderName } from '../../src/problems/sat/order-name.ts';
import type { SamplerName } from '../../src/problems/sat/parameters.ts';
import { countHits } from '../../src/problems/sat/sampler.ts';
import { finish } from '../../src/problems/work.ts';
import { lessIsBetter, moreIsBetter, type Row } from '../benchmark.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

/** One run of the estimator by levels, with the time to hold in ms where there is one. */
interface Case {
  readonly variables: number;
  readonly density: number;
  readonly degree: number;
  readonly order: OrderName;
  readonly bar?: number;
}

const CASES: readonly Case[] = [
  { variables: 24, density: 4.2, degree: 2, order: 'natural', bar: 5 },
  { variables: 24, density: 4.2, degree: 4, order: 'natural', bar: 150 },
  { variables: 24, density: 4.2, degree: 4, order: 'frontier' },
  { variables: 100, density: 2, degree: 3, order: 'natural', bar: 1000 },
  { variables: 100, density: 2, degree: 3, order: 'frontier' },
  { variables: 100, density: 2, degree: 4, order: 'frontier' },
];

const REPETITIONS = 9;
/** Samples of one repetition. */
const SAMPLES = 262_144;
const SEARCHES = [
  { variables: 60, density: 1 },
  { variables: 60, density: 4.2 },
  { variables: 100, density: 4.2 },
] as const;

function formula(variables: number, density: number, sampler: SamplerName = 'parallel', seed = 1): Formula {
  return finish(generateSat({ variables, density, clause: 3, kind: 'sat', sampler }, key(seed)));
}

function where(variables: number, density: number): string {
  return `3-SAT, n = ${variables}, α = ${density}`;
}

function levels({ variables, density, degree, order, bar }: Case): Row {
  const instance = formula(variables, density);
  const options = { degree, order };
  const { ours } = interleave({ ours: () => finish(degreeEstimator.run(instance, options)) }, REPETITIONS);
  const flops = degreeEstimator.flops(instance, options);
  const note = `${(flops / ours / 1e6).toPrecision(3)} GFLOP/s of ${(flops / 1e6).toPrecision(3)} MFLOP, with its predicted error`;
  const name = `degree ${degree}, ${order} order: ${where(variables, density)}`;
  return lessIsBetter({ name, unit: 'ms', note }, ours, bar === undefined ? {} : { bar });
}

function topTerms(terms: number): Row {
  const instance = formula(20, 2);
  const run = (): unknown => finish(topTermsEstimator.run(instance, { terms, order: 'frontier' }));
  const { ours } = interleave({ ours: run }, REPETITIONS);
  return lessIsBetter({ name: `top ${terms} terms: ${where(20, 2)}`, unit: 'ms' }, ours);
}

function sampling(sampler: SamplerName, bar?: number): Row {
  const instance = formula(24, 4.2, sampler);
  const run = (round: number): unknown => finish(countHits(instance, fold(key(2), round), SAMPLES));
  const { ours } = interleave({ ours: run }, REPETITIONS);
  const name = `${sampler} sampler: ${where(24, 4.2)}`;
  return moreIsBetter({ name, unit: 'samples/s' }, (1000 * SAMPLES) / ours, bar === undefined ? {} : { bar });
}

function counting(variables: number, bar: number): Row {
  const instance = formula(variables, 4.2);
  const { ours } = interleave({ ours: () => finish(bruteForce(instance)!.run()) }, REPETITIONS);
  return lessIsBetter({ name: `all assignments: ${where(variables, 4.2)}`, unit: 'ms' }, ours, { bar });
}

function searching({ variables, density }: (typeof SEARCHES)[number]): Row {
  const { ours } = interleave({ ours: () => finish(dpll(formula(variables, density))!.run()) }, REPETITIONS);
  return lessIsBetter({ name: `search: ${where(variables, density)}`, unit: 'ms' }, ours);
}

export const sat: Suite = {
  name: 'sat',
  about: 'random constraint satisfaction in one thread: estimates, samples and exact values',
  *run() {
    for (const each of CASES) yield levels(each);
    yield topTerms(256);
    yield sampling('parallel', 20e6);
    yield sampling('scalar');
    yield counting(24, 100);
    yield counting(26, 500);
    for (const each of SEARCHES) yield searching(each);
  },
};
