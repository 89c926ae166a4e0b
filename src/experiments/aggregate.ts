import { exp } from '../numerics/special/exp.ts';
import { studentQuantile } from '../numerics/statistics/student.ts';
import type { CurvePoint } from './curves.ts';
import type { Score } from './score.ts';

/** One-sided 95 % point of the standard normal distribution. */
const ONE_SIDED = 1.6448536269514722;
/** Below this a band would be mostly Student's t at one degree of freedom: true, and useless. */
const FEWEST_FOR_BAND = 3;

/** What a set of scores says of a size. */
export interface Aggregate {
  readonly status: 'measured' | 'limit';
  readonly error: number;
  readonly band?: CurvePoint['band'];
  /** Standard error of ln error over instances and reference noise together, where there is a band. */
  readonly logError?: number;
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function spread(values: readonly number[], centre: number): number {
  let sum = 0;
  for (const value of values) sum += (value - centre) * (value - centre);
  return sum / (values.length - 1);
}

/** 95 % point of the error that reference noise alone would show, from its variance on each instance. */
export function floorOf(variances: readonly number[]): number {
  return ONE_SIDED * Math.sqrt(mean(variances) / variances.length);
}

/** Variance of a single score's reference noise, averaged over instances; never below what an exact estimate has. */
function noiseOf(scores: readonly Score[]): number {
  return Math.max(mean(scores.map((score) => score.floor)), mean(scores.map((score) => score.noise)));
}

const quantiles = new Map<number, number>();

/** 97.5 % point of Student's distribution for `count` instances. */
function studentPoint(count: number): number {
  const known = quantiles.get(count) ?? studentQuantile(0.975, count - 1);
  quantiles.set(count, known);
  return known;
}

/**
 * Where the mean over all instances lies, with 95 % coverage: Student's interval on the logarithm, both ends raised for
 * skewness. Errors of random networks are skewed like something between a gamma and a log-normal distribution, so that a
 * studentised mean is low more often than high. To first order (Hall, "The Bootstrap and Edgeworth Expansion", 1992,
 * §2.6) the p-quantile of (ln ē − ln m)/r, r the relative standard error, is z − r·((γ/c)(2z² + 1)/6 − z²/2) for skewness
 * γ and coefficient of variation c. At z = 1.96 the bracket is 1 for a gamma distribution, γ = 2c, and 3 for a log-normal
 * one of c = 0.6; the lower end takes the former, the upper the latter. Reference noise is not skewed: `skewed` is the
 * part of r² that instances give. How well it covers stands in the folder's README and is tested.
 */
function bandOf(centre: number, relative: number, skewed: number, count: number): CurvePoint['band'] {
  const spread = studentPoint(count) * relative;
  return { low: centre * exp(skewed - spread), high: centre * exp(3 * skewed + spread) };
}

/**
 * Averages scores over at least one instance. The error counts as measured if it exceeds the one-sided 95 % point of
 * reference noise; otherwise only an upper limit is claimed.
 */
export function aggregate(scores: readonly Score[]): Aggregate {
  const count = scores.length;
  const errors = scores.map((score) => score.error);
  const centre = mean(errors);
  const noise = noiseOf(scores) / count;
  const variance = count > 1 ? Math.max(noise, spread(errors, centre) / count) : noise;
  if (!(centre > ONE_SIDED * Math.sqrt(noise))) {
    return { status: 'limit', error: Math.max(0, centre) + ONE_SIDED * Math.sqrt(variance) };
  }
  if (count < FEWEST_FOR_BAND) return { status: 'measured', error: centre };
  const logError = Math.sqrt(variance) / centre;
  const band = bandOf(centre, logError, (variance - noise) / (centre * centre), count);
  return { status: 'measured', error: centre, band, logError };
}
