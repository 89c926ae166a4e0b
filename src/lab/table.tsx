import type { ReactElement } from 'react';
import { ErrorTable } from '../charts/error-curves/table.tsx';
import { useAppState, useFamily } from '../state/services.ts';
import { axisOf, useMeasure, useMeasured, useMethodTraits } from './use-chart-props.ts';

/** The numbers of the main curves. */
export function Table(): ReactElement {
  const family = useFamily();
  const main = useMeasured();
  const { looks, theory } = useMethodTraits();
  const cursor = useAppState((state) => state.cursor);
  const axis = axisOf(family, main.param, useMeasure());
  return (
    <ErrorTable
      summary={main}
      looks={looks}
      theory={theory}
      axis={axis}
      noun={family.noun}
      cursor={cursor}
      idPrefix="table"
      testId="table"
    />
  );
}
