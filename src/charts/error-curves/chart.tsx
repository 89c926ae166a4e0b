import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Summary } from '../../experiments/curves.ts';
import type { Noun } from '../../problems/contract.ts';
import { UNMEASURED, useRoom, type Room } from '../use-room.ts';
import { growDomain, wantedDomain } from './domain.ts';
import { gapOf, gapSize } from './gap.ts';
import { layoutErrorCurves, scalesFor, type LayoutInput, type Previous } from './layout.ts';
import type { Looks } from './looks.ts';
import type { AxisLabels, Cursor, Density, Domain, Frame } from './model.ts';
import { Overlay } from './overlay.tsx';
import { Plot } from './plot.tsx';
import { nearest, sameCursor, traceKey } from './trace.ts';

export interface ErrorCurvesProps {
  readonly summary: Summary;
  /** Name, hue and mark of each method, by `MethodCurves.name`. */
  readonly looks: Looks;
  /** Exponent of error in size that theory gives, by method. */
  readonly theory: ReadonlyMap<string, number | undefined>;
  /** Whether the y axis tells 1 ÷ error. */
  readonly reciprocal?: boolean | undefined;
  /** Shown dimmed while `summary` is not complete. */
  readonly previous?: Previous | undefined;
  readonly axis: AxisLabels;
  /** What an instance is called: "network", "networks". */
  readonly noun: Noun;
  readonly cursor: Cursor | undefined;
  /** The method that is drawn heavier, with its slope and its gap to sampling; see `mostAccurate`. */
  readonly focus: string | undefined;
  /** undefined when the reader leaves with Escape. */
  readonly onCursor: (cursor: Cursor | undefined) => void;
  /** Key T, where the page has a table of the same data. */
  readonly onTable?: (() => void) | undefined;
  /** The finding: what the chart shows, in one sentence. */
  readonly label: string;
  /** Unique on the page; ids inside the chart begin with it. */
  readonly idPrefix: string;
  readonly testId?: string | undefined;
  /** A small chart without names and remarks; otherwise the width decides. */
  readonly companion?: boolean | undefined;
}

/** Under this width, px of 16 px text, names are short and the plot says less. */
const NARROW = 480;

function frameOf(room: Room, companion: boolean): Frame {
  const width = room.width / room.textScale;
  const density: Density = companion ? 'companion' : width < NARROW ? 'phone' : 'wide';
  return { width, height: room.height / room.textScale, density };
}

/** The domain grows while results arrive and shrinks when they are in. */
function useDomain(wanted: Domain, settled: boolean): Domain {
  const [kept, setKept] = useState(wanted);
  const domain = growDomain(kept, wanted, settled);
  if (domain.bottom !== kept.bottom || domain.top !== kept.top) setKept(domain);
  return domain;
}

/** Error of methods against size, both logarithmic, with sampling at equal cost. It fills its parent. */
export function ErrorCurves(props: ErrorCurvesProps): ReactElement {
  const { summary, looks, theory, focus, noun, cursor, idPrefix } = props;
  const holder = useRef<HTMLDivElement>(null);
  const room = useRoom(holder);
  const previous = summary.complete ? undefined : props.previous;
  const shown = previous === undefined ? [summary] : [summary, previous.summary];
  const domain = useDomain(wantedDomain(shown), summary.complete);
  const { bottom, top } = domain;
  const drawn = useMemo(() => {
    const input: LayoutInput = {
      summary,
      looks,
      theory,
      frame: frameOf(room, props.companion ?? false),
      domain: { bottom, top },
      focus,
      noun,
      ...(previous === undefined ? {} : { previous }),
      reciprocal: props.reciprocal ?? false,
    };
    const layout = layoutErrorCurves(input);
    return { layout, scales: scalesFor(input, layout.plot) };
  }, [summary, looks, theory, room, props.companion, props.reciprocal, bottom, top, focus, noun, previous]);
  const { layout, scales } = drawn;
  const gap = useMemo(() => {
    const size = focus === undefined ? undefined : (cursor?.size ?? gapSize(summary, focus));
    return focus === undefined || size === undefined ? undefined : gapOf(layout, summary, scales, focus, size);
  }, [layout, scales, summary, focus, cursor?.size]);

  const move = (next: Cursor | undefined): void => {
    if (!sameCursor(next, cursor)) props.onCursor(next);
  };
  return (
    <div
      ref={holder}
      className="error-curves"
      role="application"
      aria-roledescription="chart"
      aria-label={props.label}
      aria-describedby={`${idPrefix}-keys`}
      tabIndex={0}
      data-testid={props.testId}
      onKeyDown={(event) => onKey(event, props, move)}
      onPointerDown={(event) => move(nearest(layout, localPoint(event, room)) ?? cursor)}
      onPointerMove={(event) => move(nearest(layout, localPoint(event, room)) ?? cursor)}
    >
      <svg
        aria-hidden="true"
        visibility={room === UNMEASURED ? 'hidden' : undefined}
        width={room.width}
        height={room.height}
        viewBox={`0 0 ${layout.frame.width} ${layout.frame.height}`}
      >
        <Plot layout={layout} axis={props.axis} idPrefix={idPrefix} />
        <Overlay layout={layout} cursor={cursor} gap={gap} />
      </svg>
      <span id={`${idPrefix}-keys`} hidden>
        Left and right arrows change the {props.axis.x.toLowerCase()}, up and down the line. Home and End go to the
        ends, Escape leaves.{props.onTable && ' T shows the table.'}
      </span>
    </div>
  );
}

/** px of the pointer in the chart's own units. */
function localPoint(event: PointerEvent<HTMLElement>, room: Room): { x: number; y: number } {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / room.textScale, y: (event.clientY - top) / room.textScale };
}

function onKey(
  event: KeyboardEvent<HTMLElement>,
  props: ErrorCurvesProps,
  move: (next: Cursor | undefined) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const next = traceKey(props.summary, props.cursor, props.focus, event.key);
  if (next !== undefined) {
    event.preventDefault();
    move(next);
  } else if (event.key === 'Escape') {
    move(undefined);
    event.currentTarget.blur();
  } else if (event.key.toLowerCase() === 't') {
    props.onTable?.();
  }
}
