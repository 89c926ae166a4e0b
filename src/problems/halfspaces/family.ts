import type { Family } from '../contract.ts';
import { halfspacesIdentity } from './identity.ts';
import { degreeMethod, gaussianProjectionMethod } from './methods.ts';
import { halfspacesParams } from './parameters.ts';

/** What a normal number and a value of Φ cost, roughly. */
const NORMAL_COST = 10;
const STEP_COST = 75;

/** Products of random halfspaces, or of soft steps; the quantity is the mean of the product. */
export const halfspacesFamily: Family<typeof halfspacesParams> = {
  ...halfspacesIdentity,
  title: 'Random halfspaces',
  params: halfspacesParams,
  error: 'relative',
  noun: { one: 'intersection', many: 'intersections' },
  roughCost: ({ dimension, count, step, sampler }) => {
    const exits = step === 'hard' && sampler === 'early-exit';
    const tested = exits ? Math.min(2, count) : count;
    return NORMAL_COST * dimension + tested * (2 * dimension + (step === 'soft' ? STEP_COST : 0));
  },
  methods: [degreeMethod, gaussianProjectionMethod],
};
