import type { Ensemble as Averages, MethodRef } from '../../contract.ts';
import { degreeMethod } from '../methods.ts';
import { constraintsOf, type SatParams, type satParams } from '../parameters.ts';
import { degreeTheory, type Ensemble, logSampleVariance } from './ensemble.ts';

function ensembleOf({ kind, variables, clause, density }: SatParams): Ensemble {
  return { kind, variables, clause, constraints: constraintsOf({ variables, density }) };
}

/** The exact averages of parameters with k ≤ n; of the order the theory knows the natural one, which degree 0 does not depend on. */
export const satEnsemble: Averages<typeof satParams> = {
  variance: (params) => (params.clause > params.variables ? undefined : logSampleVariance(ensembleOf(params))),
  theory(params, { id, options }: MethodRef) {
    const { degree, order } = options;
    if (id !== degreeMethod.id || typeof degree !== 'number' || params.clause > params.variables) return undefined;
    return order === 'natural' || degree === 0 ? degreeTheory(ensembleOf(params), degree) : undefined;
  },
};
