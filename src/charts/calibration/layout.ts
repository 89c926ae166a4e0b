import { normalCdf, normalPdf } from '../../numerics/special/normal.ts';
import type { Box, Look } from '../error-curves/model.ts';
import { textWidth } from '../error-curves/text.ts';
import { linearScale } from '../linear.ts';
import { lookOf } from '../look.ts';
import { formatInteger } from '../numbers.ts';
import { judge, NORMAL, type Judgement } from './verdict.ts';
import { errors, finePercent, points, VERDICTS, type CalibrationGroup } from './words.ts';

/** Bars of a row, and the ends an axis may have: 1σ and 2σ are always edges of bars. */
const BARS = 16;
const ENDS: readonly number[] = [4, 8, 16];
/** The axis grows until at most this share of every group lies beyond its end. */
const BEYOND = 0.1;
/** Under this width, px of 16 px text, words stand above and below a row instead of beside it. */
const NARROW = 640;

/** Errors between two multiples of the predicted error; the last one has no upper end. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One of the three parts of a histogram: within 1σ, from 1σ to 2σ, beyond. */
export interface Zone {
  readonly path: string;
  readonly opacity: number;
}

export interface ShareWords {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly lead: string;
  readonly value: string;
  readonly error: string;
}

export interface Row {
  readonly name: string;
  /** The name as far as there is room for it. */
  readonly label: string;
  readonly look: Look;
  readonly box: Box;
  readonly judgement: Judgement;
  readonly bars: readonly Bar[];
  readonly zones: readonly Zone[];
  /** Upper edge of the histogram; empty where the errors are too few. */
  readonly outline: string;
  /** One stroke an error, where they are too few for a histogram. */
  readonly rug: string;
  readonly normal: string;
  readonly mark: { readonly x: number; readonly y: number };
  readonly verdict: { readonly x: number; readonly y: number; readonly text: string };
  readonly count: { readonly x: number; readonly y: number; readonly text: string } | undefined;
  readonly shares: readonly ShareWords[];
  /** "7 beyond 4σ", over the last bars. */
  readonly beyond: { readonly x: number; readonly y: number; readonly text: string } | undefined;
}

export interface Layout {
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Above the first row's bell, and under the last row. */
  readonly top: number;
  readonly bottom: number;
  /** Lines at 1σ and 2σ, to which the printed shares belong. */
  readonly guides: string;
  readonly ticks: readonly { readonly value: number; readonly at: number; readonly label: string }[];
  /** Heads of the columns of shares: what the normal has. */
  readonly columns: readonly {
    readonly x: number;
    readonly anchor: 'start' | 'end';
    readonly head: string;
    readonly normal: string;
  }[];
  readonly rows: readonly Row[];
}

/** Where the parts of a chart stand, before there is anything in them. */
interface Plan {
  readonly wide: boolean;
  readonly brief: boolean;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly end: number;
  readonly x: (ratio: number) => number;
  /** px of a row's bell, of the words above and below it, and of a whole row. */
  readonly bell: number;
  readonly above: number;
  readonly row: number;
  readonly first: number;
}

/** The most of the width that names take, and px beside a narrow plot. */
const NAMES = 0.26;
const SIDE = 6;
/** px of a column of shares, and between plot and columns. */
const COLUMN = 104;
const APART = 20;
const ABOVE = 46;
const BELOW = 52;

function endOf(groups: readonly CalibrationGroup[]): number {
  const fits = (end: number): boolean =>
    groups.every(({ ratios }) => ratios.filter((ratio) => Math.abs(ratio) > end).length <= BEYOND * ratios.length);
  return ENDS.find(fits) ?? ENDS.at(-1) ?? 16;
}

/** px of a name with its mark and the space after it. */
function nameRoom(name: string): number {
  return 18 + textWidth(name, 13, true) + 12;
}

/** Names are short for all where one of them has no room: beside its row, or before the verdict above it. */
function isBrief(groups: readonly CalibrationGroup[], width: number): boolean {
  const room = width >= NARROW ? NAMES * width : width - SIDE - textWidth(VERDICTS.calibrated, 13);
  return groups.some(({ name }) => nameRoom(name) > room);
}

