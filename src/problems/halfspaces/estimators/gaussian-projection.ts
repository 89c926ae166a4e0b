import { gaussLegendre, onInterval } from '../../../numerics/quadrature/gauss-legendre.ts';
import { COST } from '../../../numerics/special/cost.ts';
import { log } from '../../../numerics/special/log.ts';
import { normalPdf } from '../../../numerics/special/normal.ts';
import { logNormalTail, normalHazard } from '../../../numerics/special/normal-tail.ts';
import type { Estimate, LevelBelief, Note, Refusal, Step, Work } from '../../contract.ts';
import { notesOnValue } from '../degree/notes.ts';
import { type Factor, factorAt, ignoresRadius } from '../factor.ts';
import type { HalfspacesEstimator } from '../halfspaces-estimator.ts';
import { directionAt, type Halfspaces } from '../instance.ts';
import { gaussianProjectionMethod } from '../methods.ts';

/** Nodes of the integral over z, ten standard deviations to either side. */
const NODES = 200;
const REACH = 10;
/** Variances along a direction below this are rounding: it is put in their place, and such a factor moves nothing. */
const LEAST_VARIANCE = 1e-14;
/** Rows of Σ between two pauses hold so many entries. */
const STRETCH = 500_000;

/** A Gaussian N(m, Σ) with mass e^logMass; Σ row-major, symmetric. */
interface Gaussian {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  logMass: number;
}

/** What a factor makes of z ~ N(μ, σ²): ln of its mean, and how mean and variance of z move, μ + σ²·pull, σ² − σ⁴·shrink. */
interface Tilted {
  readonly logMass: number;
  readonly pull: number;
  readonly shrink: number;
}

/** Of a probit step Φ((z − τ)/ν) with noise ν, a halfspace where ν = 0: closed forms in u = (τ − μ)/√(σ² + ν²). */
function tiltedByProbit(mean: number, variance: number, threshold: number, noise: number): Tilted {
  const spread = variance + noise;
  const deviation = Math.sqrt(spread);
  const u = (threshold - mean) / deviation;
  const r = normalHazard(u);
  return { logMass: logNormalTail(u), pull: r / deviation, shrink: (r * (r - u)) / spread };
}

/** Of any positive factor, by its three moments over z. */
function tiltedBySums(factor: Factor, mean: number, variance: number): Tilted {
  const deviation = Math.sqrt(variance);
  const { nodes, weights } = onInterval(gaussLegendre(NODES), -REACH, REACH);
  let [zeroth, first, second] = [0, 0, 0];
  for (const [i, x] of nodes.entries()) {
    const weight = weights[i]! * normalPdf(x) * factorAt(factor, mean + deviation * x);
    zeroth += weight;
    first += weight * x;
    second += weight * x * x;
  }
  const shift = first / zeroth;
  return {
    logMass: log(zeroth),
    pull: shift / deviation,
    shrink: (1 - (second / zeroth - shift * shift)) / variance,
  };
}

function tilted(factor: Factor, mean: number, variance: number): Tilted {
  switch (factor.kind) {
    case 'halfspace':
      return tiltedByProbit(mean, variance, factor.threshold, 0);
    case 'probit':
      return tiltedByProbit(mean, variance, factor.bias / factor.scale, 1 / (factor.scale * factor.scale));
    case 'logistic':
    case 'linear':
      return tiltedBySums(factor, mean, variance);
  }
}

