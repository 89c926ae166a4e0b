import type { Family } from '../contract.ts';
import { satIdentity } from './identity.ts';
import { degreeMethod, topTermsMethod } from './methods.ts';
import { constraintsOf, satParams } from './parameters.ts';

/** Random constraint satisfaction; the quantity is the share of assignments that satisfy every constraint. */
export const satFamily: Family<typeof satParams> = {
  ...satIdentity,
  title: 'Constraint satisfaction',
  params: satParams,
  error: 'relative',
  noun: { one: 'formula', many: 'formulas' },
  // Most of one sample is drawing its variables; few constraints are looked at.
  roughCost: ({ variables, sampler }) => (sampler === 'parallel' ? 5 + variables / 16 : 50 + variables),
  methods: [degreeMethod, topTermsMethod],
  async theory({ variables, density, clause, kind }, { id, options }) {
    if (id !== degreeMethod.id || clause > variables) return undefined;
    const { degree, order } = options;
    // The order matters for the degrees between; the theory knows the natural one.
    if (typeof degree !== 'number' || (order !== 'natural' && degree > 0)) return undefined;
    const { degreeTheory } = await import('./theory/ensemble.ts');
    const constraints = constraintsOf({ variables, density });
    return degreeTheory({ kind, variables, clause, constraints }, degree);
  },
};
