import { linearScale } from '../linear.ts';
import type { Factors, Parts } from './factors.ts';

/** One factor, or several side by side where they are too many for the room. */
export interface Column {
  /** Edges, px. */
  readonly left: number;
  readonly right: number;
  /** The first factor, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Least px of a column. */
const THINNEST = 1;

/** Columns of equal width from one place to another: one a factor, as far as that leaves each of them a pixel. */
export function columnsOf(count: number, left: number, right: number): readonly Column[] {
  const columns = Math.min(count, Math.max(1, Math.floor((right - left) / THINNEST)));
  const x = linearScale([0, columns], [left, right]);
  return Array.from({ length: columns }, (_, index) => ({
    left: x(index),
    right: x(index + 1),
    from: Math.floor((index * count) / columns),
    to: Math.floor(((index + 1) * count) / columns),
  }));
}

/** The parts of a column's factors on average: their shares add up to 1 as well. Undefined where none has energy. */
export function averageParts({ factors, degrees }: Factors, { from, to }: Column): Parts | undefined {
  const all = factors.slice(from, to).flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
  if (all.length === 0) return undefined;
  const kept = Array.from(
    { length: degrees },
    (_, degree) => all.reduce((sum, parts) => sum + (parts.kept[degree] ?? 0), 0) / all.length,
  );
  return { kept, forgotten: all.reduce((sum, parts) => sum + parts.forgotten, 0) / all.length };
}
