import type { Estimator, Work } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { depthOf, type Mlp } from '../instance.ts';

/** One order of the ladder of estimates. */
export interface Rung {
  /** Output means. */
  readonly mean: Float64Array;
  /** Means behind the last activation. */
  readonly lastHidden: Float64Array;
  /** Summed participation of the correlations (see `participation`); 0 where covariances are not carried. */
  readonly participation: number;
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

/** Runs an estimator of a lower order, and keeps what predictions need of it. */
export function* climb(network: Mlp, estimator: Estimator<Mlp>): Work<never, Rung> {
  const depth = depthOf(network);
  const work = estimator.run(network, {});
  let lastHidden = new Float64Array(0);
  let sum = 0;
  for (;;) {
    const next = work.next();
    if (next.done) return { mean: unscaled(next.value.value), lastHidden, participation: sum };
    const step = next.value;
    if (step && step.kind === 'deduction' && step.stage < depth) {
      const { mean, covariance } = step.read();
      if (covariance) sum += participation(covariance, mean.length);
    }
    if (step && step.kind === 'projection' && step.stage === depth - 1) lastHidden = step.read().mean.slice();
    yield null;
  }
}
