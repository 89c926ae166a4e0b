import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { type Readout, readoutOf } from '../charts/error-curves/readout.ts';
import { startOf } from '../charts/error-curves/trace.ts';
import { useAppState, useFamily } from '../state/services.ts';
import { Keys } from '../ui/kbd.tsx';
import { Defined } from './definitions.tsx';
import { MethodGlyph, SamplingGlyph } from './method-glyph.tsx';
import { axisOf, useMeasure, useMeasured, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';

const PublishedCount = lazy(async () => ({ default: (await import('./published-flops.tsx')).PublishedCount }));
const PublishedFlops = lazy(async () => ({ default: (await import('./published-flops.tsx')).PublishedFlops }));

function Published(point: { readonly method: string; readonly size: number }): ReactElement {
  return (
    <Suspense>
      <PublishedFlops {...point} />
    </Suspense>
  );
}

/** A trace is announced once it rests for so long, in milliseconds. */
const REST = 300;

/** A text, once it has not changed for a while. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function Value({ readout }: { readonly readout: Readout }): ReactElement {
  return (
    <span className="readout__value" data-testid="readout-value">
      <Defined id="error">{readout.value}</Defined>
      {readout.error !== undefined && (
        <>
          {' '}
          <Defined id="band">± {readout.error}</Defined>
        </>
      )}
    </span>
  );
}

interface FlopsProps {
  readonly readout: Readout;
  readonly size: number;
  /** By our own convention. */
  readonly own: string;
}

/** Operations by the convention that was chosen; samples have one alone. */
function Flops({ readout, size, own }: FlopsProps): ReactElement {
  const convention = useAppState((state) => state.convention);
  const { kind, method } = readout.line;
  if (convention === 'own' || kind === 'sampling') return <>{own}</>;
  return (
    <Suspense fallback={own}>
      <PublishedCount method={method} size={size} own={own} />
    </Suspense>
  );
}

function Parts({ readout, size }: { readonly readout: Readout; readonly size: number }): ReactElement {
  const { looks } = useMethodTraits();
  const look = looks.get(readout.line.method);
  const sampling = readout.line.kind === 'sampling';
  return (
    <p className="readout__parts">
      <strong>
        <i>{readout.symbol}</i> = {readout.size}
      </strong>
      <span className="readout__method">
        {sampling ? <SamplingGlyph look={look} /> : look && <MethodGlyph look={look} />}
        {readout.name}
      </span>
      <Value readout={readout} />
      {readout.note !== undefined && <span className="readout__minor">{readout.note}</span>}
      {readout.predicted !== undefined && (
        <span>
          <Defined id="predicted">{readout.predicted}</Defined>
          <span className="readout__aside">, without a sample</span>
        </span>
      )}
      {readout.flops !== undefined && (
        <Defined id="flops" after={!sampling && <Published method={readout.line.method} size={size} />}>
          <Flops readout={readout} size={size} own={readout.flops} />
        </Defined>
      )}
      {readout.worth !== undefined && <Defined id={sampling ? 'price' : 'worth'}>{readout.worth}</Defined>}
    </p>
  );
}

/** One line about the point under the cursor, or about the focused method at the largest size while there is none. */
export function ReadoutLine(): ReactElement {
  const family = useFamily();
  const main = useMeasured();
  const measure = useMeasure();
  const { looks } = useMethodTraits();
  const focus = useFocus();
  const traced = useAppState((state) => state.cursor);
  const cursor = traced ?? startOf(main, focus);
  const words = { axis: axisOf(family, main.param, measure), noun: family.noun };
  const readout = cursor && readoutOf(main, looks, cursor, words);
  const spoken = useRested(traced && readout ? readout.spoken : '');
  return (
    <div className="stage__readout" data-testid="readout">
      {readout && cursor && <Parts readout={readout} size={cursor.size} />}
      <p className="readout__keys" aria-hidden="true">
        <Keys keys={['ArrowLeft', 'ArrowRight']}>{words.axis.x.toLowerCase()}</Keys>
        <Keys keys={['ArrowUp', 'ArrowDown']}>method</Keys>
      </p>
      <output className="u-hidden">{spoken}</output>
    </div>
  );
}
