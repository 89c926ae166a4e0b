import type { CumulantBelief, Estimate, Step, Work } from '../../contract.ts';
import { plain } from '../../scaled.ts';
import { covariancePropagation } from '../estimators/covariance-propagation.ts';
import { meanPropagation } from '../estimators/mean-propagation.ts';
import type { Mlp } from '../instance.ts';
import type { MlpEstimator } from '../mlp-estimator.ts';
import { differences } from './difference.ts';
import { meanError } from './mean-error.ts';
import { climb, watch } from './rung.ts';
import { contraction, isHeLike } from './scale.ts';

/** c of order 2 where order 3 is not at hand (mlp-beyond §1.2). */
const SECOND = 1.2;

function* covarianceWithError(network: Mlp): Work<Step<CumulantBelief>, Estimate> {
  const own = yield* watch(network, covariancePropagation, !isHeLike(network));
  const first = yield* climb(network, meanPropagation, false);
  const scale = SECOND * contraction(network, own.participation);
  return { ...own.estimate, predictedError: plain(differences(network, own, first).map((d) => scale * d)) };
}

/** Mean propagation with its predicted error. */
export const meanEstimator: MlpEstimator = {
  ...meanPropagation,
  *run(network, options) {
    const estimate = yield* meanPropagation.run(network, options);
    return { ...estimate, predictedError: plain(meanError(network)) };
  },
};

/** Covariance propagation with its predicted error. */
export const covarianceEstimator: MlpEstimator = { ...covariancePropagation, run: covarianceWithError };
