import type { Values } from '../../schema.ts';
import type { CumulantOptions } from '../estimators/cumulant-method.ts';
import type { CumulantSpec } from './spec.ts';

/** The form that options ask for: order 1 has one variant, orders 1 and 2 one form. */
export function specOf({ order, variant, factored, metric }: Values<CumulantOptions>): CumulantSpec {
  return {
    order,
    variant: order === 1 ? 'simple' : variant,
    factored: order > 2 && factored === 'true',
    metric,
  };
}
