import { memo, type ReactElement } from 'react';
import { dotsOf, markPath } from '../palette.ts';
import type { AxisLabels, Curve, EndLabel, Floor, Layout, Look, Mark, Predictions, Remark, Triangle } from './model.ts';

/** px of marks: of a method, of sampling, and beside a name. */
const MARK = 10;
const SAMPLING_MARK = 8;

/** Everything of a chart that does not follow the cursor. Prints the layout and decides nothing. */
export const Plot = memo(function Plot(props: {
  readonly layout: Layout;
  readonly axis: AxisLabels;
  readonly idPrefix: string;
}): ReactElement {
  const { layout, idPrefix } = props;
  const hatch = `${idPrefix}-hatch`;
  return (
    <g className={`density-${layout.frame.density}`}>
      <Hatch id={hatch} />
      {layout.floor && <FloorArea floor={layout.floor} hatch={hatch} />}
      <Axes layout={layout} axis={props.axis} />
      <g className="previous">{layout.previous.map(printCurve)}</g>
      {layout.curves.map(
        (curve) => curve.band && <path key={keyOf(curve)} className="band" d={curve.band} fill={curve.look.colour} />,
      )}
      {layout.curves.map(printCurve)}
      {layout.predictions && <Predicted predictions={layout.predictions} />}
      {layout.triangle && <SlopeTriangle triangle={layout.triangle} />}
      {layout.floor?.label && <Words remark={layout.floor.label} />}
      {layout.remarks.map((remark) => (
        <Words key={`${remark.strong} ${remark.at.x}`} remark={remark} />
      ))}
      {layout.labels.map((label) => (
        <End key={`${label.line?.kind ?? 'before'} ${label.line?.method ?? ''}`} label={label} />
      ))}
    </g>
  );
});

function keyOf(curve: Curve): string {
  return `${curve.line.kind} ${curve.line.method}`;
}

function printCurve(curve: Curve): ReactElement {
  return <CurveShape key={keyOf(curve)} curve={curve} />;
}

function Hatch({ id }: { readonly id: string }): ReactElement {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" y1="0" x2="0" y2="8" />
      </pattern>
    </defs>
  );
}

function FloorArea({ floor, hatch }: { readonly floor: Floor; readonly hatch: string }): ReactElement {
  return (
    <g>
      <path d={floor.area} fill={`url(#${hatch})`} />
      <path className="floor" d={floor.line} />
    </g>
  );
}

function Axes({ layout, axis }: { readonly layout: Layout; readonly axis: AxisLabels }): ReactElement {
  const { plot, yTicks, xTicks, yMinor, frame } = layout;
  const wide = frame.density === 'wide';
  return (
    <g>
      {yTicks.map(({ exponent, at }) => (
        <line key={exponent} className="grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
      ))}
      {xTicks.map(({ size, at }) => (
        <line key={size} className="grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
      ))}
      {yMinor.map((at) => (
        <line key={at} className="axis" x1={plot.left - 4} x2={plot.left} y1={at} y2={at} />
      ))}
      {xTicks.map(({ size, at }) => (
        <line key={size} className="axis" x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 4} />
      ))}
      <path className="axis" d={`M${plot.left},${plot.top - 4}V${plot.bottom}H${plot.right}`} />
      {yTicks.map(
        ({ exponent, at, label }) =>
          label && (
            <text key={exponent} className="tick" x={plot.left - 10} y={at + 4.5} textAnchor="end">
              {label}
            </text>
          ),
      )}
      <text className="title" x={wide ? 6 : 2} y={wide ? 18 : 14}>
        {axis.y}
      </text>
      <text className="title" x={(plot.left + plot.right) / 2} y={frame.height - (wide ? 8 : 6)} textAnchor="middle">
        {axis.x} <tspan className="symbol">{axis.symbol}</tspan>
      </text>
    </g>
  );
}

