import { runnable } from '../family.ts';
import { covariancePropagation } from './estimators/covariance-propagation.ts';
import { meanPropagation } from './estimators/mean-propagation.ts';
import { mlpFamily } from './family.ts';
import { generateMlp } from './instance.ts';
import { mlpReference } from './reference.ts';
import { mlpSampler } from './sampler.ts';

/** The family of random networks with its engine. */
export const mlp = runnable(mlpFamily, {
  generate: generateMlp,
  sampler: mlpSampler,
  reference: mlpReference,
  estimators: [meanPropagation, covariancePropagation],
});