function planOf(groups: readonly CalibrationGroup[], width: number): Plan {
  const wide = width >= NARROW;
  const brief = isBrief(groups, width);
  const words = groups.flatMap(({ name, look, ratios }) => [
    nameRoom(brief ? look.short : name),
    textWidth(errors(ratios.length), 13) + 18,
    textWidth(VERDICTS.calibrated, 13) + 18,
  ]);
  const left = wide ? Math.min(NAMES * width, Math.ceil(Math.max(108, ...words))) : SIDE;
  const right = wide ? width - 2 * COLUMN - APART : width - SIDE;
  const end = endOf(groups);
  const few = groups.length <= 2 ? 40 : 0;
  const bell = wide ? Math.round(Math.min(120, Math.max(84, 0.07 * width))) + few : 76;
  const above = wide ? 10 : 26;
  const row = bell + above + (wide ? 12 : 26);
  return {
    wide,
    brief,
    width,
    left,
    right,
    end,
    x: linearScale([0, end], [left, right]),
    bell,
    above,
    row,
    first: wide ? ABOVE : 62,
  };
}

/** Counts of |ratio| in bars of equal width, and of what lies beyond the last one. */
export function barsOf(ratios: readonly number[], end: number): readonly Bar[] {
  const width = end / BARS;
  const counts = new Array<number>(BARS + 1).fill(0);
  for (const ratio of ratios) {
    const index = Math.min(BARS, Math.floor(Math.abs(ratio) / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: index * width,
    to: index === BARS ? Infinity : (index + 1) * width,
    count,
  }));
}

/** Share of a standard normal whose size is between two values. */
export function normalBetween(from: number, to: number): number {
  return 2 * (normalCdf(-from) - normalCdf(-to));
}

/** Density of |ratio| in a bar. */
function heightOf({ from, to, count }: Bar, total: number): number {
  return total === 0 || to === Infinity ? 0 : count / total / (to - from);
}

function place(value: number): string {
  return value.toFixed(1);
}

/** The bars from one value to another as a closed area. */
function zonePath(
  bars: readonly Bar[],
  [from, to]: readonly [number, number],
  plan: Plan,
  y: (bar: Bar) => number,
  base: number,
): string {
  const inside = bars.filter((bar) => bar.from >= from && bar.to <= to && bar.count > 0);
  return inside
    .map(
      (bar) => `M${place(plan.x(bar.from))},${place(base)}V${place(y(bar))}H${place(plan.x(bar.to))}V${place(base)}Z`,
    )
    .join('');
}

const ZONES: readonly (readonly [from: number, to: number, opacity: number])[] = [
  [0, 1, 0.46],
  [1, 2, 0.26],
  [2, 1e9, 0.12],
];

function outlineOf(bars: readonly Bar[], plan: Plan, y: (bar: Bar) => number, base: number): string {
  const last = bars.findLastIndex(({ count, to }) => count > 0 && to !== Infinity);
  const finite = bars.slice(0, last + 1);
  const steps = finite.map((bar) => `V${place(y(bar))}H${place(plan.x(bar.to))}`).join('');
  return `M${place(plan.x(0))},${place(base)}${steps}V${place(base)}`;
}

function bellPath(plan: Plan, y: (density: number) => number): string {
  const count = 64;
  return Array.from({ length: count + 1 }, (_, index) => {
    const ratio = (plan.end * index) / count;
    return `${index === 0 ? 'M' : 'L'}${place(plan.x(ratio))},${place(y(2 * normalPdf(ratio)))}`;
  }).join('');
}

function rugOf(ratios: readonly number[], plan: Plan, base: number): string {
  return ratios
    .filter((ratio) => Math.abs(ratio) <= plan.end)
    .map((ratio) => `M${place(plan.x(Math.abs(ratio)))},${place(base)}v-18`)
    .join('');
}

function shareWords(judgement: Judgement, plan: Plan, box: Box): readonly ShareWords[] {
  if (judgement.count === 0) return [];
  return judgement.shares.map(({ within, share, standardError }, index) => {
    const text = { value: finePercent(share), error: `± ${points(standardError)}` };
    if (!plan.wide) {
      const x = columnStart(plan, index);
      return { ...text, x, y: box.bottom + 18, anchor: 'start' as const, lead: `${within}σ` };
    }
    const x = columnEnd(plan, index);
    return { ...text, x, y: (box.top + box.bottom) / 2 + 2, anchor: 'end' as const, lead: '' };
  });
}

function columnsOf(plan: Plan): Layout['columns'] {
  return ([1, 2] as const).map((within, index) => ({
    x: plan.wide ? columnEnd(plan, index) : columnStart(plan, index),
    anchor: plan.wide ? 'end' : 'start',
    head: plan.wide ? `within ${within}σ` : '',
    normal: `${plan.wide ? 'normal' : `${within}σ`} ${finePercent(NORMAL[within])}`,
  }));
}

