import { useMemo } from 'react';
import type { AxisLabels } from '../charts/error-curves/model.ts';
import type { Family, MethodLook } from '../problems/contract.ts';
import { useAppState, useFamily } from '../state/services.ts';
import { offersOf } from './method-refs.ts';

/** How a family's methods look and what theory says of them, by their names in a summary. */
export interface MethodTraits {
  readonly looks: ReadonlyMap<string, MethodLook>;
  readonly theory: ReadonlyMap<string, number | undefined>;
}

export function useMethodTraits(): MethodTraits {
  const family = useFamily();
  const methods = useAppState((state) => state.document.methods);
  return useMemo(() => {
    const offers = offersOf(family, methods);
    return {
      looks: new Map(offers.map(({ name, look }) => [name, look])),
      theory: new Map(offers.map(({ name, theory }) => [name, theory])),
    };
  }, [family, methods]);
}

/** Words of the axes of a sweep over a parameter. */
export function axisOf(family: Family, param: string): AxisLabels {
  const field = family.params[param];
  const symbol = field && field.type !== 'choice' ? (field.symbol ?? '') : '';
  return { x: field?.label ?? param, symbol, y: 'Mean squared error ÷ variance' };
}