/** Σv, sums over ascending columns. */
function* along(covariance: Float64Array, v: Float64Array): Work<never, Float64Array> {
  const n = v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += covariance[i * n + j]! * v[j]!;
    out[i] = sum;
    if ((i * n) % STRETCH > STRETCH - n) yield null;
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

/**
 * Multiplies by the factor along v: exact for mass, mean and covariance (random-halfspaces §11). Returns by how much the
 * variance along v had to be raised where rounding had used it up, else 0.
 */
function* multiply(gaussian: Gaussian, factor: Factor, v: Float64Array): Work<never, number> {
  const { mean, covariance } = gaussian;
  const n = v.length;
  const direction = yield* along(covariance, v);
  const variance = dot(v, direction);
  const { logMass, pull, shrink } = tilted(factor, dot(v, mean), Math.max(LEAST_VARIANCE, variance));
  gaussian.logMass += logMass;
  if (!(variance > LEAST_VARIANCE)) return LEAST_VARIANCE - Math.min(0, variance);
  for (let i = 0; i < n; i++) mean[i] = mean[i]! + direction[i]! * pull;
  for (let i = 0; i < n; i++) {
    const scale = shrink * direction[i]!;
    for (let j = 0; j < n; j++) covariance[i * n + j] = covariance[i * n + j]! - scale * direction[j]!;
  }
  yield null;
  return 0;
}

/** Energies of degrees 0 to 2 of the density of N(m, Σ) over N(0, I), times its mass: 1, |m|², ½‖mmᵀ + Σ − I‖². */
function energies({ mean, covariance }: Gaussian): Float64Array {
  const n = mean.length;
  let second = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const entry = mean[i]! * mean[j]! + covariance[i * n + j]! - (i === j ? 1 : 0);
      second += entry * entry;
    }
  }
  return Float64Array.of(1, dot(mean, mean), second / 2);
}

function read(gaussian: Gaussian, logMass: number): LevelBelief {
  return { kind: 'levels', mass: { mantissa: Float64Array.of(1), log: logMass }, energy: energies(gaussian) };
}

/** Operations of h's effect on one variable. */
function tiltFlops(factor: Factor): number {
  return factor.kind === 'halfspace' || factor.kind === 'probit'
    ? 2 * COST.normalCdf + COST.normalPdf + COST.log + 9
    : NODES * (COST.normalPdf + COST.exp + 14) + COST.log + 8;
}

/** Operations of the product and of the update of mean and covariance, by one factor. */
function stepFlops({ dimension: n, factor }: Halfspaces): { readonly deduction: number; readonly projection: number } {
  return { deduction: 2 * n * n + 4 * n + tiltFlops(factor) + 1, projection: 2 * n + n + 2 * n * n };
}

/** A product of which no Gaussian can be made. */
function refusal({ factor, count }: Halfspaces): Refusal | undefined {
  if (factor.kind !== 'linear') return undefined;
  const note: Note = { stage: Math.max(0, count - 1), code: 'implausible', amount: 1 };
  return { field: 'family.kind', reason: 'linear has no sign, and Gaussians stand for positive factors', note };
}

function initial(n: number): Gaussian {
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) covariance[i * n + i] = 1;
  return { mean: new Float64Array(n), covariance, logMass: 0 };
}

function* run(instance: Halfspaces): Work<Step<LevelBelief>, Estimate> {
  const trouble = refusal(instance);
  if (trouble) return { value: { mantissa: Float64Array.of(NaN), log: 0 }, notes: [trouble.note] };
  const { factor, count, dimension, inputs } = instance;
  const gaussian = initial(dimension);
  const { deduction, projection } = stepFlops(instance);
  const notes: Note[] = [];
  for (let stage = 0; stage < count; stage++) {
    const raised = yield* multiply(gaussian, factor, directionAt(instance, stage));
    if (raised > 0) notes.push({ stage, code: 'variance-clamped', amount: raised });
    const known = (): LevelBelief => read(gaussian, gaussian.logMass);
    yield { kind: 'deduction', stage, label: 'product', flops: deduction, read: known };
    yield { kind: 'projection', stage, label: 'Gaussian', flops: projection, read: known };
  }
  const isZero = gaussian.logMass === -Infinity;
  const value = { mantissa: Float64Array.of(isZero ? 0 : 1), log: isZero ? 0 : gaussian.logMass };
  const takesOther = inputs === 'sphere' && !ignoresRadius(factor);
  if (takesOther) notes.push({ stage: Math.max(0, count - 1), code: 'outside-regime', amount: 1 });
  return { value, notes: [...notes, ...notesOnValue(instance, value)] };
}

/**
 * Gaussian projection, one pass of assumed-density filtering (random-halfspaces §11): with s = v·Σv and z = v·m, the mass is
 * multiplied by E h, and Σv moves the mean and shrinks the covariance as the moments of z do. O(n²) a factor; no theory of
 * its error. It takes x to be Gaussian.
 */
export const gaussianProjection: HalfspacesEstimator = {
  ...gaussianProjectionMethod,
  flops(instance) {
    const { deduction, projection } = stepFlops(instance);
    return instance.factor.kind === 'linear' ? 0 : instance.count * (deduction + projection);
  },
  refusal,
  run,
};
