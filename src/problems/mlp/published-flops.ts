import type { MethodRef } from '../contract.ts';
import type { Schema, Values } from '../schema.ts';
import type { CumulantSpec } from './cumulants/spec.ts';
import { referenceFlops } from './reference-flops.ts';

const USUAL: Readonly<Record<string, CumulantSpec>> = {
  mean: { order: 1, variant: 'simple', factored: false, metric: 'exact' },
  covariance: { order: 2, variant: 'simple', factored: false, metric: 'exact' },
};

/** A method as the reference implementation would be asked for it. */
function specOf({ id, options }: MethodRef): CumulantSpec | undefined {
  if (id !== 'cumulants') return USUAL[id];
  const { order, variant, factored } = options;
  return {
    order: Number(order),
    variant: variant === 'augmented' ? 'augmented' : 'simple',
    factored: factored === 'true',
    metric: 'exact',
  };
}

/** Operations that the reference implementation states for a method on ReLU networks, which are all that it states. */
export function publishedFlops(params: Values<Schema>, method: MethodRef): number | undefined {
  const spec = specOf(method);
  if (!spec || (params['activation'] ?? 'relu') !== 'relu') return undefined;
  return referenceFlops(spec, Number(params['width']), Number(params['depth']));
}
