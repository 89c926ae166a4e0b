import type { Engine } from '../contract.ts';
import type { mlpFamily } from './family.ts';
import { depthOf, type Mlp } from './instance.ts';
import { covarianceEstimator, meanEstimator } from './prediction/predicted.ts';
import { mlpReference } from './reference.ts';
import { mlpSampler } from './sampler.ts';
import { generateUsual } from './usual.ts';

/** What every page needs of random networks: ReLUs, He weights, no biases, and all methods but cumulant propagation. */
export const base: Engine<typeof mlpFamily.params, Mlp> = {
  generate: generateUsual,
  sampler: mlpSampler,
  ratio: (network) => Math.min(...network.widths.slice(1, -1)) / depthOf(network),
  reference: mlpReference,
  estimators: [meanEstimator, covarianceEstimator],
};
