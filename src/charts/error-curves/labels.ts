import type { Summary } from '../../experiments/curves.ts';
import { formatSlope } from '../numbers.ts';
import { lookOf, midSentence, paintOf, sameLine, type Looks } from './looks.ts';
import type { Box, Curve, Density, EndLabel, Frame, Line, Point } from './model.ts';
import { textWidth } from './text.ts';

/** px of labels at line ends. */
export const LABEL_PX = 13;
/** Least distance of two baselines: 1.36 em. */
export const LABEL_GAP = 1.36 * LABEL_PX;
/** From the plot to a label's mark, and from there to its text, px. */
const REACH: Readonly<Record<Density, number>> = { wide: 26, phone: 20, companion: 0 };
const TEXT = 11;
const RIGHT = 6;
/** Between a name and its detail. */
const SPACE = 8;
/** From a line's last mark to its leader, and from the leader to the label's mark. */
const CLEAR = 8;
/** Up to this many methods every sampling line is named. */
const FEW = 3;
/** How much names say: with slopes, names alone, short names. */
export type Wording = 'slopes' | 'names' | 'short';

/** The widest detail that may come, so that the plot does not narrow when slopes arrive. */
const DETAIL = 'slope −0.00 ± 0.00';
/** The most of the frame's width that labels take. */
const SHARE = 0.34;
/** Room at the right of a chart without labels, px. */
const BARE = 12;

/** What stands at the end of one line, before it has a place. */
interface Entry {
  readonly line?: Line;
  readonly name: string;
  readonly detail?: string;
  readonly strong: boolean;
}

/** What the labels of a chart depend on. */
export interface LabelInput {
  readonly summary: Summary;
  readonly looks: Looks;
  readonly frame: Frame;
  readonly focus: string | undefined;
  /** What sets apart what was shown before, where it still is; empty where nothing but methods does. */
  readonly before: string | undefined;
}

/** The lines that have a name at their end: all methods, and sampling as far as it can be told apart. */
function namedLines({ summary, frame, focus, before }: LabelInput): readonly Line[] {
  if (frame.density === 'companion') return [];
  const all = frame.density === 'wide' && summary.methods.length <= FEW && before === undefined;
  return summary.methods.flatMap((method): Line[] => [
    ...(all || method.name === focus ? [{ kind: 'sampling' as const, method: method.name }] : []),
    { kind: 'method' as const, method: method.name },
  ]);
}

function entryOf({ summary, looks }: LabelInput, line: Line, wording: Wording): Entry {
  const look = lookOf(looks, line.method);
  const brief = wording === 'short';
  if (line.kind === 'sampling') {
    return { line, name: brief ? 'sampling' : `sampling, cost of ${midSentence(look.name)}`, strong: false };
  }
  const name = brief ? look.short : look.name;
  const fit = summary.methods.find((method) => method.name === line.method)?.fit;
  if (fit === undefined || wording !== 'slopes') return { line, name, strong: true };
  const slope = formatSlope(fit.slope, fit.halfWidth);
  const detail = slope.error === undefined ? `slope ${slope.value}` : `slope ${slope.value} ± ${slope.error}`;
  return { line, name, detail, strong: true };
}

/** Width of a label without its mark; with a slope to come, as if it had come. */
function entryWidth(entry: Entry, wording: Wording): number {
  const detail = wording === 'slopes' && entry.strong ? SPACE + textWidth(DETAIL, LABEL_PX) : 0;
  return textWidth(entry.name, LABEL_PX, entry.strong) + detail;
}

/** Where only methods have changed, nothing sets the former curves apart. */
function formerName(before: string): string {
  return before === '' ? 'before' : `before: ${before}`;
}

function roomFor(input: LabelInput, wording: Wording): number {
  const widths = namedLines(input).map((line) => entryWidth(entryOf(input, line, wording), wording));
  const former = input.before === undefined ? 0 : textWidth(formerName(input.before), LABEL_PX) - TEXT;
  return REACH[input.frame.density] + TEXT + Math.max(0, former, ...widths) + RIGHT;
}

/** px right of the plot that labels need, and how much they say there. Neither changes while slopes arrive. */
export interface LabelPlan {
  readonly room: number;
  readonly wording: Wording;
}

