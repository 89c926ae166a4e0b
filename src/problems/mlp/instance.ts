import type { Key } from '../../numerics/rng/key.ts';
import { fold } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import type { Work } from '../contract.ts';

/** A multilayer perceptron z₀ = W₀x, z_{l+1} = W_{l+1} relu(z_l), with output z_L and L hidden layers. */
export interface Mlp {
  /** Sizes of input, hidden layers and output: L + 2 numbers. */
  readonly widths: readonly number[];
  /** W_l, row-major, widths[l+1] × widths[l]. */
  readonly weights: readonly Float64Array[];
  /** The same matrices rounded to single precision, for the sampler. Equal to `weights` where they were generated. */
  readonly weights32: readonly Float32Array[];
}

/** Number of hidden layers. */
export function depthOf(network: Mlp): number {
  return network.weights.length - 1;
}

/** Wraps explicit matrices; they are taken over, not copied. */
export function mlpOf(widths: readonly number[], weights: readonly Float64Array[]): Mlp {
  return { widths, weights, weights32: weights.map((matrix) => Float32Array.from(matrix)) };
}

/** Weight variance × fan-in of layer `layer` under He initialisation without biases (cumulant-propagation §10). */
function heScale(layer: number): number {
  return layer === 0 ? 1 : 2;
}

function heMatrix(width: number, layer: number, key: Key): Float32Array {
  const matrix = new Float32Array(width * width);
  fillNormal32(matrix, fold(key, 'weights', layer));
  const deviation = Math.fround(Math.sqrt(heScale(layer) / width));
  for (let i = 0; i < matrix.length; i++) matrix[i] = Math.fround(matrix[i]! * deviation);
  return matrix;
}

/**
 * A random ReLU network of `depth` hidden layers with input, hidden and output width `width`, He weights, no biases.
 * Weights are single-precision numbers, so that sampler and estimators speak of the same network to the last bit. The
 * key does not know the depth: networks that differ in depth alone share their first layers.
 */
export function* generateMlp(params: { readonly width: number; readonly depth: number }, key: Key): Work<never, Mlp> {
  const { width, depth } = params;
  const weights32: Float32Array[] = [];
  for (let layer = 0; layer <= depth; layer++) {
    weights32.push(heMatrix(width, layer, key));
    yield null;
  }
  const weights: Float64Array[] = [];
  for (const matrix of weights32) {
    weights.push(Float64Array.from(matrix));
    yield null;
  }
  return { widths: Array.from({ length: depth + 2 }, () => width), weights, weights32 };
}
