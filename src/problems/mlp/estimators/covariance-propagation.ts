import { conjugate64, conjugate64Flops } from '../../../numerics/linalg/conjugate64.ts';
import { mirrorRows64, symmetricProduct64, symmetricProduct64Flops } from '../../../numerics/linalg/product64.ts';
import type { Work } from '../../contract.ts';
import { activationMoments, activationMomentsFlops } from '../activation-moments.ts';
import type { MlpEstimator } from '../mlp-estimator.ts';
import { covarianceMethod } from '../methods.ts';
import { panelRows } from '../../../numerics/linalg/panel-rows.ts';
import {
  type LayerRule,
  type Linear,
  meanThrough,
  meanThroughFlops,
  propagate,
  propagationFlops,
} from '../propagate.ts';

/** What of the activation is needed. */
const MOMENTS = ['first', 'second', 'slope'] as const;

/** `covariance` is row-major and symmetric; undefined stands for the identity, which only the input has. */
interface After {
  readonly mean: Float64Array;
  readonly covariance: Float64Array | undefined;
}

interface Before {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

function diagonal(matrix: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, i) => matrix[i * width + i]!);
}

/** S = W C Wᵀ, of which the upper half is computed; W Wᵀ where C is the identity. */
function* throughWeights({ matrix, outputs, inputs }: Linear, covariance?: Float64Array): Work<never, Float64Array> {
  const out = new Float64Array(outputs * outputs);
  const rows = panelRows(inputs * (inputs + outputs));
  for (let row = 0; row < outputs; row += rows) {
    const end = Math.min(outputs, row + rows);
    if (covariance) conjugate64(matrix, covariance, out, outputs, inputs, row, end);
    else symmetricProduct64(matrix, matrix, out, inputs, outputs, row, end);
    yield null;
  }
  return out;
}

/** C_ij = w₁(i) w₁(j) S_ij off the diagonal; C_ii = E[φ²] − m_i². */
function activatedCovariance(
  before: Float64Array,
  slope: Float64Array,
  mean: Float64Array,
  second: Float64Array,
): Float64Array {
  const width = mean.length;
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    out[i * width + i] = second[i]! - mean[i]! * mean[i]!;
    for (let j = i + 1; j < width; j++) out[i * width + j] = slope[i]! * slope[j]! * before[i * width + j]!;
  }
  mirrorRows64(out, width, 0, width);
  return out;
}

const rule: LayerRule<After, Before> = {
  input: (width) => ({ mean: new Float64Array(width), covariance: undefined }),
  *linear(map, after) {
    return { mean: meanThrough(map, after.mean), covariance: yield* throughWeights(map, after.covariance) };
  },
  *activate(activation, { mean, covariance }) {
    const { first, second, slope, clamped } = activationMoments(activation, mean, diagonal(covariance, mean.length));
    yield null;
    return { after: { mean: first, covariance: activatedCovariance(covariance, slope, first, second) }, clamped };
  },
  linearFlops: (shape) =>
    meanThroughFlops(shape) +
    (shape.layer === 0
      ? symmetricProduct64Flops(shape.inputs, shape.outputs)
      : conjugate64Flops(shape.outputs, shape.inputs)),
  activationFlops: (activation, width) =>
    width * (activationMomentsFlops(activation, MOMENTS) + 2) + width * (width - 1),
  meanOf: (after) => after.mean,
  readBefore: ({ mean, covariance }) => ({
    kind: 'cumulants',
    mean: mean.slice(),
    variance: diagonal(covariance, mean.length),
    covariance: covariance.slice(),
  }),
  readAfter: ({ mean, covariance }, width) => ({
    kind: 'cumulants',
    mean: mean.slice(),
    variance: covariance ? diagonal(covariance, width) : new Float64Array(width).fill(1),
    ...(covariance && { covariance: covariance.slice() }),
  }),
};

/** The estimator behind the method. */
export const covariancePropagation: MlpEstimator = {
  ...covarianceMethod,
  flops: (network) => propagationFlops(network, rule),
  run: (network) => propagate(network, rule),
};
