import { mapSpecial } from '../../../numerics/special/map.ts';

/** Variances below this are raised to it inside Wick coefficients, and counted (cumulant-propagation §5.1). */
export const SMALLEST_VARIANCE = 1e-10;

/** Preactivations G_i ~ N(μ_i, σ_i²), one a neuron, with what several coefficients share worked out when first asked for. */
export class Gaussians {
  readonly mean: Float64Array;
  /** Never below the smallest variance. */
  readonly variance: Float64Array;
  readonly sigma: Float64Array;
  /** How many variances had to be raised; those that are no number count. */
  readonly clamped: number;
  #alpha: Float64Array | undefined;
  #below: Float64Array | undefined;
  #density: Float64Array | undefined;

  constructor(mean: Float64Array, variance: Float64Array) {
    this.mean = mean;
    this.variance = variance.map((given) => (given < SMALLEST_VARIANCE ? SMALLEST_VARIANCE : given));
    this.sigma = this.variance.map(Math.sqrt);
    this.clamped = variance.reduce((count, given) => count + (given >= SMALLEST_VARIANCE ? 0 : 1), 0);
  }

  /** μ/σ. */
  get alpha(): Float64Array {
    return (this.#alpha ??= this.mean.map((mu, i) => mu / this.sigma[i]!));
  }

  /** Φ(μ/σ). */
  get below(): Float64Array {
    return (this.#below ??= mapSpecial('normalCdf', this.alpha));
  }

  /** ϕ(μ/σ). */
  get density(): Float64Array {
    return (this.#density ??= mapSpecial('normalPdf', this.alpha));
  }
}
