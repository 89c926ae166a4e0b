import { invariant } from '../../numerics/invariant.ts';
import type { Activation } from './activations/activation.ts';
import { relu } from './activations/relu.ts';

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

/** An entry that must be there. */
export function at<T>(matrices: readonly T[], layer: number): T {
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
    activation: (layer) => activations?.[layer] ?? relu,
    scale: (layer) => scales?.[layer],
    drawn,
  };
}
