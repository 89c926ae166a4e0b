import type { Point } from './model.ts';

/** A tenth of a pixel is more than anyone sees. */
function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function joined(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${tenths(x)},${tenths(y)}`).join('L');
}

/** Straight lines through points; a single one is closed, so that round caps show it. */
export function pathThrough(points: readonly Point[]): string {
  if (points.length === 0) return '';
  return `M${joined(points)}${points.length === 1 ? 'Z' : ''}`;
}

/** The area between two edges over the same places. */
export function areaBetween(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `M${joined([...upper, ...lower.toReversed()])}Z`;
}
