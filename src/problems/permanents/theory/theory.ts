import { log } from '../../../numerics/special/log.ts';
import type { EnsembleTheory, MethodRef } from '../../contract.ts';
import { cappedDegree, degreeMethod, zeroMethod } from '../methods.ts';
import { entryMoments, type PermanentsParams } from '../parameters.ts';
import { logSampleVariance, logSecondMoment } from './second-moment.ts';
import { logSquaredErrorOfDegree } from './squared-error.ts';

/** ln E[(e − q)²], where it is known: rows and columns are alike on average, their mean is not. */
function logSquaredError(params: PermanentsParams, { id, options }: MethodRef): number | undefined {
  const moments = entryMoments(params);
  if (id === zeroMethod.id) return logSecondMoment(params.size, moments);
  const { degree, lines } = options;
  if (id !== degreeMethod.id || lines === 'both' || typeof degree !== 'number') return undefined;
  return logSquaredErrorOfDegree(params.size, cappedDegree(params.size, { degree }), moments);
}

/** Exact averages over matrices with independent entries (random-permanents §5, §6). */
export function permanentsTheory(params: PermanentsParams, method: MethodRef): EnsembleTheory | undefined {
  const squaredError = logSquaredError(params, method);
  if (squaredError === undefined) return undefined;
  const moments = entryMoments(params);
  return {
    squaredMean: moments.mean === 0 ? -Infinity : params.size * log(moments.mean * moments.mean),
    meanSquare: logSecondMoment(params.size, moments),
    variance: logSampleVariance(params.size, moments),
    squaredError,
  };
}
