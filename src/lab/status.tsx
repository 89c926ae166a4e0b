import type { ReactElement } from 'react';
import { formatCount, formatInteger, formatTime, formatTimeLeft } from '../charts/numbers.ts';
import { ENGINE_REVISION } from '../experiments/engine.ts';
import type { StoredShare } from '../state/selectors.ts';
import { useAppState, useCurves, useFamily, usePageState, useServices, useStoredShare } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Progress } from '../ui/progress.tsx';
import { Defined } from './definitions.tsx';
import './status.css';

function Running(): ReactElement {
  const { conductor } = useServices();
  const { done, total, share, secondsLeft } = useAppState((state) => state.run);
  return (
    <>
      <Progress done={share} total={1} label="Runs" />
      <span className="status__strong">
        {formatInteger(done)} of {formatInteger(total)} runs
      </span>
      {secondsLeft !== undefined && <span>{formatTimeLeft(secondsLeft * 1000)}</span>}
      <Button onClick={() => conductor.stop()} testid="cancel">
        Cancel
      </Button>
    </>
  );
}

function Settled(): ReactElement {
  const { total, seconds } = useAppState((state) => state.run);
  return (
    <>
      <Icon name="check" />
      <span className="status__strong">Settled</span>
      <span className="status__detail">
        {formatInteger(total)} runs, {formatTime(seconds * 1000)} on this machine
      </span>
    </>
  );
}

function Stopped(): ReactElement {
  const { conductor } = useServices();
  return (
    <>
      <span className="status__strong">Cancelled</span>
      <span className="status__detail">The curves show what was done until then.</span>
      <Button onClick={() => conductor.resume()} testid="resume">
        Continue
      </Button>
    </>
  );
}

function Failed(): ReactElement {
  const failures = useAppState((state) => state.run.failures.length);
  const { conductor } = useServices();
  return (
    <>
      <Icon name="warning" />
      <span className="status__strong">
        {formatInteger(failures)} {failures === 1 ? 'run' : 'runs'} failed
      </span>
      <Button onClick={() => conductor.resume()} testid="retry">
        Try again
      </Button>
    </>
  );
}

function Unavailable(): ReactElement {
  return (
    <>
      <Icon name="warning" />
      <span className="status__strong">Nothing can be computed</span>
    </>
  );
}

const BY_STATE = { running: Running, settled: Settled, stopped: Stopped, failed: Failed, unavailable: Unavailable };

/** Networks without a normalised error, named where they are most. */
function LeftOut(): ReactElement | false {
  const family = useFamily();
  const { main, companion } = useCurves();
  const found = [main, companion].flatMap((summary) =>
    summary ? summary.constant.map((entry) => ({ ...entry, of: summary.instances, param: summary.param })) : [],
  );
  const [worst] = found.sort((a, b) => b.instances - a.instances);
  if (!worst) return false;
  const field = family.params[worst.param]?.label.toLowerCase() ?? worst.param;
  return (
    <span className="status__left-out" data-testid="left-out">
      {worst.instances} of {worst.of} {family.noun.many} at {field} {worst.size} are{' '}
      <Defined id="constant">constant</Defined> and left out
    </span>
  );
}

const CHECKED = {
  none: '',
  running: 'recomputing here',
  same: 'recomputed here: the same digits',
  differs: 'recomputed here: other digits than stored',
} as const;

/** The way to have stored references computed again, inside their definition. */
function Recompute(): ReactElement {
  const { conductor } = useServices();
  const page = usePageState();
  return (
    <Button
      disabledReason={page === 'settled' ? undefined : 'Once all curves are whole.'}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        conductor.recompute();
      }}
      testid="recompute"
    >
      Recompute here
    </Button>
  );
}

/** The stored references in use. */
function Stored({ share }: { readonly share: StoredShare }): ReactElement {
  const check = useAppState((state) => state.check);
  return (
    <>
      {' '}
      (
      <Defined id="stored" after={<Recompute />}>
        {formatCount(share.samples)} stored
      </Defined>{' '}
      at {share.sizes} of {share.of} sizes
      {check !== 'none' && (
        <output className={check === 'differs' ? 'status__differs' : undefined} data-testid="check">
          ; {CHECKED[check]}
        </output>
      )}
      )
    </>
  );
}

/** What of the document the curves cannot show themselves, and the fingerprint of their numbers. */
function Facts(): ReactElement {
  const { seed, instances, samples } = useAppState((state) => state.document);
  const { noun } = useFamily();
  const { main, complete, digits } = useCurves();
  const share = useStoredShare();
  const { algorithms, isSampled } = main.references;
  const sampled = `${formatCount(samples)} reference samples`;
  // Sizes differ in what is cheapest: several names would fill the line.
  const exact = algorithms.length === 1 ? `exact references (${algorithms[0]})` : 'exact references';
  const references = [...(isSampled ? [sampled] : []), ...(algorithms.length > 0 ? [exact] : [])].join(' or ');
  return (
    <p className="status__facts">
      seed {seed} · {formatInteger(instances)} {instances === 1 ? noun.one : noun.many} a size · {references}
      {share && <Stored share={share} />} · engine {ENGINE_REVISION} · <Defined id="digits">digits</Defined>{' '}
      <span data-testid="digits">{complete ? digits : '–'}</span>
    </p>
  );
}

/** What runs, how far, how long, and how to stop it. */
export function Status(): ReactElement {
  const page = usePageState();
  const Body = BY_STATE[page];
  return (
    <footer className="status">
      <div className="status__run" data-testid="status" data-phase={page}>
        <Body />
        <LeftOut />
      </div>
      <Facts />
    </footer>
  );
}
