import type { Estimate } from '../problems/contract.ts';
import { inUnit, plain } from '../problems/scaled.ts';
import type { Estimated, Sampled, Truth } from './spec.ts';

/** Normalised squared error of one method on one instance, freed of the reference's own noise. */
export interface Score {
  /** Unbiased: negative values occur, and say that the error is below the noise. */
  readonly error: number;
  /** Unbiased estimate of the variance that reference noise gives to `error`; on a single instance it may be negative. */
  readonly noise: number;
  /** The part of that variance which would remain if the estimate were exact. */
  readonly floor: number;
  /** What the estimator itself expected of `error`; absent where it predicts none. */
  readonly predicted?: number;
  /** Of sampling: what the variance of its samples leads to expect; absent where 1 ÷ samples is exact. */
  readonly expected?: number;
}

function dot(a: Float64Array | Float32Array, b: Float64Array | Float32Array, offset: number): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[offset + j]!;
  return sum;
}

/** tr(Σ²) from independent vectors of covariance Σ: the mean of squared products over pairs. */
function traceOfSquare(contrasts: Float32Array, width: number): number {
  const count = contrasts.length / width;
  if (count < 2) return 0;
  let sum = 0;
  for (let a = 0; a < count; a++) {
    const row = contrasts.subarray(a * width, (a + 1) * width);
    for (let b = 0; b < a; b++) {
      const product = dot(row, contrasts, b * width);
      sum += product * product;
    }
  }
  return sum / ((count * (count - 1)) / 2);
}

/** vᵀΣv from the same vectors. */
function quadraticForm(v: Float64Array, contrasts: Float32Array): number {
  const count = contrasts.length / v.length;
  if (count === 0) return 0;
  let sum = 0;
  for (let a = 0; a < count; a++) {
    const product = dot(v, contrasts, a * v.length);
    sum += product * product;
  }
  return sum / count;
}

/** What scoring needs of a reference, worked out once, in the unit exp(log) or its square. */
export interface Yardstick {
  readonly log: number;
  /** How it was found without sampling; absent where it was sampled. */
  readonly algorithm?: string;
  readonly mean: Float64Array;
  /** Single-pass variance, summed over outputs. */
  readonly variance: number;
  /** tr Σ: squared standard errors of the reference mean, summed over outputs. Unbiased. */
  readonly noise: number;
  readonly contrasts: Float32Array;
  /** 2 tr(Σ²)·R/(R − 1): variance of |M − m|² less the noise, for the mean M of R replicates. */
  readonly degenerate: number;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function yardstick(truth: Truth): Yardstick {
  const { replicates, contrasts } = truth;
  const { mantissa: mean, log } = truth.value;
  // A known error is as good as one seen from infinitely many replicates.
  const excess = Number.isFinite(replicates) && replicates > 1 ? replicates / (replicates - 1) : 1;
  const degenerate = 2 * traceOfSquare(contrasts, mean.length) * excess;
  const { algorithm } = truth;
  return {
    log,
    ...(algorithm !== undefined && { algorithm }),
    mean,
    variance: sumOf(truth.variance),
    noise: sumOf(truth.noise),
    contrasts,
    degenerate,
  };
}

/**
 * Squared distance to the truth m, given its distance to the reference mean M of covariance Σ: |e − M|² exceeds |e − m|²
 * by tr Σ on average, which is subtracted. Its noise is 4dᵀΣd + 2 tr(Σ²) with d = e − m; putting e − M for d adds
 * 4 tr(Σ²) on average, which is subtracted too. (That tr Σ is itself estimated, from R replicates, raises 2 tr(Σ²) by
 * R/(R − 1): the score is then the average of (e − A)·(e − B) over pairs of replicates.)
 */
function scoreDistance(squared: number, difference: Float64Array, reference: Yardstick): Score {
  const { variance, contrasts, degenerate } = reference;
  const linear = 4 * quadraticForm(difference, contrasts) - 2 * degenerate;
  const scale = variance * variance;
  return {
    error: (squared - reference.noise) / variance,
    noise: (linear + degenerate) / scale,
    floor: degenerate / scale,
  };
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, j) => value - b[j]!);
}

/** Mean of the squared predicted errors ÷ single-pass variance: normalised like the error that it predicts. */
function predictedScore({ predictedError }: Estimate, { log, variance }: Yardstick): number | undefined {
  if (!predictedError) return undefined;
  const deviations = inUnit(predictedError, log);
  return dot(deviations, deviations, 0) / variance;
}

/** Score of an estimate. */
export function scoreEstimate({ estimate }: Estimated, reference: Yardstick): Score {
  const difference = subtract(inUnit(estimate.value, reference.log), reference.mean);
  const predicted = predictedScore(estimate, reference);
  const score = scoreDistance(dot(difference, difference, 0), difference, reference);
  return predicted === undefined ? score : { ...score, predicted };
}

/** Score of a sampler's average run: mean |e|² − 2 ē·M + |M|² over its runs e. */
export function scoreSample(sampled: Sampled, reference: Yardstick): Score {
  const mean = inUnit(plain(sampled.mean), reference.log);
  const [meanSquare = 0] = inUnit(plain(Float64Array.of(sampled.meanSquare)), 2 * reference.log);
  const difference = subtract(mean, reference.mean);
  const spread = meanSquare - dot(mean, mean, 0);
  const score = scoreDistance(spread + dot(difference, difference, 0), difference, reference);
  if (!sampled.variance) return score;
  const variance = sumOf(inUnit(plain(sampled.variance), 2 * reference.log));
  return { ...score, expected: variance / (sampled.samples * reference.variance) };
}
