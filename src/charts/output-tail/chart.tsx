import { useMemo, useRef, useState, type ReactElement } from 'react';
import { Figure } from '../figure.tsx';
import { useRoom } from '../use-room.ts';
import { layoutOutputTail, nearest, traceKey, type Layout } from './layout.ts';
import type { OutputTailData, OutputTailLabels } from './model.ts';
import { DensityPanel, Key, TailPanel } from './panels.tsx';
import { outputTailSentence, readoutOf } from './words.ts';
import './output-tail.css';

export interface OutputTailProps {
  /** With the same identity from render to render. */
  readonly data: OutputTailData;
  /** Unique on the page; ids inside the chart begin with it. */
  readonly idPrefix: string;
  /** Key T, where the page has a table of the same data. */
  readonly onTable?: (() => void) | undefined;
  readonly testId?: string | undefined;
}

/** The distribution of one output, and under it how likely it exceeds a threshold, down to one in a million. */
export function OutputTail({ data, idPrefix, onTable, testId }: OutputTailProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const room = useRoom(holder);
  const width = Math.max(240, room.width / room.textScale);
  const layout = useMemo(() => layoutOutputTail(data, width), [data, width]);
  const sentence = useMemo(() => outputTailSentence(data), [data]);
  const [cursor, setCursor] = useState<number>();
  const { labels, tail } = data;
  const onKey = (key: string): boolean => {
    if (key === 'Escape') setCursor(undefined);
    if (key.toLowerCase() === 't') onTable?.();
    const next = traceKey(tail.thresholds.length, cursor, key);
    if (next !== undefined) setCursor(next);
    return next !== undefined;
  };
  return (
    <Figure
      name={`Distribution of ${labels.output} and its tail`}
      summary={sentence}
      keys={`Left and right arrows change the threshold, Home and End go to the ends, Escape leaves.${onTable ? ' T shows the table.' : ''}`}
      className="output-tail"
      idPrefix={idPrefix}
      holder={holder}
      room={room}
      width={layout.width}
      height={layout.height}
      hint={`← → ${labels.symbol}`}
      readout={readoutOf(data, cursor)}
      onKey={onKey}
      onPoint={(x) => setCursor(nearest(layout, x))}
      testId={testId}
    >
      <g className={layout.wide ? undefined : 'small'}>
        <Key layout={layout} />
        <DensityPanel layout={layout} output={labels.output} />
        <TailPanel layout={layout} labels={labels} hatch={`${idPrefix}-hatch`} />
        <Bottom layout={layout} labels={labels} />
        {cursor !== undefined && <Cursor layout={layout} at={cursor} />}
      </g>
    </Figure>
  );
}

function Bottom({ layout, labels }: { readonly layout: Layout; readonly labels: OutputTailLabels }): ReactElement {
  const { lower, xTicks } = layout;
  return (
    <g>
      {xTicks.map(({ value, at, label }) => (
        <text key={value} x={at} y={lower.bottom + 20} textAnchor="middle">
          {label}
        </text>
      ))}
      <text className="title" x={(lower.left + lower.right) / 2} y={lower.bottom + 42} textAnchor="middle">
        Value of {labels.output}, threshold <tspan className="symbol">{labels.symbol}</tspan>
      </text>
    </g>
  );
}

function Cursor({ layout, at }: { readonly layout: Layout; readonly at: number }): ReactElement | null {
  const stop = layout.stops[at];
  if (stop === undefined) return null;
  const { upper, lower } = layout;
  const x = stop.x.toFixed(1);
  return (
    <g>
      <path className="cursor" d={`M${x},${upper.top}V${upper.bottom}M${x},${lower.top}V${lower.bottom}`} />
      {stop.rings.map((ring) => (
        <circle key={ring.y} className="ring" cx={ring.x} cy={ring.y} r={9} />
      ))}
    </g>
  );
}
