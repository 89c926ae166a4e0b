import type { Estimate, Estimator, LevelBelief, Step, Work } from '../../contract.ts';
import { plain } from '../../scaled.ts';
import type { Schema } from '../../schema.ts';
import type { SquareMatrix } from '../instance.ts';
import { zeroMethod } from '../methods.ts';
import { notDrawn } from '../notes.ts';
import { rootOf } from '../powers.ts';
import { logSecondMoment } from '../theory/second-moment.ts';

/** Its answer counts as an operation, so that it has a place among the others. */
const FLOPS = 1;

const nothing = (): LevelBelief => ({ kind: 'levels', mass: plain(new Float64Array(1)), energy: new Float64Array(1) });

function* run(matrix: SquareMatrix): Work<Step<LevelBelief>, Estimate> {
  yield { kind: 'deduction', stage: 0, label: 'nothing', flops: FLOPS, read: nothing };
  return {
    value: plain(new Float64Array(1)),
    predictedError: rootOf(logSecondMoment(matrix.n, matrix)),
    notes: notDrawn(matrix),
  };
}

/** The estimator behind the method: 0, with the error √E[q²] of its ensemble, σⁿ/√n! where entries have mean 0. */
export const zeroEstimator: Estimator<SquareMatrix, Schema, LevelBelief> = {
  ...zeroMethod,
  flops: () => FLOPS,
  run,
};
