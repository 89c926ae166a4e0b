import type { Summary } from '../../experiments/curves.ts';
import type { Box, Curve, Density, Floor, Obstacle, Point, Remark, Scales } from './model.ts';
import { best, burden, obstaclesOf } from './obstacles.ts';
import { LABEL_PX } from './labels.ts';
import { areaBetween, pathThrough } from './paths.ts';
import { textWidth } from './text.ts';

/** Baseline of the label above the bottom of the plot, px. */
const RISE = 9;
/** Least height of the hatched area, px, under which its label is left out. */
const VISIBLE = 4;

function labelText(limited: boolean, density: Density): string {
  if (density === 'phone') return 'reference noise';
  return limited ? 'below the noise of the reference' : 'noise floor of the reference';
}

/** The floor's upper edge as far as it is known; beyond the first and last size it stays level. */
function edgeOf(summary: Summary, scales: Scales, plot: Box): readonly Point[] {
  const points = summary.floor
    .filter((point) => point.error > 0 && Number.isFinite(point.error))
    .toSorted((one, other) => one.size - other.size)
    .map((point) => ({ x: scales.x(point.size), y: scales.y(point.error) }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [summary.sizes[0] ?? 0, summary.sizes.at(-1) ?? 0].map(scales.x);
  const start = first.x === from ? [{ x: plot.left, y: first.y }] : [];
  const end = last.x === to ? [{ x: plot.right, y: last.y }] : [];
  return [...start, ...points, ...end];
}

/** What the reference cannot see: a hatched area with its name where the fewest lines pass. */
export function floorOf(
  summary: Summary,
  scales: Scales,
  plot: Box,
  density: Density,
  curves: readonly Curve[],
): Floor | undefined {
  const edge = edgeOf(summary, scales, plot);
  if (edge.every((point) => plot.bottom - point.y < VISIBLE)) return undefined;
  const ground = edge.map(({ x }) => ({ x, y: plot.bottom }));
  const limited = summary.methods.some((method) => method.points.some((point) => point.status === 'limit'));
  const text = labelText(limited, density);
  const label = density === 'companion' ? undefined : floorLabel(text, edge, plot, obstaclesOf(curves, undefined));
  const drawn = { area: areaBetween(edge, ground), line: pathThrough(edge) };
  return label === undefined ? drawn : { ...drawn, label };
}

/** Height of an edge above a place, by linear interpolation. */
function heightAt(edge: readonly Point[], x: number): number {
  const next = edge.findIndex((point) => point.x >= x);
  const to = edge[next] ?? edge.at(-1);
  const from = edge[next - 1] ?? to;
  if (from === undefined || to === undefined) return 0;
  return to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}

function floorLabel(
  text: string,
  edge: readonly Point[],
  plot: Box,
  obstacles: readonly Obstacle[],
): Remark | undefined {
  const width = textWidth(text, LABEL_PX);
  const room = plot.right - plot.left - width - 12;
  if (room < 0) return undefined;
  const places = Array.from({ length: 9 }, (_, index) => plot.left + 6 + (room * index) / 8);
  const remarks = places.map((x): Remark => {
    const tall = plot.bottom - Math.max(heightAt(edge, x), heightAt(edge, x + width));
    const y = plot.bottom - Math.max(RISE, Math.min(tall / 2 - 4, 40));
    const box = { left: x, right: x + width, top: y - LABEL_PX * 0.8, bottom: y + LABEL_PX * 0.25 };
    return { at: { x, y }, anchor: 'start', strong: '', detail: text, box };
  });
  return best(remarks, ({ at, box }) => burden(box, obstacles, 4) * 20 - coverOf(edge, at.x, width, plot));
}

/** px² of the hatched area above a stretch: the name stands where the area is. */
function coverOf(edge: readonly Point[], x: number, width: number, plot: Box): number {
  const heights = [0, 0.25, 0.5, 0.75, 1].map((t) => Math.min(30, plot.bottom - heightAt(edge, x + t * width)));
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
