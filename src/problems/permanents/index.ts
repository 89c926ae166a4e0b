import type { Engine } from '../contract.ts';
import { runnable } from '../family.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { zeroEstimator } from './estimators/zero.ts';
import { exactPermanent } from './exact/exact.ts';
import { permanentsFamily } from './family.ts';
import { generateMatrix } from './generate.ts';
import type { SquareMatrix } from './instance.ts';
import { entryMoments } from './parameters.ts';
import { permanentsSampler } from './sampler.ts';
import { logSampleVariance } from './theory/second-moment.ts';
import { permanentsTheory } from './theory/theory.ts';

/** What runs random matrices. */
export const permanentsEngine: Engine<typeof permanentsFamily.params, SquareMatrix> = {
  generate: generateMatrix,
  sampler: permanentsSampler,
  exact: exactPermanent,
  ensemble: {
    variance: (params) => logSampleVariance(params.size, entryMoments(params)),
    theory: permanentsTheory,
  },
  estimators: [degreeEstimator, zeroEstimator],
};

/** The family of random matrices with its engine. */
export const permanents = runnable(permanentsFamily, permanentsEngine);
