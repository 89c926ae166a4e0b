import { useMemo } from 'react';
import type { ErrorCurvesProps } from '../charts/error-curves/chart.tsx';
import { useAppState, useFamily } from '../state/services.ts';
import { distinction } from './difference.ts';

/** The curves of the configuration before, with what sets it and the present one apart. */
export function useFormer(): ErrorCurvesProps['previous'] {
  const family = useFamily();
  const former = useAppState((state) => state.former);
  const document = useAppState((state) => state.document);
  return useMemo(() => {
    if (!former) return undefined;
    const now = distinction(family, document, former.document);
    return {
      summary: former.main,
      label: distinction(family, former.document, document) ?? '',
      ...(now !== undefined && { now }),
    };
  }, [family, former, document]);
}
