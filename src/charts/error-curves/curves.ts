import type { CurvePoint, MethodCurves, SamplingPoint, Summary } from '../../experiments/curves.ts';
import { paintOf, type Looks } from './looks.ts';
import type { Curve, Domain, Line, Mark, Point, Scales } from './model.ts';
import { areaBetween, pathThrough } from './paths.ts';

/** How far limits at one size stand apart, px. */
const DODGE = 8;
/** Limits nearer than this in height would lie on one another, px. */
const TOUCH = 26;
/** Marks beyond the domain stand this far below its edge, px: room for their arrow. */
const HEADROOM = 16;
/** Half the width of the caps of bars, px. */
const CAP = 4;
/** Up to this many methods every sampling line is dark. */
const FEW = 3;

/** What the marks of a chart need to know. */
export interface CurveInput {
  readonly summary: Summary;
  readonly looks: Looks;
  readonly focus: string | undefined;
  readonly scales: Scales;
  readonly domain: Domain;
  /** Whether only the focused method shows what sampling gives. */
  readonly focusedTwinOnly: boolean;
}

/** All lines in drawing order: sampling first, then methods, the focused one last. */
export function curvesOf(input: CurveInput): readonly Curve[] {
  const shifts = limitShifts(input.summary, input.scales);
  const methods = input.summary.methods
    .toSorted((one, other) => rank(one, input.focus) - rank(other, input.focus))
    .map((method) => methodCurve(input, method, shifts));
  const twins = input.summary.methods
    .filter((method) => !input.focusedTwinOnly || method.name === input.focus)
    .map((method) => samplingCurve(input, method));
  return [...twins, ...methods];
}

function rank(method: MethodCurves, focus: string | undefined): number {
  return method.name === focus ? 1 : 0;
}

/** Whether a value can stand on a logarithmic axis. */
export function isDrawable(point: CurvePoint): boolean {
  return point.status === 'unreliable' ? !(point.error <= 0) : point.error > 0 && Number.isFinite(point.error);
}

function methodCurve(input: CurveInput, method: MethodCurves, shifts: ReadonlyMap<string, number>): Curve {
  const line: Line = { kind: 'method', method: method.name };
  const points = method.points.filter(isDrawable).toSorted((one, other) => one.size - other.size);
  const marks = points.map((point) => markOf(input, point, shifts.get(key(method.name, point.size)) ?? 0));
  const shared = {
    line,
    look: paintOf(input.looks, line),
    focused: method.name === input.focus,
    faint: false,
    marks,
  };
  const theory = pathThrough(theoryPoints(method.points, input.scales));
  if (theory !== '') return { ...shared, path: '', theory, bars: barsPath(points, marks, input.scales) };
  const doubt = doubtPath(marks);
  const band = bandPath(points, input.scales);
  return {
    ...shared,
    path: measuredRuns(marks).map(pathThrough).join(''),
    ...(doubt === '' ? {} : { doubt }),
    ...(band === '' ? {} : { band }),
  };
}

/** Where the exact curve passes: at every size whose average error is known and not 0. */
function theoryPoints(points: readonly CurvePoint[], scales: Scales): Point[] {
  return points
    .toSorted((one, other) => one.size - other.size)
    .flatMap((point) => {
      const error = point.theoretical ?? 0;
      return error > 0 ? [{ x: scales.x(point.size), y: scales.y(error) }] : [];
    });
}

/** 95 % intervals as bars with caps. */
function barsPath(points: readonly CurvePoint[], marks: readonly Mark[], scales: Scales): string {
  return points
    .flatMap(({ status, band }, i) => {
      if (status !== 'measured' || band === undefined) return [];
      const [x, low, high] = [marks[i]?.x ?? 0, scales.y(band.low), scales.y(band.high)].map((px) => px.toFixed(1));
      const cap = (y: string | undefined): string => `M${(Number(x) - CAP).toFixed(1)},${y}h${2 * CAP}`;
      return [`M${x},${low}V${high}${cap(low)}${cap(high)}`];
    })
    .join('');
}

function markOf(input: CurveInput, point: CurvePoint, shift: number): Mark {
  const { scales, domain } = input;
  const highest = 10 ** domain.top;
  const beyond = point.status === 'unreliable' && point.error > highest;
  const y = scales.y(Math.min(point.error, highest)) + (beyond ? HEADROOM : 0);
  return { size: point.size, x: scales.x(point.size) + shift, y, kind: point.status, beyond };
}

/** The line is what must be: 1 ÷ samples. The marks are what was measured. */
function samplingCurve(input: CurveInput, method: MethodCurves): Curve {
  const line: Line = { kind: 'sampling', method: method.name };
  const points = method.sampling.toSorted((one, other) => one.size - other.size);
  const measured = points.filter((point) => point.status === 'measured' && isDrawable(point));
  const faint = input.summary.methods.length > FEW && method.name !== input.focus;
  return {
    line,
    look: paintOf(input.looks, line),
    focused: false,
    faint,
    path: pathThrough(points.map((point) => expectedAt(point, input.scales))),
    marks: measured.map((point) => markOf(input, point, 0)),
  };
}

/** Where the line of a sampling twin passes. */
export function expectedAt(point: SamplingPoint, scales: Scales): Point {
  return { x: scales.x(point.size), y: scales.y(point.expected) };
}

/** Runs of neighbouring measured points. */
function measuredRuns(marks: readonly Mark[]): readonly Mark[][] {
  const runs: Mark[][] = [];
  for (const [index, mark] of marks.entries()) {
    if (mark.kind !== 'measured') continue;
    if (marks[index - 1]?.kind === 'measured') runs.at(-1)?.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

/** Pieces of which an end is a limit or unreliable. */
function doubtPath(marks: readonly Mark[]): string {
  return marks
    .flatMap((mark, index) => {
      const before = marks[index - 1];
      const doubtful = before !== undefined && (mark.kind !== 'measured' || before.kind !== 'measured');
      return doubtful ? [pathThrough([before, mark])] : [];
    })
    .join('');
}

/** The 95 % intervals of neighbouring measured points, joined; gaps where there is none. */
function bandPath(points: readonly CurvePoint[], scales: Scales): string {
  const runs: { x: number; low: number; high: number }[][] = [[]];
  for (const { size, status, band } of points) {
    if (status !== 'measured' || band === undefined) runs.push([]);
    else runs.at(-1)?.push({ x: scales.x(size), low: scales.y(band.low), high: scales.y(band.high) });
  }
  const edge = (run: (typeof runs)[number], side: 'low' | 'high') => run.map((at) => ({ x: at.x, y: at[side] }));
  return runs.map((run) => areaBetween(edge(run, 'high'), edge(run, 'low'))).join('');
}

function key(method: string, size: number): string {
  return `${size} ${method}`;
}

/** Sideways shifts in px of limits that would lie on one another, by size and method. */
function limitShifts(summary: Summary, scales: Scales): ReadonlyMap<string, number> {
  const limits = summary.methods.flatMap((method) =>
    method.points
      .filter((point) => point.status === 'limit' && isDrawable(point))
      .map((point) => ({ method: method.name, size: point.size, y: scales.y(point.error) })),
  );
  const shifts = new Map<string, number>();
  for (const limit of limits) {
    const crowd = limits.filter((other) => other.size === limit.size && Math.abs(other.y - limit.y) < TOUCH);
    shifts.set(key(limit.method, limit.size), DODGE * (2 * crowd.indexOf(limit) - (crowd.length - 1)));
  }
  return shifts;
}