/** Where the words of a share begin in a narrow chart. */
function columnStart(plan: Plan, index: number): number {
  return index === 0 ? plan.left : (plan.left + plan.right) / 2 + 2;
}

function columnEnd(plan: Plan, index: number): number {
  return plan.right + APART + (index + 1) * COLUMN - 8;
}

function rowOf(group: CalibrationGroup, index: number, plan: Plan, most: number): Row {
  const { ratios, name } = group;
  const top = plan.first + index * plan.row + plan.above;
  const box = { left: plan.left, right: plan.right, top, bottom: top + plan.bell };
  const y = linearScale([0, most], [box.bottom, box.top]);
  const judgement = judge(ratios);
  const few = judgement.verdict === 'few';
  const bars = few ? [] : barsOf(ratios, plan.end);
  const height = (bar: Bar): number => y(heightOf(bar, ratios.length));
  const beyond = ratios.filter((ratio) => Math.abs(ratio) > plan.end).length;
  const word = VERDICTS[judgement.verdict];
  const middle = (box.top + box.bottom) / 2;
  const label = plan.brief ? group.look.short : name;
  const afterLabel = plan.left + 18 + textWidth(label, 13, true) + 12;
  return {
    name,
    label,
    look: lookOf(group.look),
    box,
    judgement,
    bars,
    zones: ZONES.map(([from, to, opacity]) => ({
      path: zonePath(bars, [from, to], plan, height, box.bottom),
      opacity,
    })),
    outline: few ? '' : outlineOf(bars, plan, height, box.bottom),
    rug: few ? rugOf(ratios, plan, box.bottom) : '',
    normal: bellPath(plan, y),
    mark: plan.wide ? { x: 8, y: middle - 18 } : { x: plan.left + 6, y: box.top - 14 },
    verdict: plan.wide ? { x: 0, y: middle + 5, text: word } : { x: afterLabel, y: box.top - 9.5, text: word },
    count: plan.wide ? { x: 0, y: middle + 23, text: errors(ratios.length) } : undefined,
    shares: shareWords(judgement, plan, box),
    beyond:
      beyond === 0
        ? undefined
        : { x: box.right, y: overLast(bars, height, box), text: `${formatInteger(beyond)} beyond ${plan.end}σ →` },
  };
}

/** Above the bars of the right third. */
function overLast(bars: readonly Bar[], height: (bar: Bar) => number, box: Box): number {
  const tops = bars
    .filter(({ to }) => to !== Infinity)
    .slice((-2 * BARS) / 5)
    .map(height);
  return Math.max(box.top + 12, Math.min(box.bottom - 24, ...tops) - 8);
}

/** The highest density of all rows and of the normal, so that heights compare. */
function highest(groups: readonly CalibrationGroup[], end: number): number {
  const all = groups
    .filter(({ ratios }) => judge(ratios).verdict !== 'few')
    .flatMap(({ ratios }) => barsOf(ratios, end).map((bar) => heightOf(bar, ratios.length)));
  return 1.04 * Math.max(2 * normalPdf(0), ...all);
}

/** From top to bottom where nothing is in the way, otherwise row by row. */
function guidesOf(rows: readonly Row[], plan: Plan): string {
  const ends = plan.wide
    ? [[plan.first, rows.at(-1)?.box.bottom ?? plan.first]]
    : rows.map(({ box }) => [box.top - 4, box.bottom]);
  return [plan.x(1), plan.x(2)]
    .flatMap((x) => ends.map(([top = 0, bottom = 0]) => `M${place(x)},${place(top)}V${place(bottom)}`))
    .join('');
}

/** Where things stand and what they say; the component only prints it. */
export function layoutCalibration(groups: readonly CalibrationGroup[], width: number): Layout {
  const plan = planOf(groups, width);
  const most = highest(groups, plan.end);
  const rows = groups.map((group, index) => rowOf(group, index, plan, most));
  const bottom = rows.at(-1)?.box.bottom ?? plan.first + plan.above;
  const step = plan.end / 4;
  const ticks = Array.from({ length: 5 }, (_, index) => index * step);
  return {
    wide: plan.wide,
    width,
    height: bottom + BELOW + (plan.wide ? 0 : 22),
    left: plan.left,
    right: plan.right,
    top: plan.first,
    bottom,
    guides: guidesOf(rows, plan),
    ticks: ticks.map((value) => ({ value, at: plan.x(value), label: value === 0 ? '0' : `${value}σ` })),
    columns: columnsOf(plan),
    rows,
  };
}
