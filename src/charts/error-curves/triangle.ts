import type { Fit } from '../../experiments/curves.ts';
import { formatSlope, formatTheory } from '../numbers.ts';
import { LABEL_PX } from './labels.ts';
import type { Box, Obstacle, Point, Remark, Scales, Triangle } from './model.ts';
import { best, burden, contains, overlap, within } from './obstacles.ts';
import { textWidth } from './text.ts';

/** Distances of the hypotenuse from its line, px, the nearest first. */
const OFFSETS = [16, 24, 34];
/** Places along the line. */
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
/** px between the upright side and its words. */
const BESIDE = 8;
/** More covered lines than this, and the triangle is left out. */
const CROWDED = 4;
/** Points within this many px of the triangle count as covered. */
const MARGIN = 5;

/** The fitted line on the screen: a point, and dy/dx in px. */
export interface ScreenLine {
  readonly left: Point;
  readonly right: Point;
}

/** A fit between two sizes as it appears on the screen; error = exp(intercept) · size^slope. */
export function screenLine(fit: Fit, sizes: readonly [number, number], scales: Scales): ScreenLine | undefined {
  const [from, to] = sizes;
  const at = (size: number): Point => ({
    x: scales.x(size),
    y: scales.y(Math.exp(fit.intercept + fit.slope * Math.log(size))),
  });
  return from < to ? { left: at(from), right: at(to) } : undefined;
}

interface Corners {
  /** Ends of the hypotenuse, left to right, and the right angle. */
  readonly left: Point;
  readonly right: Point;
  readonly angle: Point;
}

/**
 * A right triangle whose hypotenuse runs along the line at a distance, on the lower (`side` 1) or the upper (−1) side;
 * its right angle looks away from the line.
 */
function corners(line: ScreenLine, t: number, distance: number, side: 1 | -1, width: number): Corners {
  const slope = (line.right.y - line.left.y) / (line.right.x - line.left.x);
  const shift = side * distance * Math.sqrt(1 + slope * slope);
  const x = line.left.x + t * (line.right.x - line.left.x);
  const y = line.left.y + t * (line.right.y - line.left.y) + shift;
  const left = { x: x - width / 2, y: y - (slope * width) / 2 };
  const right = { x: x + width / 2, y: y + (slope * width) / 2 };
  const falling = right.y >= left.y;
  const leftUpright = side === 1 ? falling : !falling;
  return { left, right, angle: leftUpright ? { x: left.x, y: right.y } : { x: right.x, y: left.y } };
}

function bounds(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function textBox(corner: Corners, lines: readonly string[]): { box: Box; text: Point; anchor: Triangle['anchor'] } {
  const left = corner.angle.x <= corner.left.x;
  const width = Math.max(...lines.map((line) => textWidth(line, LABEL_PX, true)));
  const x = corner.angle.x + (left ? -BESIDE : BESIDE);
  const y = (corner.left.y + corner.right.y) / 2;
  const half = (lines.length * LABEL_PX * 1.3) / 2;
  const box = { left: left ? x - width : x, right: left ? x : x + width, top: y - half, bottom: y + half };
  return { box, text: { x, y: y - half + LABEL_PX }, anchor: left ? 'end' : 'start' };
}

/** Tells whether a point lies in a triangle or near it: in its box, on the right angle's side of the hypotenuse. */
function near({ left, right, angle }: Corners): (point: Point) => boolean {
  const box = bounds([left, right, angle]);
  const [dx, dy] = [right.x - left.x, right.y - left.y];
  const cross = (point: Point): number => dx * (point.y - left.y) - dy * (point.x - left.x);
  const side = Math.sign(cross(angle)) / Math.hypot(dx, dy);
  return (point) => contains(box, point, MARGIN) && cross(point) * side > -MARGIN;
}

/** The triangle and its words together. */
function wholeBox({ left, right, angle }: Corners, words: Box): Box {
  return bounds([left, right, angle, { x: words.left, y: words.top }, { x: words.right, y: words.bottom }]);
}

interface Candidate {
  readonly corner: Corners;
  readonly words: ReturnType<typeof textBox>;
  readonly cost: number;
}

/** Words of the triangle: the fit, and what theory says where it says anything. */
function wordsOf(fit: Fit, theory: number | undefined): { fit: string; theory?: string } {
  const slope = formatSlope(fit.slope, fit.halfWidth);
  const text = slope.error === undefined ? slope.value : `${slope.value} ± ${slope.error}`;
  return theory === undefined ? { fit: text } : { fit: text, theory: `theory ${formatTheory(theory)}` };
}

/** The slope triangle of a line in the emptiest place beside it; none where every place is crowded. */
export function triangleOf(input: {
  readonly fit: Fit;
  readonly theory: number | undefined;
  readonly colour: string;
  readonly line: ScreenLine;
  readonly plot: Box;
  readonly obstacles: readonly Obstacle[];
  readonly taken: readonly Remark[];
}): Triangle | undefined {
  const words = wordsOf(input.fit, input.theory);
  const lines = words.theory === undefined ? [words.fit] : [words.fit, words.theory];
  const candidates = candidatesOf(input.line, input.plot, lines, input.obstacles, input.taken);
  const found = best(candidates, ({ cost }) => cost);
  if (found === undefined || found.cost > CROWDED) return undefined;
  const { left, right, angle } = found.corner;
  const path = `M${[left, angle, right].map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
  const { text, anchor, box } = found.words;
  return { path, colour: input.colour, ...words, text, anchor, box: wholeBox(found.corner, box) };
}

function widthOf(line: ScreenLine, plot: Box): number {
  const slope = Math.abs((line.right.y - line.left.y) / (line.right.x - line.left.x));
  const width = Math.min(110, Math.max(48, (plot.right - plot.left) * 0.19), (line.right.x - line.left.x) * 0.6);
  return Math.min(width, (0.3 * (plot.bottom - plot.top)) / Math.max(slope, 1e-6));
}

function candidatesOf(
  line: ScreenLine,
  plot: Box,
  lines: readonly string[],
  obstacles: readonly Obstacle[],
  taken: readonly Remark[],
): readonly Candidate[] {
  const width = widthOf(line, plot);
  const places = PLACES.flatMap((t) =>
    OFFSETS.flatMap((offset) => [[t, offset, 1] as const, [t, offset, -1] as const]),
  );
  return places.flatMap(([t, offset, side]): Candidate[] => {
    const corner = corners(line, t, offset, side, width);
    const words = textBox(corner, lines);
    const box = wholeBox(corner, words.box);
    if (!within(box, plot) || taken.some((remark) => overlap(box, remark.box, 4))) return [];
    const isNear = near(corner);
    const covered = obstacles.reduce((sum, obstacle) => sum + (isNear(obstacle) ? obstacle.weight : 0), 0);
    const cost = covered + burden(words.box, obstacles, MARGIN) + offset / 25 + Math.abs(t - 0.5) / 4;
    return [{ corner, words, cost }];
  });
}
