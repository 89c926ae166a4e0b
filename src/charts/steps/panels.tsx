import type { ReactElement } from 'react';
import { Glyph } from '../error-curves/plot.tsx';
import { degreeLook, TEXT, type Band } from './bands.ts';
import { labelsBeside, type Layout, type Piece, type Place, type Stack } from './layout.ts';
import type { SizePanel } from './sizes.ts';

/** The ground of what is forgotten. */
export function Hatch({ id }: { readonly id: string }): ReactElement {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" y1="0" x2="0" y2="7" />
      </pattern>
    </defs>
  );
}

/** What is forgotten is hatched, and hues that come a second time are paler. */
function partClass(degree: number | undefined): string {
  if (degree === undefined) return 'part part--forgotten';
  return degreeLook(degree).hollow ? 'part part--again' : 'part';
}

function fillOf(degree: number | undefined, hatch: string): string {
  return degree === undefined ? `url(#${hatch})` : degreeLook(degree).colour;
}

function BandLabel({ band, hatch }: { readonly band: Band; readonly hatch: string }): ReactElement {
  const { label, look } = band;
  return (
    <g>
      {label.leader && <path className="leader" d={label.leader} />}
      {look ? (
        <Glyph look={look} px={10} transform={`translate(${label.x.toFixed(1)},${label.y.toFixed(1)})`} />
      ) : (
        <rect className="swatch" x={label.x - 6} y={label.y - 6} width={12} height={12} fill={`url(#${hatch})`} />
      )}
      <text x={label.x + TEXT} y={label.y + 4.5}>
        {label.text}
      </text>
    </g>
  );
}

/** Shares by degree, stacked, with their names at the right end. */
export function StackPanel({ stack, hatch }: { readonly stack: Stack; readonly hatch: string }): ReactElement {
  const { box, title, ticks, bands } = stack;
  return (
    <g>
      <text className="title" x={2} y={box.top - 14}>
        {title}
      </text>
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <path className="axis" d={`M${box.left - 4},${at}h4`} />
          <text x={box.left - 8} y={at + 4.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {bands.map(({ degree, path }) => (
        <path key={degree ?? 'forgotten'} className={partClass(degree)} d={path} fill={fillOf(degree, hatch)} />
      ))}
      <path className="axis" d={`M${box.left},${box.top}V${box.bottom}H${box.right}`} />
      {bands.map(
        ({ mark, look, degree }) =>
          mark &&
          look && (
            <Glyph
              key={degree}
              look={look}
              px={10}
              transform={`translate(${mark.x.toFixed(1)},${mark.y.toFixed(1)})`}
            />
          ),
      )}
      {bands.map((band) => (
        <BandLabel key={band.degree ?? 'forgotten'} band={band} hatch={hatch} />
      ))}
    </g>
  );
}

/** One number a factor on a logarithmic scale. */
export function SizesPanel({ panel }: { readonly panel: SizePanel & { readonly title: string } }): ReactElement {
  const { box, title, ticks, stems, dots, hollow, size } = panel;
  return (
    <g>
      <text className="title" x={2} y={box.top - 14}>
        {title}
      </text>
      {ticks.map(({ at, label }) => (
        <g key={label}>
          <path className="grid" d={`M${box.left},${at.toFixed(1)}H${box.right}`} />
          <text x={box.left - 8} y={at + 4.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <path className="axis" d={`M${box.left},${box.top}V${box.bottom}H${box.right}`} />
      {stems && <path className="stem" d={stems} />}
      {dots && <path className="dot" d={dots} strokeWidth={size} />}
      {hollow && <path className="dot" d={hollow} strokeWidth={size + 2} />}
      {hollow && <path className="dot dot--hole" d={hollow} strokeWidth={Math.max(1, size - 1.5)} />}
    </g>
  );
}

interface AxisProps {
  readonly layout: Layout;
  readonly title: string;
  readonly at: Place | undefined;
}

/** The numbers of the factors under all panels, that of the cursor among them. */
export function Axis({ layout, title, at }: AxisProps): ReactElement {
  const { axis, left, right } = layout;
  const labels = labelsBeside(layout, at);
  return (
    <g>
      {axis.ticks.map(({ number, at: x }) => (
        <path key={number} className="axis" d={`M${x.toFixed(1)},${axis.y}v4`} />
      ))}
      {labels.map(({ number, at: x, label }) => (
        <text key={number} x={x.toFixed(1)} y={axis.y + 19} textAnchor="middle">
          {label}
        </text>
      ))}
      {at && (
        <text className="strong" x={at.x.toFixed(1)} y={axis.y + 19} textAnchor="middle">
          {at.label}
        </text>
      )}
      <text className="title" x={(left + right) / 2} y={axis.y + 40} textAnchor="middle">
        {title}
      </text>
    </g>
  );
}

interface StatesProps {
  readonly layout: Layout;
  readonly states: { readonly before: readonly Piece[]; readonly after: readonly Piece[] };
  readonly hatch: string;
}

/** Shares before a step and after it. */
export function States({ layout, states, hatch }: StatesProps): ReactElement | null {
  if (layout.states === undefined) return null;
  const rows = [
    { name: 'before', box: layout.states.before, pieces: states.before },
    { name: 'after', box: layout.states.after, pieces: states.after },
  ];
  return (
    <g>
      {rows.map(({ name, box, pieces }) => (
        <g key={name}>
          <text x={box.left - 8} y={box.bottom - 2.5} textAnchor="end">
            {name}
          </text>
          {pieces.map(({ degree, x, width }) => (
            <rect
              key={degree ?? 'forgotten'}
              className={partClass(degree)}
              x={x.toFixed(1)}
              y={box.top}
              width={width.toFixed(1)}
              height={box.bottom - box.top}
              fill={fillOf(degree, hatch)}
            />
          ))}
          <rect
            className="ring-frame"
            x={box.left}
            y={box.top}
            width={box.right - box.left}
            height={box.bottom - box.top}
          />
        </g>
      ))}
    </g>
  );
}
