import { useMemo } from 'react';
import type { ErrorCurvesProps } from '../charts/error-curves/chart.tsx';
import { useAppState, useFamily } from '../state/services.ts';
import { inMeasure } from '../experiments/measure.ts';
import { distinction } from './difference.ts';
import { useMeasure } from './use-chart-props.ts';

/** The curves of the configuration before, with what sets it and the present one apart. */
export function useFormer(): ErrorCurvesProps['previous'] {
  const family = useFamily();
  const former = useAppState((state) => state.former);
  const document = useAppState((state) => state.document);
  const measure = useMeasure();
  return useMemo(() => {
    if (!former) return undefined;
    const now = distinction(family, document, former.document);
    return {
      summary: inMeasure(former.main, measure),
      label: distinction(family, former.document, document) ?? '',
      ...(now !== undefined && { now }),
    };
  }, [family, former, document, measure]);
}
