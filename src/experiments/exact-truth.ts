import { exp } from '../numerics/special/exp.ts';
import type { ExactAlgorithm, Work } from '../problems/contract.ts';
import type { Truth } from './spec.ts';

/** Contrasts of a reference whose error is known only as a number: as many as tell of its square without bias. */
const CONTRASTS = 2;

/**
 * The outcome of an exact algorithm as a reference. Squared errors are divided by the ensemble's average variance of a plain sample,
 * `lnVariance`, where that is known: an instance of its own may have none, as a formula without solutions. Its root is then the
 * unit.
 */
export function* exactTruth(algorithm: ExactAlgorithm, lnVariance: number | undefined): Work<never, Truth> {
  const { value, squaredError, variance } = yield* algorithm.run();
  const log = lnVariance === undefined ? value.log : lnVariance / 2;
  const scale = exp(value.log - log);
  const noise = squaredError * scale * scale;
  return {
    kind: 'truth',
    value: { mantissa: value.mantissa.map((entry) => entry * scale), log },
    variance: Float64Array.of(lnVariance === undefined ? variance : 1),
    noise: Float64Array.of(noise),
    samples: 0,
    algorithm: algorithm.name,
    replicates: noise > 0 ? Infinity : 1,
    contrasts: new Float32Array(noise > 0 ? CONTRASTS : 0).fill(Math.sqrt(noise)),
  };
}
