import type { Key } from '../../numerics/rng/key.ts';
import { fold } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import type { Work } from '../contract.ts';
import { invariant } from '../../numerics/invariant.ts';
import { defaults } from '../schema.ts';
import { type Activation, ACTIVATIONS } from './activations/activations.ts';
import { type Initialisation, initialisationOf } from './initialisation.ts';
import { mlpParams, type MlpParams } from './parameters.ts';

/** A multilayer perceptron z₀ = W₀x + b₀, z_{l+1} = W_{l+1} φ(z_l) + b_{l+1}, with output z_L and L hidden layers. */
export interface Mlp {
  /** Sizes of input, hidden layers and output: L + 2 numbers. */
  readonly widths: readonly number[];
  /** W_l, row-major, widths[l+1] × widths[l]; not to be written to. Possibly made anew at each call. */
  matrix(layer: number): Float64Array;
  /** The same matrix rounded to single precision, for the sampler. Equal to `matrix` where it was generated. */
  matrix32(layer: number): Float32Array;
  /** b_l, or undefined where the layer has none. */
  bias(layer: number): Float64Array | undefined;
  /** The same in single precision. */
  bias32(layer: number): Float32Array | undefined;
  /** φ behind the hidden layer `layer`. */
  activation(layer: number): Activation;
  /** Weight variance × fan-in that W_l was drawn with: its average metric. Undefined where nobody says. */
  scale(layer: number): number | undefined;
  /** How the weights were drawn, where that is known. */
  readonly drawn: 'he' | 'other';
}

/** Whether y(rx) = r·y(x) for r ≥ 0, as of ReLU networks without biases. */
export function isHomogeneous(network: Mlp): boolean {
  const hidden = Array.from({ length: depthOf(network) }, (_, layer) => layer);
  return (
    network.widths.slice(1).every((_, layer) => network.bias(layer) === undefined) &&
    hidden.every((layer) => network.activation(layer).homogeneous)
  );
}

/** Number of hidden layers. */
export function depthOf(network: Mlp): number {
  return network.widths.length - 2;
}

function at<T>(matrices: readonly T[], layer: number): T {
  const matrix = matrices[layer];
  invariant(matrix, `no layer ${layer} in a network of ${matrices.length} matrices`);
  return matrix;
}

/** What a network may have besides its matrices. */
export interface Furnishing {
  readonly biases?: readonly (Float64Array | undefined)[];
  /** One a hidden layer; ReLUs where absent. */
  readonly activations?: readonly Activation[];
  /** Weight variance × fan-in of each matrix. */
  readonly scales?: readonly number[];
  readonly drawn?: Mlp['drawn'];
}

/** Wraps explicit matrices, and what comes with them; they are taken over, not copied. */
export function mlpOf(
  widths: readonly number[],
  matrices: readonly Float64Array[],
  { biases = [], activations, scales, drawn = 'other' }: Furnishing = {},
): Mlp {
  const rounded = matrices.map((matrix) => new Float32Array(matrix));
  const roundedBiases = biases.map((bias) => bias && new Float32Array(bias));
  return {
    widths,
    matrix: (layer) => at(matrices, layer),
    matrix32: (layer) => at(rounded, layer),
    bias: (layer) => biases[layer],
    bias32: (layer) => roundedBiases[layer],
    activation: (layer) => activations?.[layer] ?? ACTIVATIONS.relu,
    scale: (layer) => scales?.[layer],
    drawn,
  };
}

/** Centred Gaussian numbers of a stream, in f32. */
function gaussians32(length: number, variance: number, key: Key): Float32Array {
  const values = new Float32Array(length);
  fillNormal32(values, key);
  const deviation = Math.fround(Math.sqrt(variance));
  for (let i = 0; i < length; i++) values[i] = Math.fround(values[i]! * deviation);
  return values;
}

function drawnBias(width: number, { biasMean, biasVariance }: Initialisation, key: Key): Float32Array | undefined {
  if (biasMean === 0 && biasVariance === 0) return undefined;
  const centre = Math.fround(biasMean);
  return gaussians32(width, biasVariance, key).map((deviation) => centre + deviation);
}

/**
 * A random network of `depth` hidden layers with input, hidden and output width `width`; what is not given is as in the
 * family's defaults: ReLUs, He weights, no biases. Weights and biases are single-precision numbers, so that sampler and
 * estimators speak of the same network to the last bit. The key does not know the depth: networks that differ in depth
 * alone share their first layers.
 *
 * @throws FieldError for parameters that no network has, as `initialisationOf`.
 */
export function* generateMlp(
  params: Pick<MlpParams, 'width' | 'depth'> & Partial<MlpParams>,
  key: Key,
): Work<never, Mlp> {
  const whole = { ...defaults(mlpParams), ...params };
  const { width, depth } = whole;
  const drawn = initialisationOf(whole);
  const activation = ACTIVATIONS[whole.activation];
  const matrices: Float32Array[] = [];
  const biases: (Float32Array | undefined)[] = [];
  for (let layer = 0; layer <= depth; layer++) {
    matrices.push(gaussians32(width * width, drawn.scale(layer) / width, fold(key, 'weights', layer)));
    biases.push(drawnBias(width, drawn, fold(key, 'biases', layer)));
    yield null;
  }
  // A third of the memory of keeping both forms: a network of width 512 and depth 32 has 35 MB in single precision.
  return {
    widths: Array.from({ length: depth + 2 }, () => width),
    matrix: (layer) => new Float64Array(at(matrices, layer)),
    matrix32: (layer) => at(matrices, layer),
    bias: (layer) => biases[layer] && new Float64Array(biases[layer]),
    bias32: (layer) => biases[layer],
    activation: () => activation,
    scale: drawn.scale,
    drawn: whole.init === 'he' ? 'he' : 'other',
  };
}
