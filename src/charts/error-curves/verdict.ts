import type { CurvePoint, MethodCurves, SamplingPoint } from '../../experiments/curves.ts';

/**
 * What the data say about a method and sampling at equal FLOPs. `wins` and `loses` hold for the whole 95 % interval;
 * `open`: the interval holds both; `below`: only a limit is known, and it lies above sampling; `untold`: no interval yet.
 */
export type Outcome = 'wins' | 'loses' | 'open' | 'below' | 'unreliable' | 'untold';

export interface Verdict {
  readonly method: string;
  readonly size: number;
  readonly outcome: Outcome;
  readonly point: CurvePoint;
  /** Samples that the method's operations buy, and their exact error. */
  readonly samples: number;
  readonly expected: number;
}

/** Compares one point with what sampling must give at its cost. */
export function outcomeOf(point: CurvePoint, expected: number): Outcome {
  if (point.status === 'unreliable') return 'unreliable';
  if (point.status === 'limit') return point.error < expected ? 'wins' : 'below';
  if (point.band === undefined) return 'untold';
  if (point.band.high < expected) return 'wins';
  return point.band.low > expected ? 'loses' : 'open';
}

/** The verdict of a method at a size; undefined where the point or its twin is missing. */
export function verdictAt(curves: MethodCurves, size: number): Verdict | undefined {
  const point = curves.points.find((each) => each.size === size);
  const twin: SamplingPoint | undefined = curves.sampling.find((each) => each.size === size);
  if (point === undefined || twin === undefined) return undefined;
  const { samples, expected } = twin;
  return { method: curves.name, size, outcome: outcomeOf(point, expected), point, samples, expected };
}

/** Whether a verdict says anything about who is better. */
export function isTold(verdict: Verdict): boolean {
  return verdict.outcome !== 'unreliable' && verdict.outcome !== 'untold';
}
