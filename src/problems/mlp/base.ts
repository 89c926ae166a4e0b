import type { Engine } from '../contract.ts';
import type { mlpFamily } from './family.ts';
import { generateMlp, type Mlp } from './instance.ts';
import { covarianceEstimator, meanEstimator } from './prediction/predicted.ts';
import { mlpReference } from './reference.ts';
import { mlpSampler } from './sampler.ts';

/** What every page needs of random networks: all but cumulant propagation. */
export const base: Engine<typeof mlpFamily.params, Mlp> = {
  generate: generateMlp,
  sampler: mlpSampler,
  reference: mlpReference,
  estimators: [meanEstimator, covarianceEstimator],
};
