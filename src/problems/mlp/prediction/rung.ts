import type { CumulantBelief, Estimate, Step, Work } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { quietly } from '../../work.ts';
import { depthOf, type Mlp } from '../instance.ts';
import type { MlpEstimator } from '../mlp-estimator.ts';

/** One order of the ladder of estimates. */
export interface Rung {
  /** Output means. */
  readonly mean: Float64Array;
  /** Means behind the last activation. */
  readonly lastHidden: Float64Array;
}

/** A rung with what is known of the network besides its means. */
export interface WatchedRung extends Rung {
  readonly estimate: Estimate;
  /** Second moments behind the last activation. */
  readonly lastSecond: Float64Array;
  /** Summed over layers; 0 where covariances are not carried, or nobody asked. */
  readonly participation: number;
  /** Where asked for. */
  readonly outputVariance: Float64Array | undefined;
}

/**
 * Σ_{i≠j} S_ij² ÷ (Σ_i S_ii)² of a layer's preactivations: their inverse participation ratio, about 1/n where correlations
 * are those of random weights (mlp-beyond §1.2).
 */
export function participation(covariance: Float64Array, width: number): number {
  let [squares, trace] = [0, 0];
  for (let i = 0; i < width; i++) {
    trace += covariance[i * width + i]!;
    for (let j = 0; j < width; j++) if (j !== i) squares += covariance[i * width + j]! * covariance[i * width + j]!;
  }
  return squares / (trace * trace);
}

/**
 * Runs an estimator and keeps what predictions need of its steps. `closely` asks for covariances of all layers and for the
 * output's variance, which is dear: looking at a step copies what it knows.
 */
export function* watch(
  network: Mlp,
  estimator: MlpEstimator,
  closely: boolean,
): Work<Step<CumulantBelief>, WatchedRung> {
  const depth = depthOf(network);
  const work = estimator.run(network, {});
  let last: CumulantBelief | undefined;
  let output: CumulantBelief | undefined;
  let sum = 0;
  for (;;) {
    const next = work.next();
    if (next.done) {
      const { mean, variance } = last!;
      return {
        mean: unscaled(next.value.value),
        lastHidden: mean,
        estimate: next.value,
        lastSecond: mean.map((value, i) => value * value + variance[i]!),
        participation: sum,
        outputVariance: output?.variance,
      };
    }
    const step = next.value;
    if (step?.kind === 'projection' && step.stage === depth - 1) last = step.read();
    if (closely && step?.kind === 'deduction') {
      output = step.read();
      if (output.covariance && step.stage < depth) sum += participation(output.covariance, output.mean.length);
    }
    yield step;
  }
}

/** The same without its steps. */
export function climb(network: Mlp, estimator: MlpEstimator, closely: boolean): Work<never, WatchedRung> {
  return quietly(watch(network, estimator, closely));
}
