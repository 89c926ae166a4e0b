import { log } from '../numerics/special/log.ts';
import { fitLine } from '../numerics/statistics/line.ts';
import { studentQuantile } from '../numerics/statistics/student.ts';
import type { CurvePoint, Fit } from './curves.ts';

const FEWEST_FOR_FIT = 3;

/** A point with the standard error of its logarithm, where it has one. */
export interface Measured {
  readonly point: CurvePoint;
  readonly logError?: number;
}

/**
 * The power law through the measured points: weighted least squares of ln error against ln size, or undefined below three
 * of them. The weights are themselves estimated, from n instances a point, so that a normal interval would be too narrow;
 * Student's with 1.75(n − 1) degrees of freedom, n the fewest, covers in 93–97 % of simulated cases (the folder's README).
 */
export function fitPowerLaw(measured: readonly Measured[]): Fit | undefined {
  const usable = measured.flatMap(({ point, logError }) =>
    point.status === 'measured' && logError !== undefined ? [{ point, variance: logError * logError }] : [],
  );
  if (usable.length < FEWEST_FOR_FIT) return undefined;
  const line = fitLine(
    usable.map(({ point }) => log(point.size)),
    usable.map(({ point }) => log(point.error)),
    usable.map(({ variance }) => variance),
  );
  if (!line) return undefined;
  const { slope, intercept, standardError } = line;
  const fewest = usable.reduce((least, { point }) => Math.min(least, point.instances), Infinity);
  const halfWidth = studentQuantile(0.975, 1.75 * (fewest - 1)) * standardError;
  return { slope, intercept, halfWidth, points: usable.length };
}
