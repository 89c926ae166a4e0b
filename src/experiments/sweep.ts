import type { IntField } from '../problems/schema.ts';

/** Grid points nearer to the end of a sweep than this ratio are left out: they would crowd its last point. */
const CROWDED = 1.2;

/** Powers of two from `from` up, then `largest` itself: the sizes of a sweep that ends at `largest`. */
export function geometricGrid(from: number, largest: number): number[] {
  const sizes: number[] = [];
  for (let size = from; size * CROWDED <= largest; size *= 2) sizes.push(size);
  return [...sizes, largest];
}

/** Sizes of the sweep over a size parameter: its ticks, from 8 on or from the first while the largest is at most 16, and the largest. */
export function sizesUpTo({ ticks }: IntField, largest: number): number[] {
  const from = largest > 16 ? 8 : 0;
  return [...ticks.filter((size) => size >= from && size * CROWDED <= largest), largest];
}

/** Values of the companion sweep over depth: 2, 4, 8, 16, the value in view, and powers of two up to it. */
export function depthsAround(field: IntField, value: number): number[] {
  const grid = geometricGrid(2, Math.min(field.max, Math.max(16, value)));
  return [...new Set([...grid, value])].sort((a, b) => a - b);
}
