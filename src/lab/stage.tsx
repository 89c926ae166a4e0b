import { type ReactElement, useMemo, useState } from 'react';
import { ErrorCurves } from '../charts/error-curves/chart.tsx';
import { useAppState, useCurves, useFamily, useServices } from '../state/services.ts';
import { Notices } from './notices.tsx';
import { distinction } from './difference.ts';
import { axisOf, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';

export function Stage({ phone }: { readonly phone: boolean }): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const { main } = useCurves();
  const { looks, theory } = useMethodTraits();
  const focus = useFocus();
  const cursor = useAppState((state) => state.cursor);
  const former = useAppState((state) => state.former);
  const document = useAppState((state) => state.document);
  const previous = useMemo(
    () => former && { summary: former.main, label: distinction(family, former.document, document) ?? '' , now: distinction(family, document, former.document)??''},
    [former, family, document],
  );
  return (
    <div className="stage">
      <Notices />
      <div className="stage__head">
        <h2 className="stage__finding">Finding</h2>
      </div>
      <div className="stage__readout">readout</div>
      <div className="stage__chart">
        <ErrorCurves
          summary={main}
          looks={looks}
          theory={theory}
          previous={previous}
          axis={axisOf(family, main.param)}
          noun={family.noun}
          cursor={cursor}
          focus={focus}
          onCursor={(next) => store.trace(next)}
          label="finding"
          idPrefix="main"
          testId="error-plot"
        />
      </div>
    </div>
  );
}
