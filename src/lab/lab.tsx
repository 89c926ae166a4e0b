import { lazy, type ReactElement, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useAppState, useCurves, usePageState } from '../state/services.ts';
import { Companion } from './companion.tsx';
import { Stage } from './stage.tsx';
import { Status } from './status.tsx';
import { useMedia } from '../ui/use-media.ts';
import './lab.css';

// The curve comes first: what changes it is loaded when there is one, or soon.
const Builder = lazy(async () => ({ default: (await import('./builder.tsx')).Builder }));
const Dock = lazy(async () => ({ default: (await import('./dock.tsx')).Dock }));

/** The controls wait for the first curve for so long, in milliseconds: some runs take minutes to have one. */
const PATIENCE = 2000;

/** True from the first curve on, or from when there is none to wait for. */
function useBegun(): boolean {
  const { main } = useCurves();
  const waiting = useAppState(({ run }) => run.phase === 'running');
  const [begun, setBegun] = useState(false);
  const drawn = main.methods.some(({ points }) => points.length > 0);
  if (!begun && (drawn || !waiting || main.methods.length === 0)) setBegun(true);
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return begun;
}

/** Says that what it stands beside is there. */
function Arrived({ onArrived }: { readonly onArrived: () => void }): null {
  useEffect(onArrived, [onArrived]);
  return null;
}

interface ControlsProps {
  readonly phone: boolean;
  readonly chart: RefObject<HTMLDivElement | null>;
  readonly onArrived: () => void;
}

/** Everything that a link carries, as controls. */
function Controls({ phone, chart, onArrived }: ControlsProps): ReactElement {
  return (
    <>
      {phone ? <Dock chart={chart} /> : <Builder reachable />}
      <Arrived onArrived={onArrived} />
    </>
  );
}

/** The page's main view: what is compared, how the errors fall, and what runs. */
export function Lab(): ReactElement {
  const phone = useMedia('(width < 40rem)');
  const page = usePageState();
  const chart = useRef<HTMLDivElement>(null);
  const begun = useBegun();
  const [ready, setReady] = useState(false);
  const controls = begun && (
    <Suspense>
      <Controls phone={phone} chart={chart} onArrived={() => setReady(true)} />
    </Suspense>
  );
  return (
    <main className={begun ? 'lab lab--begun' : 'lab'} data-state={page} data-testid={ready ? 'app-ready' : undefined}>
      {!phone && <div className="lab__builder">{controls}</div>}
      <div className="lab__stage" data-testid="plots">
        <Stage phone={phone} chart={chart} />
      </div>
      <div className="lab__companion">
        <Companion />
      </div>
      <Status />
      {phone && controls}
    </main>
  );
}
