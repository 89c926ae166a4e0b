import { lazy, type ReactElement, type RefObject, Suspense, useState } from 'react';
import { ErrorCurves } from '../charts/error-curves/chart.tsx';
import { findingOf } from '../charts/finding.ts';
import type { Noun } from '../problems/contract.ts';
import { useAppState, useCurves, useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Chips } from './chips.tsx';
import { Notices } from './notices.tsx';
import { ReadoutLine } from './readout.tsx';
import { ViewFocus } from './view-focus.tsx';
import { axisOf, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';
import { useFormer } from './use-former.ts';

const Empty = lazy(async () => ({ default: (await import('./empty.tsx')).Empty }));
const Table = lazy(async () => ({ default: (await import('./table.tsx')).Table }));

type View = 'curves' | 'table';

const VIEWS: readonly { readonly view: View; readonly name: string }[] = [
  { view: 'curves', name: 'Curves' },
  { view: 'table', name: 'Table' },
];

function Views({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }): ReactElement {
  return (
    <fieldset className="views">
      <legend className="u-hidden">View</legend>
      {VIEWS.map((each) => (
        <Button
          key={each.view}
          look="quiet"
          aria-pressed={view === each.view}
          onClick={() => onView(each.view)}
          testid={`view-${each.view}`}
        >
          {each.name}
        </Button>
      ))}
    </fieldset>
  );
}

/** What the curves say, in one sentence. */
function useFinding(axisName: string, noun: Noun): string {
  const { main } = useCurves();
  const { looks } = useMethodTraits();
  return findingOf(main, looks, { size: axisName.toLowerCase(), noun }).text;
}

function Curves({ finding, onTable }: { readonly finding: string; readonly onTable: () => void }): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  const { main } = useCurves();
  const { looks, theory } = useMethodTraits();
  return (
    <ErrorCurves
      summary={main}
      looks={looks}
      theory={theory}
      previous={useFormer()}
      axis={axisOf(family, main.param)}
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

/** Finding, readout, and the error curves or their table. */
export function Stage({ phone, chart }: StageProps): ReactElement {
  const family = useFamily();
  const { main } = useCurves();
  const [{ view, byKey }, setShown] = useState<{ view: View; byKey: boolean }>({ view: 'curves', byKey: false });
  const finding = useFinding(axisOf(family, main.param).x, family.noun);
  const empty = main.methods.length === 0;
  return (
    <div className="stage">
      <Notices />
      <div className="stage__top">
        <h2 className="stage__finding" data-testid="finding">
          {finding}
        </h2>
        <Views view={view} onView={(next) => setShown({ view: next, byKey: false })} />
        {!phone && <ReadoutLine />}
      </div>
      <div ref={chart} className={`stage__chart stage__chart--${view}`}>
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
        {view === 'curves' && empty && (
          <Suspense>
            <Empty />
          </Suspense>
        )}
      </div>
      {phone && <ReadoutLine />}
      {phone && <Chips />}
    </div>
  );
}
