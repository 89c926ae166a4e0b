import type { Box } from '../error-curves/model.ts';
import { linearScale, niceStep } from '../linear.ts';
import { formatDecade } from '../numbers.ts';
import type { Column } from './columns.ts';

/** One number a factor, by log₁₀ of its size; −∞ stands for 0. */
export interface Sized {
  readonly power: number;
  readonly negative: boolean;
}

/** Numbers on a logarithmic scale: a dot each, and stems where they are shares. */
export interface SizePanel {
  readonly box: Box;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly stems: string;
  /** Zero-length strokes with round caps. */
  readonly dots: string;
  readonly hollow: string;
  /** px across a dot. */
  readonly size: number;
}

/** Shares below this power of ten are differences of equal numbers, up to rounding. */
const ROUNDING = -16;
/** px between two labels of the axis. */
const APART = 24;
/** px across a dot: as much as columns leave, within limits. */
const DOT = { least: 2, most: 6, share: 0.55 };

/** Whole powers of ten around all that is finite. */
function domainOf(powers: readonly number[], floor: number): readonly [number, number] {
  const finite = powers.filter((power) => Number.isFinite(power) && power >= floor);
  if (finite.length === 0) return [floor === -Infinity ? -1 : floor, 0];
  const [least, most] = [Math.floor(Math.min(...finite)), Math.ceil(Math.max(...finite))];
  return least === most ? [least - 1, most] : [least, most];
}

/** A column shows the largest of its numbers. */
function largest(values: readonly (Sized | undefined)[], { from, to }: Column): Sized | undefined {
  const seen = values.slice(from, to).filter((value) => value !== undefined && value.power > -Infinity);
  return seen.toSorted((one, other) => (other?.power ?? 0) - (one?.power ?? 0))[0];
}

function ticksOf([least, most]: readonly [number, number], box: Box, y: (power: number) => number): SizePanel['ticks'] {
  const step = Math.max(1, niceStep(most - least, (box.bottom - box.top) / APART));
  const first = Math.ceil(least / step);
  const count = Math.floor(most / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const power = (first + index) * step;
    return { at: y(power), label: formatDecade(power) };
  });
}

/** Where the dots of so many factors stand. With stems, numbers below rounding are dots on the axis. */
export function sizePanel(
  values: readonly (Sized | undefined)[],
  columns: readonly Column[],
  box: Box,
  stemmed: boolean,
): SizePanel {
  const floor = stemmed ? ROUNDING : -Infinity;
  const domain = domainOf(
    values.map((value) => value?.power ?? -Infinity),
    floor,
  );
  const y = linearScale(domain, [box.bottom, box.top]);
  const points = columns.flatMap((column) => {
    const value = largest(values, column);
    if (value === undefined || !Number.isFinite(value.power)) return [];
    const x = ((column.left + column.right) / 2).toFixed(1);
    return [{ x, y: y(Math.max(domain[0], value.power)).toFixed(1), negative: value.negative }];
  });
  const dots = (all: typeof points): string => all.map((point) => `M${point.x},${point.y}h0`).join('');
  const room = columns[0] ? columns[0].right - columns[0].left : DOT.most;
  return {
    box,
    ticks: ticksOf(domain, box, y),
    stems: stemmed ? points.map((point) => `M${point.x},${box.bottom}V${point.y}`).join('') : '',
    dots: dots(points.filter(({ negative }) => !negative)),
    hollow: dots(points.filter(({ negative }) => negative)),
    size: Math.min(DOT.most, Math.max(DOT.least, DOT.share * room)),
  };
}
