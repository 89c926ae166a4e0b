import type { Family } from '../contract.ts';
import { satIdentity } from './identity.ts';
import { degreeMethod, topTermsMethod } from './methods.ts';
import { satParams } from './parameters.ts';

/** Random constraint satisfaction; the quantity is the share of assignments that satisfy every constraint. */
export const satFamily: Family<typeof satParams> = {
  ...satIdentity,
  title: 'Constraint satisfaction',
  params: satParams,
  error: 'relative',
  factor: 'clause',
  noun: { one: 'formula', many: 'formulas' },
  // Most of one sample is drawing its variables; few constraints are looked at.
  roughCost: ({ variables, sampler }) => (sampler === 'parallel' ? 5 + variables / 16 : 50 + variables),
  methods: [degreeMethod, topTermsMethod],
};
