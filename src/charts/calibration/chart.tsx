import { memo, useMemo, useRef, useState, type ReactElement } from 'react';
import { Glyph } from '../error-curves/plot.tsx';
import { Figure } from '../figure.tsx';
import { useRoom } from '../use-room.ts';
import { layoutCalibration, type Layout, type Row } from './layout.ts';
import { nearest, readoutOf, traceKey, type Cursor } from './trace.ts';
import { calibrationSentence, type CalibrationGroup } from './words.ts';
import './calibration.css';

export interface CalibrationProps {
  /** With the same identity from render to render. */
  readonly groups: readonly CalibrationGroup[];
  /** Unique on the page; ids inside the chart begin with it. */
  readonly idPrefix: string;
  /** Key T, where the page has a table of the same data. */
  readonly onTable?: (() => void) | undefined;
  readonly testId?: string | undefined;
}

/** Errors in units of the error that each method predicted, against the normal they should follow. */
export function Calibration({ groups, idPrefix, onTable, testId }: CalibrationProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const room = useRoom(holder);
  const width = Math.max(240, room.width / room.textScale);
  const layout = useMemo(() => layoutCalibration(groups, width), [groups, width]);
  const sentence = useMemo(() => calibrationSentence(groups), [groups]);
  const [cursor, setCursor] = useState<Cursor>();
  const onKey = (key: string): boolean => {
    if (key === 'Escape') setCursor(undefined);
    if (key.toLowerCase() === 't') onTable?.();
    const next = traceKey(layout, cursor, key);
    if (next !== undefined) setCursor(next);
    return next !== undefined;
  };
  return (
    <Figure
      name="Error ÷ predicted error"
      summary={sentence}
      keys={`Left and right arrows change the bar, up and down the method, Escape leaves.${onTable ? ' T shows the table.' : ''}`}
      className="calibration"
      idPrefix={idPrefix}
      holder={holder}
      room={room}
      width={layout.width}
      height={layout.height}
      hint="← → bar, ↑ ↓ method"
      readout={readoutOf(layout, cursor)}
      onKey={onKey}
      onPoint={(x, y) => setCursor(nearest(layout, x, y))}
      testId={testId}
    >
      <Plot layout={layout} />
      {cursor && <Traced layout={layout} cursor={cursor} />}
    </Figure>
  );
}

/** Everything that does not follow the cursor. Prints the layout and decides nothing. */
const Plot = memo(function Plot({ layout }: { readonly layout: Layout }): ReactElement {
  return (
    <g className={layout.wide ? undefined : 'small'}>
      <Head layout={layout} />
      {layout.rows.map((row) => (
        <RowShape key={row.name} row={row} wide={layout.wide} />
      ))}
      <Foot layout={layout} />
    </g>
  );
});

function Head({ layout }: { readonly layout: Layout }): ReactElement {
  const { left, wide, columns } = layout;
  const x = wide ? left : 2;
  return (
    <g>
      <text className="title" x={x} y={16}>
        How large the errors are
      </text>
      <path className="theory" d={`M${x},32h22`} />
      <text x={x + 29} y={36.5}>
        where predictions hold (normal)
      </text>
      {columns.map(({ x: at, anchor, head, normal }) => (
        <g key={normal}>
          <text className="title" x={at} y={16} textAnchor={anchor}>
            {head}
          </text>
          <text x={at} y={wide ? 36.5 : 57} textAnchor={anchor}>
            {normal}
          </text>
        </g>
      ))}
    </g>
  );
}

function RowShape({ row, wide }: { readonly row: Row; readonly wide: boolean }): ReactElement {
  const { look, box, mark, verdict, count } = row;
  return (
    <g>
      {row.zones.map(
        ({ path, opacity }) => path && <path key={opacity} d={path} fill={look.colour} opacity={opacity} />,
      )}
      {row.outline && <path className="outline" d={row.outline} stroke={look.colour} strokeDasharray={look.dash} />}
      {row.rug && <path className="rug" d={row.rug} stroke={look.colour} />}
      <path className="theory" d={row.normal} />
      <path className="axis" d={`M${box.left},${box.bottom}H${box.right}`} />
      <Glyph look={look} px={10} transform={`translate(${mark.x},${mark.y})`} />
      <text className="strong" x={mark.x + 12} y={mark.y + 4.5}>
        {row.label}
      </text>
      <text className={wide ? undefined : 'words'} x={verdict.x} y={verdict.y}>
        {verdict.text}
      </text>
      {count && (
        <text x={count.x} y={count.y}>
          {count.text}
        </text>
      )}
      {row.shares.map(({ x, y, anchor, lead, value, error }) => (
        <text key={x} x={x} y={y} textAnchor={anchor}>
          {lead && <tspan>{lead} </tspan>}
          <tspan className="strong">{value}</tspan> {error}
        </text>
      ))}
      {row.beyond && (
        <text className="words" x={row.beyond.x} y={row.beyond.y} textAnchor="end">
          {row.beyond.text}
        </text>
      )}
    </g>
  );
}

function Foot({ layout }: { readonly layout: Layout }): ReactElement {
  const { bottom, ticks, guides, left, right, wide } = layout;
  const base = wide ? bottom : bottom + 24;
  return (
    <g>
      <path className="guide" d={guides} />
      {!wide && <path className="axis" d={`M${left},${base}H${right}`} />}
      {ticks.map(({ value, at, label }) => (
        <g key={value}>
          <path className="axis" d={`M${at.toFixed(1)},${base}v4`} />
          <text x={at} y={base + 19} textAnchor={anchorOf(value, ticks.at(-1)?.value, wide)}>
            {label}
          </text>
        </g>
      ))}
      <text className="title" x={(left + right) / 2} y={base + 41} textAnchor="middle">
        Error ÷ predicted error σ
      </text>
    </g>
  );
}

/** Labels at the ends stay inside a narrow chart. */
function anchorOf(value: number, last: number | undefined, wide: boolean): 'start' | 'middle' | 'end' {
  if (wide || (value !== 0 && value !== last)) return 'middle';
  return value === 0 ? 'start' : 'end';
}

function Traced({ layout, cursor }: { readonly layout: Layout; readonly cursor: Cursor }): ReactElement | null {
  const row = layout.rows[cursor.row];
  const bar = row?.bars[cursor.bar];
  if (row === undefined) return null;
  const { box } = row;
  const perBar = (box.right - box.left) / Math.max(1, row.bars.length - 1);
  const x = bar === undefined ? box.left : Math.min(box.right - perBar, box.left + cursor.bar * perBar);
  const width = bar === undefined ? box.right - box.left : perBar;
  return <rect className="ring" x={x} y={box.top} width={width} height={box.bottom - box.top} />;
}
