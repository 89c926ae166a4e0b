import { formatDecade } from '../numbers.ts';
import type { Box, Domain, Scales, XTick, YTick } from './model.ts';
import { textWidth } from './text.ts';

/** px of tick labels. */
export const TICK_PX = 13;
/** Under this many px a decade every other label goes. */
const CROWDED = 45;
/** Labels are never nearer than this. */
const NEAREST = 20;
/** Free px between two labels of the x axis. */
const GAP = 6;

function stepOf(perDecade: number): number {
  return perDecade >= CROWDED ? 1 : Math.max(2, Math.ceil(NEAREST / perDecade));
}

/** Every decade, with labels at the exponents that are multiples of a step; of 1 ÷ error where it is that which is told. */
export function yTicks(domain: Domain, scales: Scales, plot: Box, reciprocal = false): readonly YTick[] {
  const step = stepOf((plot.bottom - plot.top) / (domain.top - domain.bottom));
  return Array.from({ length: domain.top - domain.bottom + 1 }, (_, index) => {
    const exponent = domain.bottom + index;
    const at = scales.y(10 ** exponent);
    return exponent % step === 0
      ? { exponent, at, label: formatDecade(reciprocal ? 0 - exponent : exponent) }
      : { exponent, at };
  });
}

/** Positions of 2 and 5 in each decade, where there is room for them. */
export function yMinor(domain: Domain, scales: Scales, plot: Box): readonly number[] {
  if ((plot.bottom - plot.top) / (domain.top - domain.bottom) < CROWDED) return [];
  return Array.from({ length: domain.top - domain.bottom }, (_, index) => 10 ** (domain.bottom + index)).flatMap(
    (decade) => [scales.y(2 * decade), scales.y(5 * decade)],
  );
}

/** Half the width of a size's label. */
export function halfLabel(size: number): number {
  return textWidth(String(size), TICK_PX, true) / 2;
}

/** The sizes that were run, named where their names do not touch; the last one is always named. */
export function xTicks(sizes: readonly number[], scales: Scales): readonly XTick[] {
  const named = new Set<number>();
  let free = Infinity;
  for (const size of sizes.toReversed()) {
    if (scales.x(size) + halfLabel(size) > free) continue;
    named.add(size);
    free = scales.x(size) - halfLabel(size) - GAP;
  }
  return sizes.map((size) => {
    const at = scales.x(size);
    return named.has(size) ? { size, at, label: String(size) } : { size, at };
  });
}
