import type { Box, Density, Domain, Scales } from './model.ts';

/** Room between the axis and the first size, and after the last one. */
const PAD: Readonly<Record<Density, number>> = { wide: 18, phone: 10, companion: 12 };

/**
 * Positive numbers to px along a logarithm. Written out because d3-scale brings colour interpolation and number formats
 * with it, 9 kB before the first curve.
 */
function logScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const perUnit = (end - start) / Math.log(to / from);
  return (value) => start + perUnit * Math.log(value / from);
}

function clamp(value: number, { top, bottom }: Box): number {
  return Math.min(bottom, Math.max(top, value));
}

/** Logarithmic scales of a plot. One size alone stands in the middle. */
export function scalesOf(sizes: readonly number[], domain: Domain, plot: Box, density: Density): Scales {
  const [first, last] = sizes.length > 0 ? [Math.min(...sizes), Math.max(...sizes)] : [1, 1];
  const pad = PAD[density];
  const x = logScale(first === last ? [first / 2, last * 2] : [first, last], [plot.left + pad, plot.right - pad]);
  const y = logScale([10 ** domain.bottom, 10 ** domain.top], [plot.bottom, plot.top]);
  return { x, y: (error) => (error > 0 ? clamp(y(error), plot) : plot.bottom) };
}
