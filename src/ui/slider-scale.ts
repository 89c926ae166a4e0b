import type { IntField } from '../problems/schema.ts';

function checkLog(field: IntField): void {
  if (field.min <= 0) throw new RangeError(`${field.label}: a log scale needs min > 0, not ${field.min}`);
}

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** Where `value` lies on the track: 0 at min, 1 at max, increasing. Values outside the range go to the nearer end. */
export function positionOf(field: IntField, value: number): number {
  const { min, max } = field;
  if (max === min) return 0;
  const inside = clamp(value, min, max);
  if (field.scale === 'linear') return (inside - min) / (max - min);
  checkLog(field);
  return clamp(Math.log(inside / min) / Math.log(max / min), 0, 1);
}

/** The inverse of `positionOf`: a real number in [min, max], exact at both ends. */
export function valueAt(field: IntField, position: number): number {
  const { min, max } = field;
  const p = clamp(position, 0, 1);
  if (p === 0 || max === min) return min;
  if (p === 1) return max;
  if (field.scale === 'linear') return min + p * (max - min);
  checkLog(field);
  return clamp(min * Math.exp(p * Math.log(max / min)), min, max);
}

/** Where arrow keys stop: the ends and every tick between them, increasing. */
export function stops(field: IntField): readonly number[] {
  const inside = field.ticks.filter((tick) => tick > field.min && tick < field.max);
  return [...new Set([field.min, ...inside, field.max])].toSorted((a, b) => a - b);
}

function nearest(candidates: readonly number[], to: number): number | undefined {
  let best: number | undefined;
  for (const x of candidates) if (best === undefined || Math.abs(x - to) < Math.abs(best - to)) best = x;
  return best;
}

/** Multiple of `step` in [low, high] nearest to `to`, if there is one. */
function multipleIn(low: number, high: number, step: number, to: number): number | undefined {
  const first = Math.ceil(low / step) * step;
  const last = Math.floor(high / step) * step;
  return first > last ? undefined : clamp(Math.round(to / step) * step, first, last);
}

/**
 * The roundest whole number in [low, high]: a multiple of the largest of … 100, 50, 20, 10, 5, 2, 1; of several the one
 * nearest to `to`. Undefined where the interval holds no whole number.
 */
function roundest(low: number, high: number, to: number): number | undefined {
  const largest = Math.ceil(Math.log10(Math.max(1, Math.abs(low), Math.abs(high))));
  for (let exponent = largest; exponent >= 0; exponent--) {
    for (const digit of [5, 2, 1]) {
      const found = multipleIn(low, high, digit * Math.pow(10, exponent), to);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/**
 * The whole number a drag to `position` means, where neighbouring pixels are `resolution` apart (1 / track length).
 * Where a pixel spans less than 1 every whole number can be reached; where it spans more, a tick in its span wins, then
 * the roundest number. Never decreases when `position` grows.
 */
export function snap(field: IntField, position: number, resolution: number): number {
  if (position <= 0) return field.min;
  if (position >= 1) return field.max;
  const low = valueAt(field, position - resolution / 2);
  const high = valueAt(field, position + resolution / 2);
  const centre = valueAt(field, position);
  const ticks = stops(field).filter((tick) => tick >= low && tick <= high);
  return nearest(ticks, centre) ?? roundest(low, high, centre) ?? Math.round(centre);
}

/** The stop `count` stops above (below, if negative) `value`; a value between two stops counts as a step to either. */
export function stepStops(field: IntField, value: number, count: number): number {
  const all = stops(field);
  const ahead = count > 0 ? all.filter((stop) => stop > value) : all.filter((stop) => stop < value).toReversed();
  return ahead[Math.min(Math.abs(count), ahead.length) - 1] ?? value;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
const PAGES: Readonly<Record<string, 2 | -2>> = { PageUp: 2, PageDown: -2 };

/**
 * The value a key leads to, or undefined if the slider has no use for it: arrows one stop, Shift and an arrow one unit,
 * Page keys two stops, Home and End the ends.
 */
export function keyTarget(field: IntField, value: number, key: string, shift: boolean): number | undefined {
  if (key === 'Home') return field.min;
  if (key === 'End') return field.max;
  const step = STEPS[key];
  if (step !== undefined) return shift ? clamp(value + step, field.min, field.max) : stepStops(field, value, step);
  const page = PAGES[key];
  return page === undefined ? undefined : stepStops(field, value, page);
}

/** Width of a digit and the least gap between two tick labels, in rem, at the 12 px of slider ticks. */
const DIGIT = 0.4;
const GAP = 0.45;

/** Shortest track, in rem, on which labels of these lengths (characters) at these positions do not touch. */
export function roomForLabels(positions: readonly number[], lengths: readonly number[]): number {
  let room = 0;
  for (let i = 1; i < positions.length; i++) {
    const apart = (positions[i] ?? 0) - (positions[i - 1] ?? 0);
    const needed = (((lengths[i] ?? 0) + (lengths[i - 1] ?? 0)) / 2) * DIGIT + GAP;
    room = Math.max(room, needed / apart);
  }
  return room;
}
