import type { ExactAlgorithm } from '../../contract.ts';
import { ignoresRadius } from '../factor.ts';
import type { Halfspaces } from '../instance.ts';
import { probabilityCost, probabilityOf } from './separation.ts';
import { indicatorExact } from './values.ts';

/** Halfspaces of Gaussian x, or on any sphere where they are unbiased: the same probability. */
export function hardHalfspaces(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, dimension, factor, inputs, directions: rows } = instance;
  if (count === 0 || factor.kind !== 'halfspace') return undefined;
  if (inputs === 'sphere' && !ignoresRadius(factor)) return undefined;
  return {
    name: 'tilted separation of variables',
    cost: probabilityCost(count, dimension),
    *run() {
      const bounds = new Float64Array(count).fill(factor.threshold);
      const { value, squaredError } = yield* probabilityOf({ rows, bounds, dimension });
      return indicatorExact(value, squaredError);
    },
  };
}