function CurveShape({ curve }: { readonly curve: Curve }): ReactElement {
  const { look, line } = curve;
  const sampling = line.kind === 'sampling';
  const width = curve.focused ? 3 : 2;
  return (
    <g className={curve.faint ? 'faint' : undefined} data-line={line.kind} data-method={line.method}>
      {curve.theory && <path className="curve theory" d={curve.theory} stroke={look.colour} />}
      {curve.bars && <path className="limit" d={curve.bars} stroke={look.colour} />}
      {curve.doubt && <path className="doubt" d={curve.doubt} stroke={look.colour} strokeDasharray={dotsOf(2)} />}
      {curve.theory === undefined && (
        <path
          className={sampling ? 'curve sampled' : 'curve'}
          d={curve.path}
          stroke={look.colour}
          strokeWidth={sampling ? 2 : width}
          strokeDasharray={sampling ? dotsOf(2) : look.dash}
        />
      )}
      {curve.marks.map((mark) => (
        <MarkShape key={mark.size} mark={mark} look={look} px={sampling ? SAMPLING_MARK : MARK} />
      ))}
    </g>
  );
}

function MarkShape({
  mark,
  look,
  px,
}: {
  readonly mark: Mark;
  readonly look: Look;
  readonly px: number;
}): ReactElement {
  const place = `translate(${mark.x.toFixed(1)},${mark.y.toFixed(1)})`;
  if (mark.kind === 'limit') {
    return <path className="limit" transform={place} d="M-7,0H7M0,1V19M-4.5,13L0,19.5L4.5,13" stroke={look.colour} />;
  }
  if (mark.kind === 'measured') return <Glyph look={look} px={px} transform={place} />;
  return (
    <g transform={place}>
      {mark.beyond && <path className="limit" d="M0,0V-17M-4.5,-12L0,-18L4.5,-12" stroke={look.colour} />}
      <path className="slash" d="M-11,8L11,-8" stroke={look.colour} />
      <Glyph look={{ ...look, hollow: true }} px={px + 2} />
    </g>
  );
}

/** A method's mark around the origin of `transform`, with its halo. */
export function Glyph(props: { readonly look: Look; readonly px: number; readonly transform?: string }): ReactElement {
  const { look, px, transform } = props;
  const d = markPath(look.shape, px);
  return look.hollow ? (
    <path className="mark hollow" transform={transform} d={d} stroke={look.colour} />
  ) : (
    <path className="mark" transform={transform} d={d} fill={look.colour} />
  );
}

function Predicted({ predictions }: { readonly predictions: Predictions }): ReactElement {
  const { bars, ranges, colour } = predictions;
  return (
    <g data-predicted="">
      <path className="expected" d={ranges} stroke={colour} />
      <path className="expected expected--bar" d={bars} stroke={colour} />
    </g>
  );
}

function SlopeTriangle({ triangle }: { readonly triangle: Triangle }): ReactElement {
  const { text, anchor } = triangle;
  return (
    <g>
      <path className="triangle" d={triangle.path} stroke={triangle.colour} />
      <text className="words strong" x={text.x} y={text.y} textAnchor={anchor}>
        {triangle.fit}
      </text>
      {triangle.theory && (
        <text className="words" x={text.x} y={text.y + 17} textAnchor={anchor}>
          {triangle.theory}
        </text>
      )}
    </g>
  );
}

/** Words in the plot: the strong part in ink, the rest in grey. */
function Words({ remark }: { readonly remark: Remark }): ReactElement {
  const { at, anchor, strong, detail } = remark;
  return (
    <text className="words" x={at.x} y={at.y} textAnchor={anchor}>
      {strong && <tspan className="strong">{strong}</tspan>}
      {detail && <tspan dx={strong ? 6 : undefined}>{detail}</tspan>}
    </text>
  );
}

function End({ label }: { readonly label: EndLabel }): ReactElement {
  const { look, mark, text } = label;
  const sampling = label.line?.kind === 'sampling';
  return (
    <g>
      {label.leader && (
        <path
          className="leader"
          d={label.leader}
          stroke={look?.colour}
          strokeDasharray={sampling ? dotsOf(1) : undefined}
        />
      )}
      {look && (
        <Glyph
          look={look}
          px={sampling ? SAMPLING_MARK : MARK}
          transform={`translate(${mark.x},${mark.y.toFixed(1)})`}
        />
      )}
      <text className="words" x={text.x} y={text.y + 4.5}>
        <tspan className={label.strong ? 'strong' : undefined}>{label.name}</tspan>
        {label.detail && <tspan dx={8}>{label.detail}</tspan>}
      </text>
    </g>
  );
}
