import type { Engine } from '../contract.ts';
import { runnable } from '../family.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { topTermsEstimator } from './estimators/top-terms.ts';
import { cheapestExact } from './exact/choose.ts';
import { satFamily } from './family.ts';
import { generateSat } from './generate.ts';
import type { Formula } from './instance.ts';
import { satReference, satSampler } from './sampler.ts';
import { satEnsemble } from './theory/theory.ts';

/** What runs random formulas. */
export const satEngine: Engine<typeof satFamily.params, Formula> = {
  generate: generateSat,
  sampler: satSampler,
  reference: satReference,
  exact: cheapestExact,
  ensemble: satEnsemble,
  estimators: [degreeEstimator, topTermsEstimator],
};

/** The family of random formulas with its engine. */
export const sat = runnable(satFamily, satEngine);
