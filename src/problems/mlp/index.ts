import type { Engine } from '../contract.ts';
import { runnable } from '../family.ts';
import { cumulantPropagation } from './cumulants/estimator.ts';
import { mlpFamily } from './family.ts';
import { depthOf, generateMlp, type Mlp } from './instance.ts';
import { mlpReference } from './reference.ts';
import { covarianceEstimator, meanEstimator } from './prediction/predicted.ts';
import { mlpSampler } from './sampler.ts';

/** What runs random networks. */
export const mlpEngine: Engine<typeof mlpFamily.params, Mlp> = {
  generate: generateMlp,
  sampler: mlpSampler,
  ratio: (network) => Math.min(...network.widths.slice(1, -1)) / depthOf(network),
  reference: mlpReference,
  estimators: [meanEstimator, covarianceEstimator, cumulantPropagation],
};

/** The family of random networks with its engine. */
export const mlp = runnable(mlpFamily, mlpEngine);
