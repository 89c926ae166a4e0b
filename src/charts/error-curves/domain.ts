import type { CurvePoint, Summary } from '../../experiments/curves.ts';
import type { Domain } from './model.ts';

/** Beyond this factor an interval or an untouched noise floor no longer stretches the axis. */
const REACH = 30;
/** Room below a limit for its arrow. */
const ARROW = 4;
/** Unreliable values count up to this factor above the reliable ones; those beyond stand at the edge. */
const TROUBLE = 100;

/** What is shown before the first point. */
const UNKNOWN: Domain = { bottom: -4, top: 0 };

/**
 * The decades that hold every point of the summaries, and their noise floors as far as they are near. Unreliable values
 * far above all others get one decade more to stand at the edge of.
 */
export function wantedDomain(summaries: readonly Summary[]): Domain {
  const reliable = summaries.flatMap(reliableValues).filter(isPositive);
  const trouble = summaries.flatMap(troubledValues);
  if (reliable.length + trouble.length === 0) return UNKNOWN;
  const highest = reliable.length > 0 ? Math.max(...reliable) : 1;
  const troubled = trouble.filter((value) => value <= highest * TROUBLE);
  const lowest = Math.min(...reliable, ...troubled, highest);
  const floors = summaries.flatMap((summary) => summary.floor.map((point) => point.error)).filter(isPositive);
  const seen = floors.map((floor) => Math.max(floor, lowest / REACH));
  const { bottom, top } = decades(Math.min(lowest, ...seen), Math.max(highest, ...troubled));
  return { bottom, top: troubled.length < trouble.length ? top + 1 : top };
}

/** The domain to draw: it grows at once, and shrinks only when nothing more is to come. */
export function growDomain(previous: Domain | undefined, wanted: Domain, settled: boolean): Domain {
  if (settled || previous === undefined) return wanted;
  return { bottom: Math.min(previous.bottom, wanted.bottom), top: Math.max(previous.top, wanted.top) };
}

/** Errors that are above zero and finite: the others have no place on the axis. */
function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}

function reliableValues(summary: Summary): number[] {
  return summary.methods.flatMap((method) => [
    ...method.points.flatMap(pointValues),
    ...method.points.map(({ theoretical = 0 }) => theoretical),
    // Limits of sampling are not drawn.
    ...method.sampling.flatMap((point) => [...(point.status === 'measured' ? pointValues(point) : []), point.expected]),
  ]);
}

function pointValues(point: CurvePoint): number[] {
  if (point.status === 'unreliable') return [];
  const predicted = point.predicted === undefined ? [] : [near(point.predicted, point.error)];
  if (point.status === 'limit') return [point.error, point.error / ARROW, ...predicted];
  const { low = point.error, high = point.error } = point.band ?? {};
  return [point.error, Math.max(low, point.error / REACH), Math.min(high, point.error * REACH), ...predicted];
}

/** A value as far as it may stretch the axis. */
function near(value: number, error: number): number {
  return Math.min(error * REACH, Math.max(error / REACH, value));
}

function troubledValues(summary: Summary): number[] {
  const points = summary.methods.flatMap((method) => method.points);
  return points.filter((point) => point.status === 'unreliable' && point.error > 0).map((point) => point.error);
}

/** Whole decades around an interval, two at least. */
function decades(low: number, high: number): Domain {
  const bottom = Math.floor(Math.log10(low) + 1e-9);
  const top = Math.max(Math.ceil(Math.log10(high) - 1e-9), bottom + 1);
  return top - bottom >= 2 ? { bottom, top } : { bottom: top - 2, top };
}
