import type { CurvePoint, MethodCurves, SamplingPoint, Summary } from '../../experiments/curves.ts';
import { sameLine } from './looks.ts';
import type { Cursor, Layout, Line, Point } from './model.ts';

/** A line's point at a size: what the readout speaks of. */
export interface Traced {
  readonly point: CurvePoint;
  /** Present on sampling lines. */
  readonly sampling?: SamplingPoint;
}

export function curvesFor(summary: Summary, line: Line): MethodCurves | undefined {
  return summary.methods.find((method) => method.name === line.method);
}

/** The point under the cursor; undefined where it is not computed yet. */
export function tracedPoint(summary: Summary, cursor: Cursor): Traced | undefined {
  const curves = curvesFor(summary, cursor.line);
  if (cursor.line.kind === 'method') {
    const point = curves?.points.find((each) => each.size === cursor.size);
    return point && { point };
  }
  const sampling = curves?.sampling.find((each) => each.size === cursor.size);
  return sampling && { point: sampling, sampling };
}

/** The most accurate reliable method at the largest size at which one is known; at first it has the focus. */
export function mostAccurate(summary: Summary): string | undefined {
  for (const size of summary.sizes.toReversed()) {
    const known = summary.methods.flatMap(({ name, points }) => {
      const point = points.find((each) => each.size === size);
      return point === undefined || point.status === 'unreliable' ? [] : [{ name, error: point.error }];
    });
    const least = known.toSorted((one, other) => one.error - other.error)[0];
    if (least !== undefined) return least.name;
  }
  return summary.methods[0]?.name;
}

/** Where tracing begins: the focused method at its largest known size. */
export function startOf(summary: Summary, focus: string | undefined): Cursor | undefined {
  const method = summary.methods.find(({ name }) => name === focus) ?? summary.methods.at(-1);
  const largest = summary.sizes.at(-1);
  if (method === undefined || largest === undefined) return undefined;
  const size = Math.max(...method.points.map((point) => point.size));
  return { size: Number.isFinite(size) ? size : largest, line: { kind: 'method', method: method.name } };
}

/** All lines with a point at a size, the largest error first: as they stand in the chart. */
function linesAt(summary: Summary, size: number): readonly Line[] {
  const lines = summary.methods.flatMap(({ name }): Line[] => [
    { kind: 'method', method: name },
    { kind: 'sampling', method: name },
  ]);
  return lines
    .flatMap((line) => {
      const traced = tracedPoint(summary, { size, line });
      return traced === undefined ? [] : [{ line, error: traced.sampling?.expected ?? traced.point.error }];
    })
    .toSorted((one, other) => (one.error === other.error ? 0 : other.error - one.error))
    .map(({ line }) => line);
}

function stepLine(summary: Summary, cursor: Cursor, step: 1 | -1): Cursor {
  const lines = linesAt(summary, cursor.size);
  const index = lines.findIndex((line) => sameLine(line, cursor.line));
  const line = index < 0 ? lines[0] : lines[Math.min(lines.length - 1, Math.max(0, index + step))];
  return line === undefined ? cursor : { size: cursor.size, line };
}

function stepSize(sizes: readonly number[], cursor: Cursor, step: 1 | -1): Cursor {
  const beyond = sizes.filter((size) => (size - cursor.size) * step > 0);
  const size = step > 0 ? beyond[0] : beyond.at(-1);
  return size === undefined ? cursor : { ...cursor, size };
}

/** The first key places the cursor where tracing begins; Home places it at the smallest size. */
function begin(summary: Summary, focus: string | undefined, key: string): Cursor | undefined {
  const start = startOf(summary, focus);
  return start && key === 'Home' ? { ...start, size: summary.sizes[0] ?? start.size } : start;
}

/** The cursor after a key: ← → size, ↑ ↓ line, Home and End the first and last size; undefined for all other keys. */
export function traceKey(
  summary: Summary,
  cursor: Cursor | undefined,
  focus: string | undefined,
  key: string,
): Cursor | undefined {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return undefined;
  if (cursor === undefined) return begin(summary, focus, key);
  switch (key) {
    case 'ArrowLeft':
      return stepSize(summary.sizes, cursor, -1);
    case 'ArrowRight':
      return stepSize(summary.sizes, cursor, 1);
    case 'ArrowUp':
      return stepLine(summary, cursor, -1);
    case 'ArrowDown':
      return stepLine(summary, cursor, 1);
    default:
      return { ...cursor, size: (key === 'Home' ? summary.sizes[0] : summary.sizes.at(-1)) ?? cursor.size };
  }
}

/** The cursor under a pointer: the nearest size that has marks, then the nearest mark there. */
export function nearest(layout: Layout, at: Point): Cursor | undefined {
  const marks = layout.curves.flatMap((curve) => curve.marks.map((mark) => ({ mark, line: curve.line })));
  const ticks = layout.xTicks.filter(({ size }) => marks.some(({ mark }) => mark.size === size));
  const tick = least(ticks, (each) => Math.abs(each.at - at.x));
  const found = least(
    marks.filter(({ mark }) => mark.size === tick?.size),
    ({ mark }) => Math.abs(mark.y - at.y),
  );
  return found && { size: found.mark.size, line: found.line };
}

function least<T>(items: readonly T[], cost: (item: T) => number): T | undefined {
  return items.toSorted((one, other) => cost(one) - cost(other))[0];
}

export function sameCursor(one: Cursor | undefined, other: Cursor | undefined): boolean {
  return one?.size === other?.size && (one === undefined ? other === undefined : sameLine(one.line, other?.line));
}
