import type { Engine } from '../contract.ts';
import { runnable } from '../family.ts';
import { base } from './base.ts';
import { cumulantPropagation } from './cumulants/estimator.ts';
import { mlpFamily } from './family.ts';
import { generateMlp } from './generate.ts';
import type { Mlp } from './instance.ts';

/** What runs random networks. */
export const mlpEngine: Engine<typeof mlpFamily.params, Mlp> = {
  ...base,
  generate: generateMlp,
  estimators: [...base.estimators, cumulantPropagation],
};

/** The family of random networks with its engine. */
export const mlp = runnable(mlpFamily, mlpEngine);
