import { rowSquares64, rowSquares64Flops } from '../../../numerics/linalg/matvec.ts';
import { activationMoments, activationMomentsFlops } from '../activation-moments.ts';
import type { MlpEstimator } from '../mlp-estimator.ts';
import { meanMethod } from '../methods.ts';
import { type LayerRule, meanThrough, meanThroughFlops, propagate, propagationFlops } from '../propagate.ts';

/** What of the activation is needed. */
const MOMENTS = ['first', 'second'] as const;

/** Means, and one variance for all neurons of the layer. */
interface After {
  readonly mean: Float64Array;
  readonly variance: number;
}

interface Before {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** (1/n) Σ (second − mean²): the part of a diagonal covariance that a multiple of the identity keeps. */
function commonVariance(mean: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < mean.length; i++) sum += second[i]! - mean[i]! * mean[i]!;
  return sum / mean.length;
}

const rule: LayerRule<After, Before> = {
  input: (width) => ({ mean: new Float64Array(width), variance: 1 }),
  // μ = Wm + b, v_i = s·Σ_j W_ij²
  *linear(map, after) {
    const { matrix, outputs, inputs } = map;
    const mean = meanThrough(map, after.mean);
    const variance = new Float64Array(outputs);
    rowSquares64(matrix, outputs, inputs, variance);
    for (let i = 0; i < outputs; i++) variance[i] = after.variance * variance[i]!;
    yield null;
    return { mean, variance };
  },
  *activate(activation, before) {
    const { first, second, clamped } = activationMoments(activation, before.mean, before.variance);
    yield null;
    return { after: { mean: first, variance: commonVariance(first, second) }, clamped };
  },
  linearFlops: (shape) => meanThroughFlops(shape) + rowSquares64Flops(shape.outputs, shape.inputs) + shape.outputs,
  activationFlops: (activation, width) => width * (activationMomentsFlops(activation, MOMENTS) + 3) + 1,
  meanOf: (after) => after.mean,
  readBefore: ({ mean, variance }) => ({ kind: 'cumulants', mean: mean.slice(), variance: variance.slice() }),
  readAfter: ({ mean, variance }, width) => ({
    kind: 'cumulants',
    mean: mean.slice(),
    variance: new Float64Array(width).fill(variance),
  }),
};

/** The estimator behind the method. */
export const meanPropagation: MlpEstimator = {
  ...meanMethod,
  flops: (network) => propagationFlops(network, rule),
  run: (network) => propagate(network, rule),
};
