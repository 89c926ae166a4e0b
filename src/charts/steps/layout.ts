import type { Box } from '../error-curves/model.ts';
import { textWidth } from '../error-curves/text.ts';
import { TICK_PX } from '../error-curves/ticks.ts';
import { linearScale, niceStep } from '../linear.ts';
import { formatInteger } from '../numbers.ts';
import { bandsOf, labelRoom, type Band } from './bands.ts';
import { columnsOf } from './columns.ts';
import { around, type Factors, type Parts } from './factors.ts';
import { logTen } from './format.ts';
import { sizePanel, type SizePanel, type Sized } from './sizes.ts';

/** Under this width, px of 16 px text, panels are lower and names are numbers. */
const NARROW = 640;

export interface Stack {
  readonly title: string;
  readonly box: Box;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly bands: readonly Band[];
}

export interface Layout {
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  /** Factors, and px a factor. */
  readonly count: number;
  readonly perFactor: number;
  readonly left: number;
  readonly right: number;
  readonly stack: Stack | undefined;
  /** Shares forgotten; where neither these nor a stack say anything, how large the product is. */
  readonly sizes: (SizePanel & { readonly title: string }) | undefined;
  readonly axis: {
    readonly y: number;
    readonly ticks: readonly { readonly number: number; readonly at: number; readonly label: string }[];
  };
  /** The state before a step and after it, as two bars. */
  readonly states: { readonly before: Box; readonly after: Box } | undefined;
  /** What is left out, in words. */
  readonly remarks: readonly string[];
}

/** Grows with the width, up to a point. */
function heightFor(width: number, least: number, more: number): number {
  return Math.round(least + more * Math.min(1, Math.max(0, (width - 320) / 1280)));
}

/** px above a panel for its title, under the last one for the axis, and of a bar of a state with the space after it. */
const TITLE = 34;
/** px between panels. */
const APART = 8;
const AXIS = 56;
const BAR = { height: 14, pitch: 22 };

/** "0", "50 %", "100 %". */
function shareTicks(box: Box): Stack['ticks'] {
  const y = linearScale([0, 1], [box.bottom, box.top]);
  return [0, 0.25, 0.5, 0.75, 1].map((share) => ({
    at: y(share),
    label: share === 0 ? '0' : share % 0.5 === 0 ? `${100 * share}\u00a0%` : '',
  }));
}

/** Whole numbers at round steps. */
function axisTicks(count: number, left: number, right: number, wide: boolean): Layout['axis']['ticks'] {
  if (count === 0) return [];
  const step = Math.max(1, niceStep(count, (right - left) / (wide ? 70 : 44)));
  const x = linearScale([0.5, count + 0.5], [left, right]);
  return Array.from({ length: Math.floor(count / step) }, (_, index) => {
    const number = (index + 1) * step;
    return { number, at: x(number), label: formatInteger(number) };
  });
}

function remarksOf({ factors, degrees, known, loses }: Factors): readonly string[] {
  if (factors.length === 0) return [];
  if (degrees === 1 && !known)
    return [
      'This method knows one number of the product: there are no degrees to show, and what it forgets is not known.',
    ];
  if (!known) return ['What is forgotten at each step is not known here.'];
  return loses ? [] : ['Nothing is forgotten here, so there is nothing more to show.'];
}

function sizesOf(
  data: Factors,
  shown: boolean,
): { readonly title: string; readonly values: readonly (Sized | undefined)[] } | undefined {
  const { factors, loses } = data;
  if (loses) {
    const values = factors.map(({ forgotten }) =>
      forgotten === undefined ? undefined : { power: Math.log10(forgotten), negative: false },
    );
    return { title: 'Share forgotten by each projection', values };
  }
  if (shown) return undefined;
  const values = factors.map(({ mass }) => ({ power: logTen(mass), negative: (mass.mantissa[0] ?? 0) < 0 }));
  return { title: 'Size of the product so far', values };
}

