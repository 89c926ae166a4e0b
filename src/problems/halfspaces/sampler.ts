import { fold, type Key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { COST } from '../../numerics/special/cost.ts';
import { exp } from '../../numerics/special/exp.ts';
import { emptyMoments, mergeMoments, type Moments } from '../../numerics/statistics/moments.ts';
import type { Block, Sampler, Work } from '../contract.ts';
import { coefficientsOf } from './coefficients/coefficients.ts';
import { type Factor, factorAt, ignoresRadius } from './factor.ts';
import type { Halfspaces } from './instance.ts';

/** Samples of one block at most. */
const BLOCK = 256;
/** Coordinates of all factors that are looked at between two pauses, about 5 ms. */
const STRETCH = 4_000_000;
/** Operations charged for a normal number (random-halfspaces §5), and for putting x on a sphere, a coordinate. */
const NORMAL_COST = 10;
const SPHERE_COST = 3;

/** Operations of h(z), beside the product v·x. */
function factorCost(factor: Factor): number {
  switch (factor.kind) {
    case 'halfspace':
      return 0;
    case 'probit':
      return COST.normalCdf + 3;
    case 'logistic':
      return COST.exp + 5;
    case 'linear':
      return 1;
  }
}

/** Whether a sample stops at its first factor 0. */
function exits({ factor, sampler }: Halfspaces): boolean {
  return factor.kind === 'halfspace' && sampler === 'early-exit';
}

/** Whether inputs have to be put on the sphere: not where the factor does not look at the radius. */
function isNormalised({ factor, inputs }: Halfspaces): boolean {
  return inputs === 'sphere' && !ignoresRadius(factor);
}

/** Factors that a sample tests on average, as of independent factors: Σ_{i<k} h₀^i with an early exit, else k. */
function testedFactors(instance: Halfspaces): number {
  const { count, factor, dimension } = instance;
  if (!exits(instance)) return count;
  const basis = isNormalised(instance) ? 'sphere' : 'hermite';
  const { logUnit } = coefficientsOf(factor, basis, dimension, Math.sqrt(dimension), 0);
  const mean = exp(logUnit);
  let [tested, chance] = [0, 1];
  for (let i = 0; i < count; i++, chance *= mean) tested += chance;
  return tested;
}

/**
 * Operations of one sample: 10 a normal number, 2n and h(z) for each factor that is tested (random-halfspaces §5); an average
 * over directions where samples stop at the first 0.
 */
function sampleFlops(instance: Halfspaces): number {
  const { dimension, factor } = instance;
  const input = (NORMAL_COST + (isNormalised(instance) ? SPHERE_COST : 0)) * dimension;
  return input + testedFactors(instance) * (2 * dimension + factorCost(factor));
}

/** √n/|x| for one input, by which it comes to lie on the sphere. */
function sphereScale(inputs: Float32Array, at: number, n: number): number {
  let square = 0;
  for (let j = 0; j < n; j++) square += inputs[at + j]! * inputs[at + j]!;
  return Math.sqrt(n / square);
}

/** M(x), without the lengths of linear factors, of the input at `at` times `scale`; factors in order, until one is 0 if `stops`. */
function productAt(instance: Halfspaces, inputs: Float32Array, at: number, scale: number, stops: boolean): number {
  const { directions, dimension: n, factor } = instance;
  let product = 1;
  for (let row = 0; row < directions.length; row += n) {
    let z = 0;
    for (let j = 0; j < n; j++) z += directions[row + j]! * inputs[at + j]!;
    product *= factorAt(factor, scale * z);
    if (stops && product === 0) return 0;
  }
  return product;
}

/** The values of `samples` inputs x that `key` determines, in double precision: Gaussian numbers in f32, products in f64. */
function* values(instance: Halfspaces, key: Key, samples: number): Work<never, Float64Array> {
  const { dimension: n, count, logScale } = instance;
  const inputs = new Float32Array(samples * n);
  fillNormal32(inputs, key);
  const out = new Float64Array(samples);
  const [stops, lengths] = [exits(instance), exp(logScale)];
  const pause = Math.max(1, Math.floor(STRETCH / (n * Math.max(1, count))));
  for (let i = 0; i < samples; i++) {
    const scale = isNormalised(instance) ? sphereScale(inputs, i * n, n) : 1;
    out[i] = lengths * productAt(instance, inputs, i * n, scale, stops);
    if (i % pause === pause - 1) yield null;
  }
  return out;
}

/** Mean and squared deviations in two passes, each from 0 in order. */
function momentsOfValues(sampled: Float64Array): Moments {
  const mean = sampled.reduce((sum, value) => sum + value, 0) / sampled.length;
  const m2 = sampled.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { samples: sampled.length, mean: Float64Array.of(mean), m2: Float64Array.of(m2) };
}

/** Plain Monte Carlo. Hard factors stop at the first 0 unless the product says otherwise, which changes no value. */
export const halfspacesSampler: Sampler<Halfspaces> = {
  flopsPerSample: sampleFlops,
  *block(instance: Halfspaces, key: Key, samples: number): Work<never, Block> {
    return momentsOfValues(yield* values(instance, key, samples));
  },
  *draws(instance: Halfspaces, key: Key, samples: number): Work<never, Float32Array> {
    return Float32Array.from(yield* values(instance, key, samples));
  },
};

/** Moments of any number of samples (≥ 1) that `key` determines: blocks of 256 of the streams 0, 1, 2, … below it. */
export function* sampleMany(instance: Halfspaces, key: Key, samples: number): Work<never, Moments> {
  let moments = emptyMoments(1);
  for (let start = 0; start < samples; start += BLOCK) {
    const sampled = yield* values(instance, fold(key, start / BLOCK), Math.min(BLOCK, samples - start));
    moments = mergeMoments(moments, momentsOfValues(sampled));
    yield null;
  }
  return moments;
}
