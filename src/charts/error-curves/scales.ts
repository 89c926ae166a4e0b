import { extent } from 'd3-array';
import { scaleLog } from 'd3-scale';
import type { Box, Density, Domain, Scales } from './model.ts';

/** Room between the axis and the first size, and after the last one. */
const PAD: Readonly<Record<Density, number>> = { wide: 18, phone: 10, companion: 12 };

/** Logarithmic scales of a plot. One size alone stands in the middle. */
export function scalesOf(sizes: readonly number[], domain: Domain, plot: Box, density: Density): Scales {
  const [first = 1, last = 1] = extent(sizes);
  const span = first === last ? [first / 2, last * 2] : [first, last];
  const pad = PAD[density];
  const x = scaleLog()
    .domain(span)
    .range([plot.left + pad, plot.right - pad]);
  const y = scaleLog()
    .domain([10 ** domain.bottom, 10 ** domain.top])
    .range([plot.bottom, plot.top])
    .clamp(true);
  return { x: (size) => x(size), y: (error) => (error > 0 ? y(error) : plot.bottom) };
}
