import type { Summary } from '../../experiments/curves.ts';
import { formatRatio } from '../numbers.ts';
import type { Box, Density, Layout, Obstacle, Point, Scales } from './model.ts';
import { best, burden, contains, overlap, within } from './obstacles.ts';
import { textWidth } from './text.ts';
import { outcomeOf } from './verdict.ts';

/** The arrow from what sampling gives to what the method gives, at one size. */
export interface Gap {
  readonly shaft: string;
  readonly head: string;
  readonly strong: string;
  readonly strongPx: number;
  readonly detail: string;
  readonly text: Point;
  readonly anchor: 'start' | 'end';
  readonly box: Box;
}

/** px of the ratio, of a sentence in its place, and of the words under it. */
const RATIO_PX = 17;
const SENTENCE_PX = 14;
const WORDS_PX = 13;
/** Words may reach this far past the plot's right edge, px: the names at the line ends begin further out. */
const PAST = 12;
/** Shorter arrows say nothing that the eye does not see, px. */
const SHORTEST = 26;
/** The arrow left of its points, px. */
export const BESIDE = 15;
/** Its ends short of them, px. */
const CLEAR = 7;
const HEAD = 5;
const WORDS_BESIDE = 9;
/** Words stay out of the ring around a traced point, px. */
const RING = 13;
/** What leaving out the second line costs, in covered points. */
const SILENCE = 5;
/** What lying on other words costs. */
const CLASH = 100;
/** Heights tried for words: every so many px, and how far past the arrow's ends. */
const STEP = 8;
const OVERSHOOT = 40;

interface Ends {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
}

/** px heights of both ends and the ratio sampling ÷ method, where the method's 95 % interval lies on one side. */
function endsOf(summary: Summary, scales: Scales, method: string, size: number): Ends | undefined {
  const curves = summary.methods.find((each) => each.name === method);
  const point = curves?.points.find((each) => each.size === size);
  const twin = curves?.sampling.find((each) => each.size === size);
  if (point?.status !== 'measured' || twin === undefined || !(point.error > 0)) return undefined;
  const outcome = outcomeOf(point, twin.expected);
  if (outcome !== 'wins' && outcome !== 'loses') return undefined;
  const ends = { x: scales.x(size), from: scales.y(twin.expected), to: scales.y(point.error) };
  return Math.abs(ends.to - ends.from) < SHORTEST ? undefined : { ...ends, ratio: twin.expected / point.error };
}

/** The largest size at which a method stands as a number. */
export function gapSize(summary: Summary, method: string): number | undefined {
  const curves = summary.methods.find((each) => each.name === method);
  const measured = curves?.points.filter((point) => point.status === 'measured').map((point) => point.size) ?? [];
  return measured.length === 0 ? undefined : Math.max(...measured);
}

type Words = Pick<Gap, 'strong' | 'strongPx' | 'detail'>;

/** What the arrow says, and the same without the line under it. */
function wordsOf(ratio: number, density: Density): readonly Words[] {
  const full: Words =
    ratio >= 1
      ? { strong: formatRatio(ratio), strongPx: RATIO_PX, detail: 'at equal FLOPs' }
      : { strong: `sampling is ${formatRatio(1 / ratio)} better`, strongPx: SENTENCE_PX, detail: 'at equal FLOPs' };
  const short = { ...full, detail: '' };
  return density === 'wide' ? [full, short] : [short];
}

/** The gap of a method at a size, drawn beside the points and with its words where they cover least. */
export function gapOf(layout: Layout, summary: Summary, scales: Scales, method: string, size: number): Gap | undefined {
  const ends = layout.frame.density === 'companion' ? undefined : endsOf(summary, scales, method, size);
  if (ends === undefined) return undefined;
  const left = ends.x - BESIDE > layout.plot.left + 4;
  const x = left ? ends.x - BESIDE : ends.x + BESIDE;
  const down = Math.sign(ends.to - ends.from);
  const tip = ends.to - down * CLEAR;
  const taken = [...layout.remarks.map(({ box }) => box), ...boxes(layout)];
  const places = wordsOf(ends.ratio, layout.frame.density).flatMap((words) => placesOf(x, ends, words, layout.plot));
  const place = best(places, (each) => costOf(each, ends, layout.obstacles, taken));
  if (place === undefined) return undefined;
  const rise = (tip - down * HEAD * 1.4).toFixed(1);
  return {
    shaft: `M${x.toFixed(1)},${(ends.from + down * 2).toFixed(1)}V${tip.toFixed(1)}`,
    head: `M${(x - HEAD).toFixed(1)},${rise}L${x.toFixed(1)},${tip.toFixed(1)}L${(x + HEAD).toFixed(1)},${rise}`,
    ...place,
  };
}

function boxes(layout: Layout): readonly Box[] {
  return [...(layout.triangle ? [layout.triangle.box] : []), ...(layout.floor?.label ? [layout.floor.label.box] : [])];
}

/** Covered points, silence and distance from the arrow's middle; past its ends distance weighs more. */
function costOf(place: Place, ends: Ends, obstacles: readonly Obstacle[], taken: readonly Box[]): number {
  const { box, detail } = place;
  const middle = (box.top + box.bottom) / 2;
  const away = Math.abs(middle - (ends.from + ends.to) / 2);
  const past = Math.max(0, away - Math.abs(ends.to - ends.from) / 2);
  const clash = taken.some((other) => overlap(box, other, 2)) ? CLASH : 0;
  return burden(box, obstacles, 3) + clash + away / 60 + past / 6 + (detail === '' ? SILENCE : 0);
}

/** Left and right of the arrow at heights along it and a little past its ends. */
function placesOf(x: number, ends: Ends, words: Words, plot: Box): readonly Place[] {
  const width = Math.max(textWidth(words.strong, words.strongPx, true), textWidth(words.detail, WORDS_PX));
  const height = words.strongPx + (words.detail === '' ? 0 : WORDS_PX * 1.4);
  const room = { ...plot, right: plot.right + PAST };
  const [top, bottom] = [Math.min(ends.from, ends.to) - OVERSHOOT, Math.max(ends.from, ends.to) + OVERSHOOT];
  const count = Math.ceil((bottom - top) / STEP);
  return Array.from({ length: count + 1 }, (_, index) => top + ((bottom - top) * index) / count)
    .flatMap((middle) => [
      placeAt(words, 'end', x - WORDS_BESIDE, middle - height / 2, width, height),
      placeAt(words, 'start', x + WORDS_BESIDE, middle - height / 2, width, height),
    ])
    .filter(({ box }) => within(box, room) && !contains(box, { x: ends.x, y: ends.to }, RING));
}

type Place = Words & Pick<Gap, 'text' | 'anchor' | 'box'>;

function placeAt(words: Words, anchor: Gap['anchor'], x: number, top: number, width: number, height: number): Place {
  const left = anchor === 'start' ? x : x - width;
  const box = { left, right: left + width, top, bottom: top + height };
  return { ...words, anchor, text: { x, y: top + words.strongPx * 0.85 }, box };
}
