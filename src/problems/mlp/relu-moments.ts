import { COST } from '../../numerics/special/cost.ts';
import { mapSpecial } from '../../numerics/special/map.ts';
import { SMALLEST_VARIANCE } from './activations/gaussian.ts';

/** Expectations over G ~ N(μ, σ²), one entry a neuron. */
interface ReluMoments {
  /** E[relu(G)] = μΦ(α) + σϕ(α), α = μ/σ: w₀⁽¹⁾. */
  readonly first: Float64Array;
  /** E[relu(G)²] = (μ² + σ²)Φ(α) + μσϕ(α): w₀⁽²⁾. */
  readonly second: Float64Array;
  /** E[relu′(G)] = Φ(α): w₁⁽¹⁾. */
  readonly slope: Float64Array;
  /** How many variances were raised to the smallest. */
  readonly clamped: number;
}

/** Operations a neuron: √, ÷, 3 for `first`, 6 for `second`, and the charges of Φ and ϕ. */
export const RELU_MOMENTS_FLOPS = 11 + COST.normalCdf + COST.normalPdf;

/** Wick coefficients of the ReLU that orders 1 and 2 need (cumulant-propagation §5.1). */
export function reluMoments(mean: Float64Array, variance: Float64Array): ReluMoments {
  const width = mean.length;
  const raised = variance.map((given) => (given < SMALLEST_VARIANCE ? SMALLEST_VARIANCE : given));
  const sigma = raised.map(Math.sqrt);
  const alpha = mean.map((mu, i) => mu / sigma[i]!);
  const [slope, density] = [mapSpecial('normalCdf', alpha), mapSpecial('normalPdf', alpha)];
  const [first, second] = [new Float64Array(width), new Float64Array(width)];
  let clamped = 0;
  for (let i = 0; i < width; i++) {
    const mu = mean[i]!;
    if (variance[i]! < SMALLEST_VARIANCE) clamped++;
    first[i] = mu * slope[i]! + sigma[i]! * density[i]!;
    second[i] = (mu * mu + raised[i]!) * slope[i]! + mu * sigma[i]! * density[i]!;
  }
  return { first, second, slope, clamped };
}
