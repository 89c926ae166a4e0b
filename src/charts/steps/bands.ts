import { area } from 'd3-shape';
import { LABEL_GAP, LABEL_PX, spread } from '../error-curves/labels.ts';
import type { Box, Look, Point } from '../error-curves/model.ts';
import { textWidth } from '../error-curves/text.ts';
import { linearScale } from '../linear.ts';
import { lookOf } from '../look.ts';
import type { MethodLook } from '../../problems/contract.ts';
import { averageParts, type Column } from './columns.ts';
import { degreeName, type Factors } from './factors.ts';

/** The share of one degree, or of what was forgotten, along the walk. */
export interface Band {
  /** Undefined for what was forgotten. */
  readonly degree: number | undefined;
  readonly look: Look | undefined;
  readonly path: string;
  /** Where the band is thickest, if there is room for its mark. */
  readonly mark: Point | undefined;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    /** From the band's end to its label; empty where the band has no end to point at. */
    readonly leader: string;
  };
}

/** Hues by degree; from 5 on the first one again, dashed. */
const SLOTS: readonly MethodLook['slot'][] = [0, 1, 2, 3, 4];

/** How a degree is painted, in every chart of steps. */
export function degreeLook(degree: number): Look {
  const slot = SLOTS[degree];
  return slot === undefined ? lookOf({ slot: 0, variant: 'dashed' }) : lookOf({ slot, variant: 'solid' });
}

/** Under this many px a column has no steps at its edges. */
const STEPPED = 4;
/** A mark's room: px that a band must be thick, and for how far to both sides. */
const MARK_ROOM = 20;
const MARK_REACH = 9;
/** From the plot to a label's mark, px. */
const REACH = { wide: 20, narrow: 12 };
/** From a label's mark to its text, px. */
export const TEXT = 12;

/** Lower and upper edge of a band in a column, px; undefined where there is nothing to share. */
interface Edge {
  readonly x: number;
  readonly lower: number;
  readonly upper: number;
}

type Slice = (Edge & { readonly column: Column }) | undefined;

/** Every part of a stack in every column: degree 0 at the bottom, what was forgotten on top. */
function slices(data: Factors, columns: readonly Column[], box: Box): readonly (readonly Slice[])[] {
  const y = linearScale([0, 1], [box.bottom, box.top]);
  const stacks = columns.map((column) => {
    const parts = averageParts(data, column);
    if (parts === undefined) return undefined;
    let sum = 0;
    return [...parts.kept, parts.forgotten].map((share) => {
      const lower = sum;
      sum = Math.min(1, sum + share);
      return { column, x: (column.left + column.right) / 2, lower: y(lower), upper: y(sum) };
    });
  });
  return Array.from({ length: data.degrees + 1 }, (_, part) => stacks.map((stack) => stack?.[part]));
}

/** Both edges of a wide column; of thin ones the middle, but at the ends of the plot. */
function corners(slice: Slice, index: number, count: number): readonly (Edge | undefined)[] {
  if (slice === undefined) return [undefined];
  const { column } = slice;
  const [start, end] = [
    { ...slice, x: column.left },
    { ...slice, x: column.right },
  ];
  if (column.right - column.left >= STEPPED) return [start, end];
  if (index === 0) return [start, slice];
  return index === count - 1 ? [slice, end] : [slice];
}

/** Where the shape has no edge it is interrupted. A tenth of a pixel is more than anyone sees. */
const shape = area<Edge | undefined>()
  .defined((edge) => edge !== undefined)
  .x((edge) => edge?.x ?? 0)
  .y0((edge) => edge?.lower ?? 0)
  .y1((edge) => edge?.upper ?? 0)
  .digits(1);

function pathOf(band: readonly Slice[]): string {
  return shape(band.flatMap((slice, index) => corners(slice, index, band.length))) ?? '';
}

/** The middle of a band where it stays thickest, if that is enough for a mark. */
function markOf(band: readonly Slice[], box: Box): Point | undefined {
  const thickness = (slice: Slice): number => (slice ? slice.lower - slice.upper : 0);
  const width = band[0] ? band[0].column.right - band[0].column.left : 1;
  const reach = Math.floor(MARK_REACH / width);
  let best: { readonly least: number; readonly at: Point } | undefined;
  for (const [index, slice] of band.entries()) {
    if (!slice || slice.x - MARK_REACH < box.left || slice.x + MARK_REACH > box.right) continue;
    const around = band.slice(Math.max(0, index - reach), index + reach + 1);
    const least = Math.min(...around.map(thickness));
    if (least >= MARK_ROOM && least > (best?.least ?? 0) + 0.5)
      best = { least, at: { x: slice.x, y: (slice.lower + slice.upper) / 2 } };
  }
  return best?.at;
}

/** px beside the plot that names of all parts need. */
export function labelRoom({ degrees }: Factors, wide: boolean): number {
  const names = [...Array.from({ length: degrees }, (_, degree) => degree), undefined];
  const widest = Math.max(...names.map((degree) => textWidth(labelText(degree, wide), LABEL_PX)));
  return REACH[wide ? 'wide' : 'narrow'] + TEXT + Math.ceil(widest) + 4;
}

function labelText(degree: number | undefined, wide: boolean): string {
  if (degree === undefined) return wide ? 'forgotten' : '';
  return wide ? `degree ${degreeName(degree)}` : degreeName(degree).replace(' and above', '+');
}

/** Where the last column that shares anything ends; a missing one stands at the top. */
function endOf(band: readonly Slice[], box: Box): Edge {
  return band.findLast((slice) => slice !== undefined) ?? { x: box.right, lower: box.top, upper: box.top };
}

/** The stack with names at its right end, lowest first. Parts that never show are left out. */
export function bandsOf(data: Factors, columns: readonly Column[], box: Box, wide: boolean): readonly Band[] {
  const shown = slices(data, columns, box)
    .map((band, part) => ({ band, degree: part < data.degrees ? part : undefined }))
    .filter(({ band }) => band.some((slice) => slice && slice.lower - slice.upper > 0));
  const ends = shown.map(({ band }) => endOf(band, box));
  const middle = ({ lower, upper }: Edge): number => (lower + upper) / 2;
  // From the top down, so that parts of no height keep their order.
  const heights = spread(ends.toReversed().map(middle), LABEL_GAP, box.top + 5, box.bottom - 5).toReversed();
  const x = box.right + REACH[wide ? 'wide' : 'narrow'];
  return shown.map(({ band, degree }, index) => {
    const end = ends[index] ?? endOf(band, box);
    const y = heights[index] ?? middle(end);
    const ended = end.lower - end.upper < 0.05;
    const leader = ended
      ? ''
      : `M${(box.right + 2).toFixed(1)},${middle(end).toFixed(1)}L${(x - 8).toFixed(1)},${y.toFixed(1)}`;
    return {
      degree,
      look: degree === undefined ? undefined : degreeLook(degree),
      path: pathOf(band),
      mark: degree === undefined ? undefined : markOf(band, box),
      label: { x, y, text: labelText(degree, wide), leader },
    };
  });
}
