import { exp } from '../numerics/special/exp.ts';
import { log } from '../numerics/special/log.ts';
import { logDifference } from '../numerics/special/log-difference.ts';
import type { EnsembleTheory } from '../problems/contract.ts';
import type { CurvePoint, FloorPoint, MethodCurves, SamplingPoint, Summary } from './curves.ts';

/**
 * What errors are shown as. `normalised`: MSE ÷ variance of a plain sample; `samples`: its reciprocal, which many samples have
 * the same MSE; `relative`: √MSE ÷ E[q], of root mean square where the mean is 0; `unexplained`: MSE ÷ Var[q], 1 for an
 * estimate that knows the ensemble alone.
 */
export type Measure = 'normalised' | 'samples' | 'relative' | 'unexplained';

/** What squared errors of a size are multiplied by, as a logarithm, and the power that is taken then. */
interface Conversion {
  readonly lnFactor: number;
  readonly power: 1 | 0.5;
}

const SAME: Conversion = { lnFactor: 0, power: 1 };

function conversionOf(theory: EnsembleTheory, measure: Measure): Conversion {
  const { variance, squaredMean, meanSquare } = theory;
  switch (measure) {
    case 'normalised':
    case 'samples':
      return SAME;
    case 'relative':
      return { lnFactor: variance - (squaredMean > -Infinity ? squaredMean : meanSquare), power: 0.5 };
    case 'unexplained':
      return { lnFactor: variance - logDifference(meanSquare, squaredMean), power: 1 };
    default:
      return measure satisfies never;
  }
}

/** Error by size, in the measure. */
type Convert = (error: number, size: number) => number;

function convertBy(conversions: ReadonlyMap<number, Conversion>): Convert {
  return (error, size) => {
    const { lnFactor, power } = conversions.get(size) ?? SAME;
    if (!(error > 0) || !Number.isFinite(error)) return error;
    return exp(power * (log(error) + lnFactor));
  };
}

function point<P extends CurvePoint>(given: P, convert: Convert): P {
  const { size, error, band, predicted, theoretical } = given;
  return {
    ...given,
    normalised: error,
    error: convert(error, size),
    ...(band && { band: { low: convert(band.low, size), high: convert(band.high, size) } }),
    ...(predicted !== undefined && { predicted: convert(predicted, size) }),
    ...(theoretical !== undefined && { theoretical: convert(theoretical, size) }),
  };
}

/** The same curves in another measure. Fitted laws are of the normalised error, and are left out of others. */
function curves({ method, name, points, sampling }: MethodCurves, convert: Convert): MethodCurves {
  return {
    method,
    name,
    points: points.map((each) => point(each, convert)),
    sampling: sampling.map((each): SamplingPoint => ({
      ...point(each, convert),
      expected: convert(each.expected, each.size),
    })),
  };
}

/** Whether a summary can be shown in a measure: some need the exact averages at every size. */
export function isMeasurable({ methods }: Summary, measure: Measure): boolean {
  if (measure === 'normalised' || measure === 'samples') return true;
  const sizes = new Set(methods.flatMap(({ points }) => points.map(({ size }) => size)));
  const known = new Set(methods.flatMap(({ points }) => points.flatMap(({ size, theory }) => (theory ? [size] : []))));
  return sizes.size > 0 && sizes.size === known.size;
}

/** A summary in a measure, or as it is where it cannot be shown in that. Order and sides of sampling stay as they are. */
export function inMeasure(summary: Summary, measure: Measure): Summary {
  if (measure === 'normalised' || measure === 'samples' || !isMeasurable(summary, measure)) return summary;
  const conversions = new Map(
    summary.methods.flatMap(({ points }) =>
      points.flatMap(({ size, theory }) => (theory ? [[size, conversionOf(theory, measure)] as const] : [])),
    ),
  );
  const convert = convertBy(conversions);
  return {
    ...summary,
    methods: summary.methods.map((method) => curves(method, convert)),
    floor: summary.floor.map(({ size, error }): FloorPoint => ({ size, error: convert(error, size) })),
  };
}
