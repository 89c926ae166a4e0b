import type { Family } from '../contract.ts';
import { permanentsIdentity } from './identity.ts';
import { degreeMethod, zeroMethod } from './methods.ts';
import { permanentsParams } from './parameters.ts';

/** Random square matrices; the quantity is the permanent over n!, the mean of ∏ c_{i,x(i)} over uniform permutations x. */
export const permanentsFamily: Family<typeof permanentsParams> = {
  ...permanentsIdentity,
  title: 'Permanents',
  params: permanentsParams,
  error: 'relative',
  factor: 'row',
  noun: { one: 'matrix', many: 'matrices' },
  // Of Rasmussen's sampler, the default.
  roughCost: ({ size }) => size * (size + 4),
  methods: [degreeMethod, zeroMethod],
};
