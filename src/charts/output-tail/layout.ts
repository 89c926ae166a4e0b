import type { Box, Look, Point, YTick } from '../error-curves/model.ts';
import { yMinor, yTicks } from '../error-curves/ticks.ts';
import { linearScale, linearTicks } from '../linear.ts';
import { lookOf } from '../look.ts';
import { claimsOf, NOTHING, ROUGH, type Claim } from './claims.ts';
import { keyHeight, keyOf, type KeyEntry } from './key.ts';
import type { DensityBin, OutputTailData, Tail } from './model.ts';
import { focusOf, intervalOf, RULE_OF_THREE } from './words.ts';

/** Under this width, px of 16 px text, panels are lower and margins narrower. */
const NARROW = 640;
/** Decades of the lower panel. */
const DECADES = { bottom: -6, top: 0 };
/** px between drawn dots, and between arrows. The table has them all. */
const DOT = 14;
const ARROW = 24;
/** About so many marks tell a line from the others. */
const MARKS = 5;

export interface Line {
  readonly name: string;
  readonly look: Look;
  readonly focused: boolean;
  readonly path: string;
  readonly marks: readonly Point[];
  /** Where the line breaks off because the method fails. */
  readonly breaks: readonly Point[];
}

export interface Dot extends Point {
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface Layout {
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  readonly key: readonly KeyEntry[];
  readonly upper: Box;
  readonly lower: Box;
  readonly xTicks: readonly { readonly value: number; readonly at: number; readonly label: string }[];
  readonly densityTicks: readonly { readonly value: number; readonly at: number; readonly label: string }[];
  readonly tailTicks: readonly YTick[];
  readonly tailMinor: readonly number[];
  readonly histogram: { readonly area: string; readonly band: string; readonly steps: string };
  /** Zero of the density, which negative ones lie under. */
  readonly zero: number;
  readonly densities: readonly Line[];
  readonly tails: readonly Line[];
  readonly dots: readonly Dot[];
  /** What many more samples have seen. */
  readonly bars: readonly Dot[];
  /** Upper limits where no event was seen. */
  readonly limits: readonly Point[];
  /** Where a deduction is an order of magnitude only. */
  readonly rough: Box;
  /** Each threshold, and where the default method stands there, for the cursor. */
  readonly stops: readonly { readonly x: number; readonly rings: readonly Point[] }[];
}

function place(value: number): string {
  return value.toFixed(1);
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${place(x)},${place(y)}`).join('');
}

/** Edges of bins: half way between centres. */
export function edgesOf(bins: readonly DensityBin[]): readonly number[] {
  const centres = bins.map(({ x }) => x);
  const between = centres.slice(1).map((x, index) => (x + (centres[index] ?? x)) / 2);
  const [first, last] = [centres[0], centres.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = between[0] === undefined ? first - 0.5 : 2 * first - between[0];
  const end = last + (last - (between.at(-1) ?? last - 0.5));
  return [start, ...between, end];
}

/** From the least to the largest of all that is drawn. */
function xDomain({ density, curves, tail }: OutputTailData): readonly [number, number] {
  const all = [...edgesOf(density), ...curves.flatMap(({ points }) => points.map(({ x }) => x)), ...tail.thresholds];
  const finite = all.filter((value) => Number.isFinite(value));
  const [from, to] = [Math.min(...finite), Math.max(...finite)];
  if (finite.length === 0) return [0, 1];
  return from === to ? [from - 0.5, to + 0.5] : [from, to];
}

/** Densities below this are none: their scale would not be a number. */
const LEAST = 1e-200;

function densityDomain({ density, curves }: OutputTailData): readonly [number, number] {
  const all = [
    ...density.map(({ high, sampled }) => Math.max(high, sampled)),
    ...curves.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  const finite = all.filter((value) => Number.isFinite(value));
  const top = Math.max(0, ...finite);
  return [Math.min(0, ...finite), top > LEAST ? 1.04 * top : 1];
}

type Scale = (value: number) => number;

function stepsOf(levels: readonly number[], edges: readonly number[], x: Scale, y: Scale): readonly Point[] {
  return levels.flatMap((level, index) => [
    { x: x(edges[index] ?? 0), y: y(level) },
    { x: x(edges[index + 1] ?? 0), y: y(level) },
  ]);
}

function histogramOf(bins: readonly DensityBin[], x: Scale, y: Scale): Layout['histogram'] {
  if (bins.length === 0) return { area: '', band: '', steps: '' };
  const edges = edgesOf(bins);
  const steps = stepsOf(
    bins.map(({ sampled }) => sampled),
    edges,
    x,
    y,
  );
  const high = stepsOf(
    bins.map((bin) => bin.high),
    edges,
    x,
    y,
  );
  const low = stepsOf(
    bins.map((bin) => bin.low),
    edges,
    x,
    y,
  );
  const [left, right] = [x(edges[0] ?? 0), x(edges.at(-1) ?? 0)];
  const closed = [{ x: left, y: y(0) }, ...steps, { x: right, y: y(0) }];
  return { area: `${pathOf(closed)}Z`, band: `${pathOf([...high, ...low.toReversed()])}Z`, steps: pathOf(closed) };
}

/** Every so many of the items, not the same ones for every line. */
function some<T>(items: readonly T[], line: number, lines: number): readonly T[] {
  const every = Math.max(1, Math.floor(items.length / MARKS));
  const offset = Math.floor((every * (line + 0.5)) / Math.max(1, lines));
  return items.filter((_, index) => index % every === offset);
}

function densitiesOf({ curves, tail }: OutputTailData, x: Scale, y: Scale): readonly Line[] {
  return curves.map((curve, index) => {
    const points = curve.points
      .filter((point) => Number.isFinite(point.y))
      .map((point) => ({ x: x(point.x), y: y(point.y) }));
    const marks = some(points, index, curves.length);
    return {
      name: curve.name,
      look: lookOf(curve),
      focused: curve.name === tail.focus,
      path: pathOf(points),
      marks,
      breaks: [],
    };
  });
}

/** The runs of thresholds at which a method claims something. */
function runsOf(claims: readonly Claim[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let open = false;
  for (const [index, claim] of claims.entries()) {
    const claimed = claim.kind === 'value' || claim.kind === 'rough';
    if (claimed && !open) runs.push([]);
    if (claimed) runs.at(-1)?.push(index);
    open = claimed;
  }
  return runs;
}

function tailsOf(tail: Tail, x: Scale, y: Scale): readonly Line[] {
  return tail.methods.map((method, line) => {
    const claims = claimsOf(tail, method);
    const at = (index: number): Point => ({ x: x(tail.thresholds[index] ?? 0), y: y(method.probability[index] ?? 1) });
    const runs = runsOf(claims);
    const points = runs.flat().map(at);
    const ends = runs.flatMap((run) => {
      const last = run.at(-1) ?? 0;
      return claims[last + 1]?.kind === 'failed' ? [at(last)] : [];
    });
    const leaving = runs.map((run) =>
      pathOf([...run.map(at), ...leavingAt(tail, claims, method.probability, run.at(-1) ?? 0, x, y)]),
    );
    return {
      name: method.name,
      look: lookOf(method),
      focused: method.name === tail.focus,
      path: leaving.join(''),
      marks: some(points, line, tail.methods.length),
      breaks: ends,
    };
  });
}

/** Where a line crosses the lower edge, if its next value is a probability below it. */
function leavingAt(
  tail: Tail,
  claims: readonly Claim[],
  probability: readonly number[],
  last: number,
  x: Scale,
  y: Scale,
): readonly Point[] {
  const [here, next] = [probability[last] ?? 0, probability[last + 1] ?? 0];
  if (claims[last + 1]?.kind !== 'beyond' || !(next > 0) || next >= NOTHING) return [];
  const share = Math.log(here / NOTHING) / Math.log(here / next);
  const [from, to] = [tail.thresholds[last] ?? 0, tail.thresholds[last + 1] ?? 0];
  return [{ x: x(from + share * (to - from)), y: y(NOTHING) }];
}

/** Points from left to right, none nearer to the one before than `least` px. */
function apart<T extends Point>(points: readonly T[], least: number): readonly T[] {
  let free = -Infinity;
  return points.filter(({ x }) => {
    if (x < free) return false;
    free = x + least;
    return true;
  });
}

function dotsOf(thresholds: Tail['thresholds'], seen: Tail['sampled'], x: Scale, y: Scale): readonly Dot[] {
  const dots = seen.flatMap((sampled, index): Dot[] => {
    const { count, probability } = sampled;
    const threshold = thresholds[index];
    if (threshold === undefined || count === 0 || !(probability >= NOTHING)) return [];
    const { low, high } = intervalOf(sampled);
    return [{ x: x(threshold), y: y(probability), low: y(low), high: y(high) }];
  });
  return apart(dots, DOT);
}

function limitsOf(tail: Tail, x: Scale, y: Scale): readonly Point[] {
  const limit = RULE_OF_THREE / tail.samples;
  if (!(tail.samples > 0) || limit < NOTHING) return [];
  const points = tail.sampled.flatMap(({ count }, index): Point[] => {
    const threshold = tail.thresholds[index];
    return count > 0 || threshold === undefined ? [] : [{ x: x(threshold), y: y(limit) }];
  });
  return apart(points, ARROW);
}

function stopsOf(tail: Tail, x: Scale, y: Scale): Layout['stops'] {
  const focus = focusOf(tail);
  const claims = focus === undefined ? [] : claimsOf(tail, focus);
  return tail.thresholds.map((threshold, index) => {
    const claim = claims[index];
    const claimed = claim?.kind === 'value' || claim?.kind === 'rough';
    return { x: x(threshold), rings: claimed ? [{ x: x(threshold), y: y(claim.probability) }] : [] };
  });
}

/** Height of the panels: they grow with the width, up to a point. */
function boxesOf(width: number, keyPx: number): { readonly upper: Box; readonly lower: Box } {
  const wide = width >= NARROW;
  const share = Math.min(1, Math.max(0, (width - 320) / 1280));
  const [left, right] = [wide ? 54 : 42, width - (wide ? 18 : 12)];
  const top = keyPx + (wide ? 44 : 38);
  const upper = { left, right, top, bottom: top + Math.round(130 + 90 * share) };
  const start = upper.bottom + (wide ? 54 : 46);
  return { upper, lower: { left, right, top: start, bottom: start + Math.round(210 + 130 * share) } };
}

/** Where things stand and what they say; the component only prints it. */
export function layoutOutputTail(data: OutputTailData, width: number): Layout {
  const { tail } = data;
  const key = keyOf(data, width);
  const { upper, lower } = boxesOf(width, keyHeight(key));
  const domain = xDomain(data);
  const x = linearScale(domain, [upper.left, upper.right]);
  const range = densityDomain(data);
  const density = linearScale(range, [upper.bottom, upper.top]);
  const decades = linearScale([DECADES.bottom, DECADES.top], [lower.bottom, lower.top]);
  const y: Scale = (probability) =>
    Math.min(lower.bottom, Math.max(lower.top, probability > 0 ? decades(Math.log10(probability)) : lower.bottom));
  const scales = { x, y };
  return {
    wide: width >= NARROW,
    width,
    height: lower.bottom + 50,
    key,
    upper,
    lower,
    xTicks: linearTicks(...domain, (upper.right - upper.left) / (width >= NARROW ? 70 : 44)).map((tick) => ({
      ...tick,
      at: x(tick.value),
    })),
    densityTicks: linearTicks(...range, (upper.bottom - upper.top) / 45).map((tick) => ({
      ...tick,
      at: density(tick.value),
    })),
    tailTicks: yTicks(DECADES, scales, lower),
    tailMinor: yMinor(DECADES, scales, lower),
    histogram: histogramOf(data.density, x, density),
    zero: density(0),
    densities: densitiesOf(data, x, density),
    tails: tailsOf(tail, x, y),
    dots: dotsOf(tail.thresholds, tail.sampled, x, y),
    bars: dotsOf(tail.thresholds, tail.reference?.sampled ?? [], x, y),
    limits: limitsOf(tail, x, y),
    rough: { ...lower, top: y(ROUGH) },
    stops: stopsOf(tail, x, y),
  };
}

/** The threshold after a key: ← → Home End; undefined for all other keys. */
export function traceKey(count: number, at: number | undefined, key: string): number | undefined {
  if (count === 0) return undefined;
  const here = at ?? (key === 'ArrowLeft' ? count : -1);
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, here - 1);
    case 'ArrowRight':
      return Math.min(count - 1, here + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The threshold nearest to a pointer. */
export function nearest({ stops }: Layout, px: number): number | undefined {
  const distances = stops.map(({ x }) => Math.abs(x - px));
  return distances.length === 0 ? undefined : distances.indexOf(Math.min(...distances));
}
