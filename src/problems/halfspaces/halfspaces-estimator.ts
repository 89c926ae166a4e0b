import type { Estimator, LevelBelief } from '../contract.ts';
import type { Schema } from '../schema.ts';
import type { Halfspaces } from './instance.ts';

/** An estimator of products: what its steps know is the energy of every degree. */
export type HalfspacesEstimator<O extends Schema = Schema> = Estimator<Halfspaces, O, LevelBelief>;