/** The fullest wording that leaves the plot its share of the width. */
export function planLabels(input: LabelInput): LabelPlan {
  if (input.frame.density === 'companion') return { room: BARE, wording: 'short' };
  const wordings: readonly Wording[] = input.frame.density === 'phone' ? ['short'] : ['slopes', 'names', 'short'];
  const most = input.frame.width * SHARE;
  const plans = wordings.map((wording) => ({ wording, room: roomFor(input, wording) }));
  const last = plans.at(-1) ?? { wording: 'short' as const, room: most };
  return plans.find(({ room }) => room <= most) ?? { ...last, room: Math.min(last.room, most) };
}

/** Where a line's leader starts: its last measured mark, or its last mark, or the end of its path. */
function endOf(curve: Curve): Point | undefined {
  return curve.marks.findLast((mark) => mark.kind === 'measured') ?? curve.marks.at(-1);
}

interface Wish {
  readonly entry: Entry;
  readonly from: Point;
}

function wishes(input: LabelInput, wording: Wording, curves: readonly Curve[]): readonly Wish[] {
  return namedLines(input).flatMap((line): Wish[] => {
    const curve = curves.find((each) => sameLine(each.line, line));
    const from = curve === undefined ? undefined : endOf(curve);
    return from === undefined ? [] : [{ entry: entryOf(input, line, wording), from }];
  });
}

/** "before: L = 4" at the height where the focused line of the former curves ends. */
function formerWish({ before, focus, frame }: LabelInput, former: readonly Curve[]): readonly Wish[] {
  const methods = former.filter((each) => each.line.kind === 'method');
  const curve = methods.find((each) => each.line.method === focus) ?? methods.at(-1);
  const from = curve === undefined ? undefined : endOf(curve);
  if (before === undefined || from === undefined || frame.density === 'companion') return [];
  return [{ entry: { name: formerName(before), strong: false }, from }];
}

/**
 * Positions at least `gap` apart, inside [low, high] where there is room, whose squared distances from the wanted
 * ones are least: pooling of adjacent violators. Keeps the order of equal ones.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, index) => index).toSorted((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  const pools: { sum: number; count: number }[] = [];
  for (const [rank, index] of order.entries()) {
    pools.push({ sum: (wanted[index] ?? 0) - rank * gap, count: 1 });
    mergeBackwards(pools);
  }
  const last = Math.max(low, high - (wanted.length - 1) * gap);
  const levels = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  const placed = new Array<number>(wanted.length).fill(0);
  for (const [rank, index] of order.entries()) {
    placed[index] = Math.min(last, Math.max(low, levels[rank] ?? 0)) + rank * gap;
  }
  return placed;
}

function mergeBackwards(pools: { sum: number; count: number }[]): void {
  for (;;) {
    const last = pools.at(-1);
    const before = pools.at(-2);
    if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) return;
    pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
  }
}

/** As many labels as the height holds; sampling goes first, but not what was before. */
function fitting(all: readonly Wish[], height: number, focus: string | undefined): readonly Wish[] {
  const room = 1 + Math.floor(height / LABEL_GAP);
  if (all.length <= room) return all;
  const without = all.filter(({ entry }) => entry.line?.kind !== 'sampling' || entry.line.method === focus);
  return without.length <= room ? without : without.filter(({ entry }) => entry.strong).slice(-room);
}

/** The labels right of a plot. */
export function endLabels(
  input: LabelInput,
  { wording }: LabelPlan,
  curves: readonly Curve[],
  former: readonly Curve[],
  plot: Box,
): readonly EndLabel[] {
  const all = [...wishes(input, wording, curves), ...formerWish(input, former)];
  const [low, high] = [plot.top, plot.bottom - LABEL_GAP / 2];
  const kept = fitting(all, high - low, input.focus);
  const wanted = kept.map(({ from }) => from.y);
  const heights = spread(wanted, LABEL_GAP, low, high);
  const x = plot.right + REACH[input.frame.density];
  return kept.map((wish, index) => placedLabel(wish, input.looks, { x, y: heights[index] ?? wish.from.y }));
}

function placedLabel({ entry, from }: Wish, looks: Looks, mark: Point): EndLabel {
  const text = { x: entry.line === undefined ? mark.x - 6 : mark.x + TEXT, y: mark.y };
  if (entry.line === undefined) return { ...entry, mark, text };
  const start = from.x + CLEAR;
  const end = mark.x - CLEAR;
  const leader = end - start < 4 ? undefined : `M${start.toFixed(1)},${from.y.toFixed(1)}L${end},${mark.y.toFixed(1)}`;
  return { ...entry, look: paintOf(looks, entry.line), mark, text, ...(leader === undefined ? {} : { leader }) };
}
