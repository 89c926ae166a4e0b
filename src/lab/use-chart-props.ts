import { useMemo } from 'react';
import type { AxisLabels } from '../charts/error-curves/model.ts';
import type { Family, MethodLook, MethodRef } from '../problems/contract.ts';
import type { Schema, Values } from '../problems/schema.ts';
import type { Summary } from '../experiments/curves.ts';
import { inMeasure, isMeasurable, type Measure } from '../experiments/measure.ts';
import { useAppState, useCurves, useFamily } from '../state/services.ts';
import { inUseOf, plainOf } from './method-refs.ts';

/** How a family's methods look and what theory says of them, by their names in a summary. */
export interface MethodTraits {
  readonly looks: ReadonlyMap<string, MethodLook>;
  readonly theory: ReadonlyMap<string, number | undefined>;
}

/** The exponent of a method's error in the family's size, where theory has one. */
function slopeOf(family: Family, { id, options }: MethodRef, params: Values<Schema>): number | undefined {
  return family.methods.find((method) => method.id === id)?.theorySlope(options, params);
}

export function useMethodTraits(): MethodTraits {
  const family = useFamily();
  const methods = useAppState((state) => state.document.methods);
  const params = useAppState((state) => state.document.params);
  const former = useAppState((state) => state.former?.document.methods);
  return useMemo(() => {
    // Of what was there before, too: its curves are still shown, dimmed.
    const offers = [...plainOf(family), ...inUseOf(family, former ?? []), ...inUseOf(family, methods)];
    return {
      looks: new Map(offers.map(({ name, look }) => [name, look])),
      theory: new Map(offers.map(({ name, method }) => [name, slopeOf(family, method, params)])),
    };
  }, [family, former, methods, params]);
}

const TITLES: Readonly<Record<Measure, string>> = {
  normalised: 'Mean squared error ÷ variance',
  samples: 'Samples with the same error',
  relative: 'Root mean square error ÷ mean',
  unexplained: 'Mean squared error ÷ variance among instances',
};

/** What errors are shown as: what the document asks for, where that can be had. */
export function useMeasure(): Measure {
  const { main } = useCurves();
  const wanted = useAppState(({ document }) => document.measure) ?? 'normalised';
  return isMeasurable(main, wanted) ? wanted : 'normalised';
}

/** The main curves in the measure of the document. */
export function useMeasured(): Summary {
  const { main } = useCurves();
  const measure = useMeasure();
  return useMemo(() => inMeasure(main, measure), [main, measure]);
}

/** Words of the axes of a sweep over a parameter. */
export function axisOf(family: Family, param: string, measure: Measure = 'normalised'): AxisLabels {
  const field = family.params[param];
  const symbol = field && field.type !== 'choice' ? (field.symbol ?? '') : '';
  return { x: field?.label ?? param, symbol, y: TITLES[measure] };
}
