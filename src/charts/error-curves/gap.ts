import type { Summary } from '../../experiments/curves.ts';
import { formatRatio } from '../numbers.ts';
import type { Box, Density, Layout, Obstacle, Point, Scales } from './model.ts';
import { best, burden, contains, overlap, within } from './obstacles.ts';
import { textWidth } from './text.ts';

/** The arrow from what sampling gives to what the method gives, at one size. */
export interface Gap {
  readonly shaft: string;
  readonly head: string;
  readonly strong: string;
  readonly detail: string;
  readonly text: Point;
  readonly anchor: 'start' | 'end';
  readonly box: Box;
}

/** px of the ratio and of the words under it. */
export const RATIO_PX = 17;
export const WORDS_PX = 13;
/** Shorter arrows say nothing that the eye does not see, px. */
const SHORTEST = 26;
/** The arrow beside its points, and its ends short of them, px. */
const BESIDE = 15;
const CLEAR = 7;
const HEAD = 5;
const WORDS_BESIDE = 9;

interface Ends {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
}

/** px heights of both ends and the ratio sampling ÷ method, where both are known as numbers. */
function endsOf(summary: Summary, scales: Scales, method: string, size: number): Ends | undefined {
  const curves = summary.methods.find((each) => each.name === method);
  const point = curves?.points.find((each) => each.size === size);
  const twin = curves?.sampling.find((each) => each.size === size);
  if (point?.status !== 'measured' || twin === undefined || !(point.error > 0)) return undefined;
  const ends = { x: scales.x(size), from: scales.y(twin.expected), to: scales.y(point.error) };
  return Math.abs(ends.to - ends.from) < SHORTEST ? undefined : { ...ends, ratio: twin.expected / point.error };
}

/** The largest size at which a method stands as a number. */
export function gapSize(summary: Summary, method: string): number | undefined {
  const curves = summary.methods.find((each) => each.name === method);
  const measured = curves?.points.filter((point) => point.status === 'measured').map((point) => point.size) ?? [];
  return measured.length === 0 ? undefined : Math.max(...measured);
}

function wordsOf(ratio: number, density: Density): { strong: string; detail: string } {
  if (ratio >= 1) return { strong: formatRatio(ratio), detail: density === 'wide' ? 'at equal FLOPs' : '' };
  const better = `${formatRatio(1 / ratio)} better`;
  return density === 'wide'
    ? { strong: better, detail: 'sampling, at equal FLOPs' }
    : { strong: better, detail: 'sampling' };
}

/** The gap of a method at a size, drawn beside the points and with its words where they cover least. */
export function gapOf(layout: Layout, summary: Summary, scales: Scales, method: string, size: number): Gap | undefined {
  const ends = layout.frame.density === 'companion' ? undefined : endsOf(summary, scales, method, size);
  if (ends === undefined) return undefined;
  const words = wordsOf(ends.ratio, layout.frame.density);
  const left = ends.x - BESIDE > layout.plot.left + 4;
  const x = left ? ends.x - BESIDE : ends.x + BESIDE;
  const down = Math.sign(ends.to - ends.from);
  const tip = ends.to - down * CLEAR;
  const taken = [...layout.remarks.map(({ box }) => box), ...boxes(layout)];
  const place = best(placesOf(x, ends, words, layout.plot), ({ box }) => costOf(box, layout.obstacles, taken));
  if (place === undefined) return undefined;
  return {
    shaft: `M${x.toFixed(1)},${(ends.from + down * 2).toFixed(1)}V${tip.toFixed(1)}`,
    head: `M${(x - HEAD).toFixed(1)},${(tip - down * HEAD * 1.4).toFixed(1)}L${x.toFixed(1)},${tip.toFixed(1)}L${(x + HEAD).toFixed(1)},${(tip - down * HEAD * 1.4).toFixed(1)}`,
    ...words,
    ...place,
  };
}

function boxes(layout: Layout): readonly Box[] {
  return [...(layout.triangle ? [layout.triangle.box] : []), ...(layout.floor?.label ? [layout.floor.label.box] : [])];
}

function costOf(box: Box, obstacles: readonly Obstacle[], taken: readonly Box[]): number {
  return burden(box, obstacles, 3) + (taken.some((other) => overlap(box, other, 2)) ? 100 : 0);
}

type Place = Pick<Gap, 'text' | 'anchor' | 'box'>;

/** Left and right of the arrow, from its middle outwards. */
function placesOf(x: number, ends: Ends, words: { strong: string; detail: string }, plot: Box): readonly Place[] {
  const width = Math.max(textWidth(words.strong, RATIO_PX, true), textWidth(words.detail, WORDS_PX));
  const height = RATIO_PX + (words.detail === '' ? 0 : WORDS_PX * 1.4);
  const heights = [0.45, 0.35, 0.55, 0.25, 0.65, 0.15, 0.75, 0.9, 0.05].map(
    (t) => ends.from + t * (ends.to - ends.from),
  );
  const places = heights.flatMap((middle): Place[] => {
    const top = middle - height / 2;
    const text = { y: top + RATIO_PX * 0.85 };
    const right = { left: x + WORDS_BESIDE, right: x + WORDS_BESIDE + width, top, bottom: top + height };
    const left = { left: x - WORDS_BESIDE - width, right: x - WORDS_BESIDE, top, bottom: top + height };
    return [
      { text: { ...text, x: left.right }, anchor: 'end', box: left },
      { text: { ...text, x: right.left }, anchor: 'start', box: right },
    ];
  });
  const free = places.filter(({ box }) => within(box, plot) && !contains(box, { x: ends.x, y: ends.to }, 2));
  return free;
}
