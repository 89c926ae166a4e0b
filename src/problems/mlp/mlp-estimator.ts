import type { CumulantBelief, Estimator } from '../contract.ts';
import type { Schema } from '../schema.ts';
import type { Mlp } from './instance.ts';

/** An estimator of networks: what its steps know are cumulants of neurons. */
export type MlpEstimator<O extends Schema = Schema> = Estimator<Mlp, O, CumulantBelief>;
