import type { Note, Work } from '../../contract.ts';
import { quietly } from '../../work.ts';
import { runnerFor } from '../cumulants/forms.ts';
import type { CumulantRun } from '../cumulants/run.ts';
import type { CumulantSpec } from '../cumulants/spec.ts';
import { covariancePropagation } from '../estimators/covariance-propagation.ts';
import { meanPropagation } from '../estimators/mean-propagation.ts';
import { depthOf, type Mlp } from '../instance.ts';
import { plausibilityNotes, trainedNotes } from './alarms.ts';
import { differences, minus, rms } from './difference.ts';
import { climb, type Rung } from './rung.ts';
import { contraction, isHeLike } from './scale.ts';

/** c of order 2, augmented, from its difference to the simple one (mlp-beyond §1.1). */
const AUGMENTED_2 = 0.58;

/** What the ladder says of an estimate. */
export interface Prediction {
  /** σ_j at every output; undefined where no formula was fitted. */
  readonly errors: Float64Array | undefined;
  readonly notes: readonly Note[];
}

const THIRD: CumulantSpec = { order: 3, variant: 'simple', factored: true, metric: 'exact' };

/** R = RMS(K − (K − 1)) ÷ RMS((K − 1) − (K − 2)): over 1 the orders do not settle (mlp-beyond §1.5). */
function ratio(top: Rung, lower: Rung, lowest: Rung): number {
  return rms(minus(top.mean, lower.mean)) / rms(minus(lower.mean, lowest.mean));
}

/**
 * The predicted error of an estimate of order 2 (augmented), 3 or 4, and what speaks against trusting it (mlp-beyond §1.2,
 * §1.5, §2.4): σ = ρ·D, D the difference to the order below, ρ its contraction. Fitted for ReLU networks with He weights.
 */
export function* predict(network: Mlp, { order, variant }: CumulantSpec, top: CumulantRun): Work<never, Prediction> {
  if (order === 1) return { errors: undefined, notes: [] };
  const heLike = isHeLike(network);
  const first = yield* climb(network, meanPropagation, false);
  const second = yield* climb(network, covariancePropagation, !heLike);
  const notes = plausibilityNotes(network, top.mean, first);
  if (order === 2) return { errors: differences(network, top, second).map((d) => AUGMENTED_2 * d), notes };
  const third = order > 3 ? yield* quietly(runnerFor(THIRD).run(network)) : undefined;
  const settles = third ? ratio(top, third, second) : ratio(top, second, first);
  if (!(settles <= 1)) notes.push({ stage: depthOf(network), code: 'orders-diverge', amount: settles });
  if (!heLike) notes.push(...trainedNotes(network, top.marginals().variance.data, second));
  if (order > 3 && variant === 'augmented') return { errors: undefined, notes };
  const rho = contraction(network, second.participation);
  return { errors: differences(network, top, third ?? second).map((d) => rho * d), notes };
}
