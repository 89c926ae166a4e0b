import type { Engine } from '../contract.ts';
import { runnable } from '../family.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { gaussianProjection } from './estimators/gaussian-projection.ts';
import { exactOf } from './exact/exact.ts';
import { halfspacesFamily } from './family.ts';
import { generateHalfspaces } from './generate.ts';
import type { Halfspaces } from './instance.ts';
import { halfspacesSampler } from './sampler.ts';
import { halfspacesEnsemble } from './theory/ensemble.ts';

/** What runs products of halfspaces. */
export const halfspacesEngine: Engine<typeof halfspacesFamily.params, Halfspaces> = {
  generate: generateHalfspaces,
  sampler: halfspacesSampler,
  exact: exactOf,
  ensemble: halfspacesEnsemble,
  estimators: [degreeEstimator, gaussianProjection],
};

/** The family of products of halfspaces with its engine. */
export const halfspaces = runnable(halfspacesFamily, halfspacesEngine);