/** Where things stand and what they say; the component only prints it. `width` is px of 16 px text. */
export function layoutSteps(data: Factors, width: number): Layout {
  const wide = width >= NARROW;
  const count = data.factors.length;
  const stacked = data.degrees > 1 || data.known;
  const [left, right] = [wide ? 58 : 48, width - labelRoom(data, wide)];
  const columns = columnsOf(count, left, right);
  let y = 0;
  const panel = (height: number): Box => {
    const top = y + (y > 0 ? APART : 0) + TITLE;
    y = top + height;
    return { left, right, top, bottom: y };
  };
  const box = stacked ? panel(heightFor(width, 170, 110)) : undefined;
  const stack = box && {
    title: wide ? 'Energy of the product by degree, share of E[g²]' : 'Energy by degree, hatched: forgotten',
    box,
    ticks: shareTicks(box),
    bands: bandsOf(data, columns, box, wide),
  };
  const sized = sizesOf(data, stacked);
  const lower = sized && {
    ...sizePanel(sized.values, columns, panel(heightFor(width, 84, 50)), data.loses),
    title: sized.title,
  };
  const axisY = y;
  const first = axisY + AXIS;
  const bar = (index: number): Box => {
    const top = first + index * BAR.pitch;
    return { left, right, top, bottom: top + BAR.height };
  };
  return {
    wide,
    width,
    height: stacked ? first + 2 * BAR.pitch + 2 : first,
    count,
    perFactor: (right - left) / Math.max(1, count),
    left,
    right,
    stack,
    sizes: lower,
    axis: { y: axisY, ticks: axisTicks(count, left, right, wide) },
    states: stacked ? { before: bar(0), after: bar(1) } : undefined,
    remarks: remarksOf(data),
  };
}

/** Where the cursor of a step stands: the middle of its factor, px, and that factor's number. */
export interface Place {
  readonly x: number;
  readonly label: string;
}

/** The cursor of a step; undefined where there is no such step. */
export function cursorAt(layout: Layout, { factorOf }: Factors, step: number): Place | undefined {
  const factor = factorOf[step];
  if (factor === undefined) return undefined;
  return { x: layout.left + (factor + 0.5) * layout.perFactor, label: formatInteger(factor + 1) };
}

/** Free px between the cursor's number and others. */
const FREE = 8;

/** The labels of the axis that leave room for the cursor's own. */
export function labelsBeside({ axis }: Layout, at: Place | undefined): Layout['axis']['ticks'] {
  if (at === undefined) return axis.ticks;
  const half = (text: string): number => textWidth(text, TICK_PX, true) / 2;
  return axis.ticks.filter(({ at: x, label }) => Math.abs(x - at.x) >= half(label) + half(at.label) + FREE);
}

/** A piece of a bar: a degree, or what was forgotten. */
export interface Piece {
  readonly degree: number | undefined;
  readonly x: number;
  readonly width: number;
}

function piecesOf(parts: Parts | undefined, { left, right }: Box): readonly Piece[] {
  if (parts === undefined) return [];
  const all = [
    ...parts.kept.map((share, degree) => ({ share, degree })),
    { share: parts.forgotten, degree: undefined },
  ];
  let x = left;
  return all.flatMap(({ share, degree }) => {
    const piece = { degree, x, width: share * (right - left) };
    x += piece.width;
    return piece.width > 0 ? [piece] : [];
  });
}

/** The bars of the states before and after a step. */
export function statesAt(
  layout: Layout,
  { steps }: Factors,
  step: number,
): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } | undefined {
  if (layout.states === undefined) return undefined;
  const { before, after } = around(steps, step);
  return { before: piecesOf(before, layout.states.before), after: piecesOf(after, layout.states.after) };
}

/** The step after a key: ← → or , . by one, Home and End the ends; undefined for all other keys. */
export function traceKey(count: number, at: number, key: string): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowLeft':
    case ',':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case '.':
      return Math.min(count - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The last step of the factor under a pointer. */
export function nearest(layout: Layout, { factors }: Factors, px: number): number | undefined {
  const factor = Math.floor((px - layout.left) / layout.perFactor);
  return factors[Math.min(factors.length - 1, Math.max(0, factor))]?.last;
}
