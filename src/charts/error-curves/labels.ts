import type { Summary } from '../../experiments/curves.ts';
import { formatSlope } from '../numbers.ts';
import { lookOf, midSentence, paintOf, type Looks } from './looks.ts';
import type { Curve, Density, EndLabel, Frame, Line, Point } from './model.ts';
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
/** The widest detail that may come, so that the plot does not narrow when slopes arrive. */
const DETAIL = 'slope −0.00 ± 0.00';
/** Below this width of the frame, px, labels leave out slopes. */
const ROOMY = 640;

/** What stands at the end of one line, before it has a place. */
interface Entry {
  readonly line?: Line;
  readonly name: string;
  readonly detail?: string;
  readonly strong: boolean;
}

/** What was shown before, while the new curves stream in. */
export interface Before {
  readonly label: string;
  readonly curves: readonly Curve[];
}

/** The lines that have a name at their end: all methods, and sampling as far as it can be told apart. */
function namedLines(summary: Summary, frame: Frame, focus: string | undefined): readonly Line[] {
  if (frame.density === 'companion') return [];
  const all = frame.density === 'wide' && summary.methods.length <= FEW;
  return summary.methods.flatMap((method): Line[] => [
    ...(all || method.name === focus ? [{ kind: 'sampling' as const, method: method.name }] : []),
    { kind: 'method' as const, method: method.name },
  ]);
}

function entryOf(summary: Summary, looks: Looks, frame: Frame, line: Line): Entry {
  const look = lookOf(looks, line.method);
  const phone = frame.density === 'phone';
  if (line.kind === 'sampling') {
    return { line, name: phone ? 'sampling' : `sampling, cost of ${midSentence(look.name)}`, strong: false };
  }
  const name = phone ? look.short : look.name;
  const fit = summary.methods.find((method) => method.name === line.method)?.fit;
  if (fit === undefined || phone || frame.width < ROOMY) return { line, name, strong: true };
  const slope = formatSlope(fit.slope, fit.halfWidth);
  const detail = slope.error === undefined ? `slope ${slope.value}` : `slope ${slope.value} ± ${slope.error}`;
  return { line, name, detail, strong: true };
}

function entryWidth(entry: Entry): number {
  const detail = entry.detail === undefined ? 0 : SPACE + textWidth(entry.detail, LABEL_PX);
  return textWidth(entry.name, LABEL_PX, entry.strong) + detail;
}

/** px right of the plot that labels need. It does not change while slopes and points arrive. */
export function labelRoom(
  summary: Summary,
  looks: Looks,
  frame: Frame,
  focus: string | undefined,
  before: string | undefined,
): number {
  if (frame.density === 'companion') return 12;
  const roomy = frame.density === 'wide' && frame.width >= ROOMY;
  const widths = namedLines(summary, frame, focus).map((line) => {
    const { detail: _, ...entry } = entryOf(summary, looks, frame, line);
    return entryWidth(roomy && line.kind === 'method' ? { ...entry, detail: DETAIL } : entry);
  });
  const former = before === undefined ? 0 : textWidth(`before: ${before}`, LABEL_PX);
  const most = frame.width * (frame.density === 'phone' ? 0.32 : 0.36);
  return Math.min(most, REACH[frame.density] + TEXT + Math.max(0, former, ...widths) + RIGHT);
}

/** Where a line's leader starts: its last measured mark, or its last mark, or the end of its path. */
function endOf(curve: Curve): Point | undefined {
  return curve.marks.findLast((mark) => mark.kind === 'measured') ?? curve.marks.at(-1);
}

interface Wish {
  readonly entry: Entry;
  readonly from: Point;
  readonly curve?: Curve;
}

function wishes(
  summary: Summary,
  looks: Looks,
  frame: Frame,
  focus: string | undefined,
  curves: readonly Curve[],
): readonly Wish[] {
  return namedLines(summary, frame, focus).flatMap((line): Wish[] => {
    const curve = curves.find((each) => each.line.kind === line.kind && each.line.method === line.method);
    const from = curve === undefined ? undefined : endOf(curve);
    return from === undefined || curve === undefined
      ? []
      : [{ entry: entryOf(summary, looks, frame, line), from, curve }];
  });
}

function formerWish(before: Before | undefined, focus: string | undefined): readonly Wish[] {
  const methods = before?.curves.filter((each) => each.line.kind === 'method') ?? [];
  const curve = methods.find((each) => each.line.method === focus) ?? methods.at(-1);
  const from = curve === undefined ? undefined : endOf(curve);
  if (before === undefined || from === undefined) return [];
  return [{ entry: { name: `before: ${before.label}`, strong: false }, from }];
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

/** The labels right of a plot that ends at `edge`, between two heights. */
export function endLabels(
  input: { summary: Summary; looks: Looks; frame: Frame; focus: string | undefined; before: Before | undefined },
  curves: readonly Curve[],
  edge: number,
  span: readonly [number, number],
): readonly EndLabel[] {
  const { summary, looks, frame, focus, before } = input;
  const [low, high] = span;
  const all = [...wishes(summary, looks, frame, focus, curves), ...formerWish(before, focus)];
  const kept = fitting(all, high - low, focus);
  const heights = spread(
    kept.map(({ from }) => from.y),
    Math.min(LABEL_GAP, kept.length > 1 ? (high - low) / (kept.length - 1) : LABEL_GAP),
    low,
    high,
  );
  const x = edge + REACH[frame.density];
  return kept.map((wish, index) => placedLabel(wish, looks, { x, y: heights[index] ?? wish.from.y }));
}

function placedLabel({ entry, from }: Wish, looks: Looks, mark: Point): EndLabel {
  const text = { x: entry.line === undefined ? mark.x - 6 : mark.x + TEXT, y: mark.y };
  if (entry.line === undefined) return { ...entry, mark, text };
  const start = from.x + CLEAR;
  const end = mark.x - CLEAR;
  const leader = end - start < 4 ? undefined : `M${start.toFixed(1)},${from.y.toFixed(1)}L${end},${mark.y.toFixed(1)}`;
  return { ...entry, look: paintOf(looks, entry.line), mark, text, ...(leader === undefined ? {} : { leader }) };
}
