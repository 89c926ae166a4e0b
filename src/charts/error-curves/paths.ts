import { area, line } from 'd3-shape';
import type { Point } from './model.ts';

/** Between two edges, at the same places. */
interface Span {
  readonly x: number;
  readonly upper: number;
  readonly lower: number;
}

// A tenth of a pixel is more than anyone sees.
const through = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).digits(1);
const between = area<Span>()
  .x(({ x }) => x)
  .y0(({ lower }) => lower)
  .y1(({ upper }) => upper)
  .digits(1);

/** Straight lines through points; a single one is closed, so that round caps show it. */
export function pathThrough(points: readonly Point[]): string {
  return through([...points]) ?? '';
}

/** The area between two edges over the same places. */
export function areaBetween(upper: readonly Point[], lower: readonly Point[]): string {
  return between(upper.map(({ x, y }, i) => ({ x, upper: y, lower: lower[i]?.y ?? y }))) ?? '';
}
