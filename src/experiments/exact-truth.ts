import { exp } from '../numerics/special/exp.ts';
import type { ExactAlgorithm, Work } from '../problems/contract.ts';
import type { Truth } from './spec.ts';

/** Contrasts of a reference whose error is known only as a number: as many as tell of its square without bias. */
const CONTRASTS = 2;

/**
 * What rounding leaves of estimates and exact values that agree: relative to the value, or where that is 0 to the deviation of
 * a plain sample. Nothing is claimed below it.
 */
const ROUNDING = 1e-13;
const ROUNDING_OF_ZERO = 1e-14;

function roundingOf(value: number, deviation: number): number {
  return value === 0 ? ROUNDING_OF_ZERO * deviation : ROUNDING * Math.abs(value);
}

/**
 * The outcome of an exact algorithm as a reference. Squared errors are divided by the ensemble's average variance of a plain sample,
 * `lnVariance`, where that is known: an instance of its own may have none, as a formula without solutions. Its root is then the
 * unit.
 */
export function* exactTruth(algorithm: ExactAlgorithm, lnVariance: number | undefined): Work<never, Truth> {
  const { value, squaredError, variance } = yield* algorithm.run();
  const log = lnVariance === undefined ? value.log : lnVariance / 2;
  const scale = exp(value.log - log);
  const [mantissa = NaN] = value.mantissa;
  const [found, unit] = [mantissa * scale, lnVariance === undefined ? variance : 1];
  const rounding = roundingOf(found, Math.sqrt(unit));
  const noise = Math.max(squaredError * scale * scale, rounding * rounding);
  return {
    kind: 'truth',
    value: { mantissa: Float64Array.of(found), log },
    variance: Float64Array.of(unit),
    noise: Float64Array.of(noise),
    samples: 0,
    algorithm: algorithm.name,
    replicates: noise > 0 ? Infinity : 1,
    contrasts: new Float32Array(noise > 0 ? CONTRASTS : 0).fill(Math.sqrt(noise)),
  };
}
