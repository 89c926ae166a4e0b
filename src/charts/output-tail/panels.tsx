import { memo, type ReactElement } from 'react';
import { Glyph } from '../error-curves/plot.tsx';
import { dotsOf } from '../palette.ts';
import { KEY_STROKE, SAMPLED_LOOK, type KeyEntry } from './key.ts';
import type { Layout, Line } from './layout.ts';
import type { OutputTailLabels } from './model.ts';

interface Drawn {
  readonly layout: Layout;
}

/** What each stroke is, and where it fails. */
export const Key = memo(function Key({ layout }: Drawn): ReactElement {
  return (
    <g>
      {layout.key.map(({ x, y, kind, look, name, detail, below }) => (
        <g key={`${kind} ${name}`}>
          {kind === 'reference' ? (
            <path className="reference" d={`M${x + 4},${y}h${KEY_STROKE - 10}`} />
          ) : (
            <Stroke x={x} y={y} sampled={kind === 'sampled'} look={look} />
          )}
          <text x={x + KEY_STROKE + 4} y={y + 4.5}>
            <tspan className="strong">{name}</tspan>
            {detail && !below && <tspan dx={6}>{detail}</tspan>}
          </text>
          {below && (
            <text x={below.x} y={below.y + 4.5}>
              {detail}
            </text>
          )}
        </g>
      ))}
    </g>
  );
});

/** A stroke with its mark, as it is drawn in the panels. */
function Stroke(props: Pick<KeyEntry, 'x' | 'y' | 'look'> & { readonly sampled: boolean }): ReactElement {
  const { x, y, sampled, look } = props;
  return (
    <>
      <path
        className="line"
        d={`M${x},${y}h${KEY_STROKE - 2}`}
        stroke={look.colour}
        strokeLinecap={sampled ? 'round' : undefined}
        strokeDasharray={sampled ? dotsOf(2) : look.dash}
      />
      <Glyph look={look} px={sampled ? 8 : 10} transform={`translate(${x + KEY_STROKE / 2 - 1},${y})`} />
    </>
  );
}

function LineShape({ line }: { readonly line: Line }): ReactElement {
  const { look, path, marks, breaks, focused } = line;
  return (
    <g>
      <path className="line" d={path} stroke={look.colour} strokeWidth={focused ? 3 : 2} strokeDasharray={look.dash} />
      {marks.map(({ x, y }) => (
        <Glyph key={x} look={look} px={9} transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`} />
      ))}
      {breaks.map(({ x, y }) => (
        <path
          key={x}
          className="break"
          transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}
          d="M-5,-5L5,5M-5,5L5,-5"
          stroke={look.colour}
        />
      ))}
    </g>
  );
}

/** Lines at the shared ticks of x. */
function Uprights({ layout, top, bottom }: Drawn & { readonly top: number; readonly bottom: number }): ReactElement {
  const d = layout.xTicks.map(({ at }) => `M${at.toFixed(1)},${top}V${bottom}`).join('');
  return <path className="grid" d={d} />;
}

export const DensityPanel = memo(function DensityPanel(props: Drawn & { readonly output: string }): ReactElement {
  const { layout } = props;
  const { upper, histogram, densityTicks, zero } = layout;
  return (
    <g>
      <Uprights layout={layout} top={upper.top} bottom={upper.bottom} />
      {densityTicks.map(({ value, at, label }) => (
        <g key={value}>
          <line className="grid" x1={upper.left} x2={upper.right} y1={at} y2={at} />
          <text x={upper.left - 10} y={at + 4.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <path className="sampled-area" d={histogram.area} />
      <path className="sampled-band" d={histogram.band} />
      <path className="line sampled" d={histogram.steps} strokeDasharray={dotsOf(2)} />
      <path
        className="axis"
        d={`M${upper.left},${upper.top - 4}V${upper.bottom}M${upper.left},${zero.toFixed(1)}H${upper.right}`}
      />
      {layout.densities.map((line) => (
        <LineShape key={line.name} line={line} />
      ))}
      <text className="title" x={2} y={upper.top - 14}>
        Density of {props.output}
      </text>
    </g>
  );
});

export const TailPanel = memo(function TailPanel(
  props: Drawn & { readonly labels: OutputTailLabels; readonly hatch: string },
): ReactElement {
  const { layout, labels, hatch } = props;
  const { lower, rough } = layout;
  return (
    <g>
      <defs>
        <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1="0" y1="0" x2="0" y2="9" />
        </pattern>
      </defs>
      <rect
        x={rough.left}
        y={rough.top}
        width={rough.right - rough.left}
        height={rough.bottom - rough.top}
        fill={`url(#${hatch})`}
        opacity={0.55}
      />
      <TailAxes layout={layout} />
      <Sampled layout={layout} />
      <Bars layout={layout} />
      {layout.tails.map((line) => (
        <LineShape key={line.name} line={line} />
      ))}
      <text className="words" x={rough.left + 10} y={rough.bottom - 10}>
        order of magnitude only
      </text>
      <text className="title" x={2} y={lower.top - 14}>
        P({labels.output} &gt; <tspan className="symbol">{labels.symbol}</tspan>)
      </text>
    </g>
  );
});

function TailAxes({ layout }: Drawn): ReactElement {
  const { lower, rough, tailTicks, tailMinor, xTicks } = layout;
  const minor = tailMinor.map((at) => `M${lower.left - 4},${at.toFixed(1)}H${lower.left}`).join('');
  const ticks = xTicks.map(({ at }) => `M${at.toFixed(1)},${lower.bottom}v4`).join('');
  return (
    <g>
      <Uprights layout={layout} top={lower.top} bottom={lower.bottom} />
      {tailTicks.map(({ exponent, at, label }) => (
        <g key={exponent}>
          <line className="grid" x1={lower.left} x2={lower.right} y1={at} y2={at} />
          {label && (
            <text x={lower.left - 10} y={at + 4.5} textAnchor="end">
              {label}
            </text>
          )}
        </g>
      ))}
      <path className="axis" d={`M${rough.left},${rough.top.toFixed(1)}H${rough.right}`} />
      <path className="axis" d={`M${lower.left},${lower.top - 4}V${lower.bottom}H${lower.right}${minor}${ticks}`} />
    </g>
  );
}

/** Bars of ink with their 95 % intervals. */
function Bars({ layout }: Drawn): ReactElement {
  const whiskers = layout.bars.map(({ x, low, high }) => `M${x.toFixed(1)},${low.toFixed(1)}V${high.toFixed(1)}`);
  const bars = layout.bars.map(({ x, y }) => `M${(x - 6).toFixed(1)},${y.toFixed(1)}h12`);
  return (
    <g>
      <path className="cursor" d={whiskers.join('')} />
      <path className="reference" d={bars.join('')} />
    </g>
  );
}

/** Hollow dots with 95 % bars, and arrows down from 3/N where no event was seen. */
function Sampled({ layout }: Drawn): ReactElement {
  const colour = SAMPLED_LOOK.colour;
  const bars = layout.dots.map(({ x, low, high }) => `M${x.toFixed(1)},${low.toFixed(1)}V${high.toFixed(1)}`).join('');
  return (
    <g>
      <path className="whisker" d={bars} stroke={colour} />
      {layout.dots.map(({ x, y }) => (
        <Glyph key={x} look={SAMPLED_LOOK} px={9} transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`} />
      ))}
      {layout.limits.map(({ x, y }) => (
        <path
          key={x}
          className="limit"
          transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}
          d="M-6,0H6M0,1V17M-4,11.5L0,17.5L4,11.5"
          stroke={colour}
        />
      ))}
    </g>
  );
}
