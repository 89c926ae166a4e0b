import { type ComponentType, lazy, type ReactElement, type RefObject, Suspense, useState } from 'react';
import { ErrorCurves } from '../charts/error-curves/chart.tsx';
import { findingOf } from '../charts/finding.ts';
import type { Family } from '../problems/contract.ts';
import { useAppState, useCurves, useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Chips } from './chips.tsx';
import { Notices } from './notices.tsx';
import { ReadoutLine } from './readout.tsx';
import { ViewFocus } from './view-focus.tsx';
import { axisOf, useMeasure, useMeasured, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';
import { useFormer } from './use-former.ts';
import { NAMES, type View, viewsOf } from './views.ts';

const Empty = lazy(async () => ({ default: (await import('./empty.tsx')).Empty }));
const Table = lazy(async () => ({ default: (await import('./table.tsx')).Table }));
const calibration = () => import('./calibration-view.tsx');
const outputs = () => import('./outputs-view.tsx');
const steps = () => import('./steps-view.tsx');
const CalibrationView = lazy(async () => ({ default: (await calibration()).CalibrationView }));
const CalibrationFinding = lazy(async () => ({ default: (await calibration()).CalibrationFinding }));
const OutputsView = lazy(async () => ({ default: (await outputs()).OutputsView }));
const OutputsFinding = lazy(async () => ({ default: (await outputs()).OutputsFinding }));
const StepsView = lazy(async () => ({ default: (await steps()).StepsView }));
const StepsFinding = lazy(async () => ({ default: (await steps()).StepsFinding }));

function Views({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }): ReactElement {
  return (
    <fieldset className="views">
      <legend className="u-hidden">View</legend>
      {viewsOf(useFamily()).map((each) => (
        <Button
          key={each}
          look="quiet"
          aria-pressed={view === each}
          onClick={() => onView(each)}
          testid={`view-${each}`}
        >
          {NAMES[each]}
        </Button>
      ))}
    </fieldset>
  );
}

/** What the curves say, in one sentence. */
function useFinding(axisName: string, { params, noun }: Family): string {
  const { main } = useCurves();
  const { looks } = useMethodTraits();
  const field = params[main.param];
  const counts = field?.type === 'int' && field.counts === true;
  return findingOf(main, looks, { size: axisName.toLowerCase(), counts, noun }).text;
}

function Curves({ finding, onTable }: { readonly finding: string; readonly onTable: () => void }): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const main = useMeasured();
  const measure = useMeasure();
  const { looks, theory } = useMethodTraits();
  return (
    <ErrorCurves
      summary={main}
      looks={looks}
      theory={theory}
      previous={useFormer()}
      axis={axisOf(family, main.param, measure)}
      reciprocal={measure === 'samples'}
      noun={family.noun}
      cursor={useAppState((state) => state.cursor)}
      focus={useFocus()}
      onCursor={(cursor) => store.trace(cursor)}
      onTable={onTable}
      label={finding}
      idPrefix="main"
      testId="error-plot"
    />
  );
}

interface StageProps {
  readonly phone: boolean;
  /** The chart's or table's box, for whoever must bring it into view. */
  readonly chart: RefObject<HTMLDivElement | null>;
}

/** Views that are as high as they need, with a readout of their own. */
const WIDE: Partial<Record<View, { readonly Finding: ComponentType; readonly Body: ComponentType }>> = {
  calibration: { Finding: CalibrationFinding, Body: CalibrationView },
  outputs: { Finding: OutputsFinding, Body: OutputsView },
  steps: { Finding: StepsFinding, Body: StepsView },
};

/** Finding, readout, and the error curves, their table, or one of the wide views. */
export function Stage({ phone, chart }: StageProps): ReactElement {
  const family = useFamily();
  const { main } = useCurves();
  const [{ view: wished, byKey }, setShown] = useState<{ view: View; byKey: boolean }>({
    view: 'curves',
    byKey: false,
  });
  // Another family may not have the view that is open.
  const view = viewsOf(family).includes(wished) ? wished : 'curves';
  const finding = useFinding(axisOf(family, main.param).x, family);
  const empty = main.methods.length === 0;
  const wide = empty ? undefined : WIDE[view];
  return (
    <div className={wide ? 'stage stage--wide' : 'stage'}>
      <Notices />
      <div className="stage__top">
        <h2 className="stage__finding" data-testid="finding">
          {wide ? (
            <Suspense>
              <wide.Finding />
            </Suspense>
          ) : (
            finding
          )}
        </h2>
        <Views view={view} onView={(next) => setShown({ view: next, byKey: false })} />
        {!phone && !wide && <ReadoutLine />}
      </div>
      <div ref={chart} className={`stage__chart stage__chart--${wide ? 'wide' : view}`}>
        {wide && (
          <Suspense>
            <wide.Body />
          </Suspense>
        )}
        {view === 'table' && (
          <Suspense>
            <ViewFocus takeFocus={byKey} onBack={() => setShown({ view: 'curves', byKey: true })}>
              <Table />
            </ViewFocus>
          </Suspense>
        )}
        {view === 'curves' && !empty && (
          <ViewFocus takeFocus={byKey}>
            <Curves finding={finding} onTable={() => setShown({ view: 'table', byKey: true })} />
          </ViewFocus>
        )}
        {view !== 'table' && empty && (
          <Suspense>
            <Empty />
          </Suspense>
        )}
      </div>
      {phone && !wide && <ReadoutLine />}
      {phone && <Chips />}
    </div>
  );
}
