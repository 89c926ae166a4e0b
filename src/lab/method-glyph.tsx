import type { ReactElement } from 'react';
import { colourOf, dashOf, dotsOf, markPath, SAMPLING_COLOUR, shapeOf } from '../charts/palette.ts';
import type { MethodLook } from '../problems/contract.ts';

const WIDTH = 28;
const HEIGHT = 14;
const MARK = 10;

interface GlyphProps {
  readonly colour: string;
  readonly dash: string | undefined;
  readonly path: string;
  readonly hollow: boolean;
}

function Glyph({ colour, dash, path, hollow }: GlyphProps): ReactElement {
  return (
    <svg className="glyph" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line
        x1={1}
        x2={WIDTH - 1}
        y1={HEIGHT / 2}
        y2={HEIGHT / 2}
        stroke={colour}
        strokeWidth={2}
        strokeLinecap="round"
        strokeDasharray={dash}
      />
      <path
        d={path}
        transform={`translate(${WIDTH / 2} ${HEIGHT / 2})`}
        fill={hollow ? 'var(--glyph-ground, var(--page))' : colour}
        stroke={hollow ? colour : 'var(--glyph-ground, var(--page))'}
        strokeWidth={1.2}
      />
    </svg>
  );
}

/** A method's line and mark, as on the chart. */
export function MethodGlyph({ look }: { readonly look: MethodLook }): ReactElement {
  const path = markPath(shapeOf(look.slot), MARK);
  return (
    <Glyph colour={colourOf(look.slot)} dash={dashOf(look.variant)} path={path} hollow={look.variant === 'dashed'} />
  );
}

/** The competing sampler's line: grey, dotted, hollow; with the mark of a method if it has that method's cost. */
export function SamplingGlyph({ look }: { readonly look?: MethodLook | undefined }): ReactElement {
  const path = markPath(look ? shapeOf(look.slot) : 'circle', MARK);
  return <Glyph colour={SAMPLING_COLOUR} dash={dotsOf(2)} path={path} hollow />;
}
