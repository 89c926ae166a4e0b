import type { ReactElement } from 'react';
import { sameLine } from './looks.ts';
import type { Gap } from './gap.ts';
import type { Cursor, Curve, Layout, Point } from './model.ts';
import { halfLabel } from './ticks.ts';

/** What follows the cursor: its line, the ring, the bold tick; and the gap arrow, which stands at its size. */
export function Overlay(props: {
  readonly layout: Layout;
  readonly cursor: Cursor | undefined;
  readonly gap: Gap | undefined;
}): ReactElement {
  const { layout, cursor, gap } = props;
  const tick = layout.xTicks.find(({ size }) => size === cursor?.size);
  const { plot } = layout;
  const ring = cursor && pointAt(layout, cursor);
  return (
    <g>
      <Ticks layout={layout} size={tick?.size} />
      {tick && <line className="cursor" x1={tick.at} x2={tick.at} y1={plot.top - 4} y2={plot.bottom} />}
      {ring && <circle className="ring" cx={ring.x} cy={ring.y} r={10} />}
      {gap && <GapArrow gap={gap} />}
    </g>
  );
}

/** Labels of the sizes. The cursor's is bold, and those that it would touch step aside. */
function Ticks({ layout, size }: { readonly layout: Layout; readonly size: number | undefined }): ReactElement {
  const chosen = layout.xTicks.find((tick) => tick.size === size);
  const room = (other: number): number => halfLabel(other) + (chosen === undefined ? 0 : halfLabel(chosen.size) + 4);
  const shown = layout.xTicks.filter(
    (tick) =>
      tick === chosen || (tick.label !== undefined && !(chosen && Math.abs(tick.at - chosen.at) < room(tick.size))),
  );
  const y = layout.plot.bottom + (layout.frame.density === 'wide' ? 22 : 19);
  return (
    <g>
      {shown.map((tick) => (
        <text
          key={tick.size}
          className={tick === chosen ? 'tick chosen' : 'tick'}
          x={tick.at}
          y={y}
          textAnchor="middle"
        >
          {tick.size}
        </text>
      ))}
    </g>
  );
}

function GapArrow({ gap }: { readonly gap: Gap }): ReactElement {
  return (
    <g className="gap">
      <path d={gap.shaft} />
      <path d={gap.head} />
      <text className="ratio" style={{ fontSize: gap.strongPx }} x={gap.text.x} y={gap.text.y} textAnchor={gap.anchor}>
        {gap.strong}
      </text>
      {gap.detail && (
        <text className="words" x={gap.text.x} y={gap.text.y + 18} textAnchor={gap.anchor}>
          {gap.detail}
        </text>
      )}
    </g>
  );
}

/** Where a line stands at the cursor's size: its mark, or nothing. */
function pointAt(layout: Layout, cursor: Cursor): Point | undefined {
  const curve = layout.curves.find((each: Curve) => sameLine(each.line, cursor.line));
  return curve?.marks.find((mark) => mark.size === cursor.size);
}
