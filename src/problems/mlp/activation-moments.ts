import type { Activation } from './activations/activation.ts';
import { ACTIVATIONS } from './activations/activations.ts';
import { Gaussians } from './activations/gaussian.ts';
import { RELU_MOMENTS_FLOPS, reluMoments } from './relu-moments.ts';

/** Expectations over G ~ N(μ, σ²), one entry a neuron (cumulant-propagation §5.1). */
export interface ActivationMoments {
  /** E[φ(G)]: w₀⁽¹⁾. */
  readonly first: Float64Array;
  /** E[φ(G)²]: w₀⁽²⁾. */
  readonly second: Float64Array;
  /** E[φ′(G)]: w₁⁽¹⁾; worked out when it is read. */
  readonly slope: Float64Array;
  /** How many variances were raised to the smallest. */
  readonly clamped: number;
}

type Moment = 'first' | 'second' | 'slope';

/** Power and order of each moment's Wick coefficient. */
const WICK: Readonly<Record<Moment, readonly [number, number]>> = { first: [1, 0], second: [2, 0], slope: [1, 1] };

/** Operations a neuron of some of the moments; those of the ReLU are always worked out together. */
export function activationMomentsFlops({ wick }: Activation, moments: readonly Moment[]): number {
  if (wick === ACTIVATIONS.relu.wick) return RELU_MOMENTS_FLOPS;
  return moments.reduce((sum, moment) => sum + wick.flops(...WICK[moment]), wick.sharedFlops);
}

/** Wick coefficients that orders 1 and 2 need. */
export function activationMoments({ wick }: Activation, mean: Float64Array, variance: Float64Array): ActivationMoments {
  if (wick === ACTIVATIONS.relu.wick) return reluMoments(mean, variance);
  const gaussians = new Gaussians(mean, variance);
  const coefficient = (moment: Moment): Float64Array => wick.coefficient(gaussians, ...WICK[moment]);
  return {
    first: coefficient('first'),
    second: coefficient('second'),
    get slope() {
      return coefficient('slope');
    },
    clamped: gaussians.clamped,
  };
}
