import { type ReactElement, useId, useMemo, useState } from 'react';
import { ErrorCurves } from '../charts/error-curves/chart.tsx';
import type { Cursor } from '../charts/error-curves/model.ts';
import { useAppState, useCurves, useFamily, useServices } from '../state/services.ts';
import { axisOf, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';

/** Error against depth at one modest size: where the estimators get worse. */
export function Companion(): ReactElement | false {
  const { store, selectors } = useServices();
  const family = useFamily();
  const { companion } = useCurves();
  const { looks } = useMethodTraits();
  const focus = useFocus();
  const former = useAppState((state) => state.former?.companion);
  const [cursor, setCursor] = useState<Cursor>();
  const id = useId();
  const size = useAppState(({ document }) => selectors.experiments(document).companion?.params[family.size]);
  const previous = useMemo(() => former && { summary: former, label: '' }, [former]);
  if (!companion) return false;
  const axis = axisOf(family, companion.param);
  const sizeSymbol = axisOf(family, family.size).symbol;
  const title = `Error against ${axis.x.toLowerCase()}`;
  return (
    <section className="companion" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`} className="companion__title">
        {title}, <i>{sizeSymbol}</i> = {size}
      </h2>
      <div className="companion__chart">
        <ErrorCurves
          summary={companion}
          looks={looks}
          theory={NO_THEORY}
          previous={previous}
          axis={axis}
          noun={family.noun}
          cursor={cursor}
          focus={focus}
          onCursor={(next) => {
            setCursor(next);
            if (next) store.focus(next.line.method);
          }}
          label={`${title} at ${sizeSymbol} = ${size}`}
          idPrefix="companion"
          testId="depth-plot"
          companion
        />
      </div>
    </section>
  );
}

/** Slopes are known in the size alone. */
const NO_THEORY: ReadonlyMap<string, undefined> = new Map();
