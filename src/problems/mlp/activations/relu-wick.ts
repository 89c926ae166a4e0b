import { COST } from '../../../numerics/special/cost.ts';
import { factorial, fallingFactorial } from '../../../numerics/cumulants/partitions.ts';
import type { Gaussians } from './gaussian.ts';
import { monomialWick } from './polynomial-wick.ts';
import type { WickRule } from './wick.ts';

/** E[G 1{G > 0}] = μΦ(α) + σϕ(α). */
function firstMoment({ mean, sigma, below, density }: Gaussians): Float64Array {
  return mean.map((mu, i) => mu * below[i]! + sigma[i]! * density[i]!);
}

/** E[G² 1{G > 0}] = (μ² + σ²)Φ(α) + μσϕ(α). */
function secondMoment({ mean, variance, sigma, below, density }: Gaussians): Float64Array {
  return mean.map((mu, i) => (mu * mu + variance[i]!) * below[i]! + mu * sigma[i]! * density[i]!);
}

/** m_j = E[G^j 1{G > 0}] by m_j = μ m_{j−1} + (j − 1)σ² m_{j−2}. */
function truncatedMoment(gaussians: Gaussians, j: number): Float64Array {
  if (j === 0) return gaussians.below;
  if (j === 1) return firstMoment(gaussians);
  if (j === 2) return secondMoment(gaussians);
  const [one, two] = [truncatedMoment(gaussians, j - 1), truncatedMoment(gaussians, j - 2)];
  const { mean, variance } = gaussians;
  return mean.map((mu, i) => mu * one[i]! + (j - 1) * variance[i]! * two[i]!);
}

/** E[∂^j of a unit step] for j ≥ 1: (−1)^(j−1) σ^(−j) He_{j−1}(α) ϕ(α). */
function stepDerivative({ alpha, sigma, density }: Gaussians, j: number): Float64Array {
  return alpha.map((a, i) => {
    let [before, hermite] = [0, 1];
    let scale = density[i]! / sigma[i]!;
    for (let k = 1; k < j; k++) {
      [before, hermite] = [hermite, a * hermite - (k - 1) * before];
      scale = -scale / sigma[i]!;
    }
    return scale * hermite;
  });
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return factor === 1 ? values : values.map((value) => factor * value);
}

/** Of relu^p: truncated moments up to the kink's order, then derivatives of a step (cumulant-propagation §5.1). */
export function reluWick(gaussians: Gaussians, power: number, order: number): Float64Array {
  if (order < power) {
    return scaled(truncatedMoment(gaussians, power - order), fallingFactorial(power, order));
  }
  const j = order - power;
  return scaled(j === 0 ? gaussians.below : stepDerivative(gaussians, j), factorial(power));
}

const SHARED = COST.normalCdf + COST.normalPdf + 2;

/** Operations a neuron of `reluWick`, a bound that covers all branches. */
function reluFlops(power: number, order: number): number {
  return order < power ? 9 + 5 * Math.max(0, power - order - 2) : 2 + 6 * (order - power);
}

/** Of φ(z) = max(0, z). */
export const reluRule: WickRule = { coefficient: reluWick, flops: reluFlops, sharedFlops: SHARED };

/** Of φ(z) = 1{z > 0}: φ^p = φ = relu′. */
export const heavisideRule: WickRule = {
  coefficient: (gaussians, _, order) => reluWick(gaussians, 1, order + 1),
  flops: (_, order) => reluFlops(1, order + 1),
  sharedFlops: SHARED,
};

/** Of φ(z) = sign z = 2·1{z > 0} − 1; its even powers are 1. */
export const signRule: WickRule = {
  coefficient(gaussians, power, order) {
    const constant = order === 0 ? 1 : 0;
    if (power % 2 === 0) return new Float64Array(gaussians.mean.length).fill(constant);
    return reluWick(gaussians, 1, order + 1).map((value) => 2 * value - constant);
  },
  flops: (_, order) => reluFlops(1, order + 1) + 2,
  sharedFlops: SHARED,
};

/** Of φ(z) = |z|: even powers are polynomials, |z|^p = 2 relu(z)^p − z^p for odd p. */
export const absRule: WickRule = {
  coefficient(gaussians, power, order) {
    const monomial = monomialWick(gaussians, power, order);
    if (power % 2 === 0) return monomial;
    return reluWick(gaussians, power, order).map((value, i) => 2 * value - monomial[i]!);
  },
  flops: (power, order) => reluFlops(power, order) + 4 * Math.max(0, power - order) + 3,
  sharedFlops: SHARED,
};
