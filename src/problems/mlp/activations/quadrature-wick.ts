import { gaussHermite, type Rule } from './gauss-hermite.ts';
import type { Gaussians } from './gaussian.ts';
import type { WickRule } from './wick.ts';

const NODES = 100;
/** 1/√π. */
const NORMALISER = 0.5641895835477563;

let rule: Rule | undefined;
/** π^(−1/2) ω_q He_k(√2 t_q), by k. */
const weighted = new Map<number, Float64Array>();

function nodes(): Rule {
  return (rule ??= gaussHermite(NODES));
}

function hermiteWeights(order: number): Float64Array {
  const known = weighted.get(order);
  if (known) return known;
  const { nodes: points, weights } = nodes();
  const made = points.map((point, q) => {
    const x = Math.SQRT2 * point;
    let [before, value] = [0, 1];
    for (let k = 0; k < order; k++) [before, value] = [value, x * value - k * before];
    return NORMALISER * weights[q]! * value;
  });
  weighted.set(order, made);
  return made;
}

/** φ at every node of every neuron, row-major neurons × nodes, for the Gaussians last asked about. */
interface Grid {
  readonly gaussians: Gaussians;
  readonly powers: Float64Array[];
}

function gridOf({ mean, sigma }: Gaussians, value: (z: Float64Array) => Float64Array): Float64Array {
  const { nodes: points } = nodes();
  const arguments_ = new Float64Array(mean.length * NODES);
  for (let i = 0; i < mean.length; i++) {
    const scale = Math.SQRT2 * sigma[i]!;
    for (let q = 0; q < NODES; q++) arguments_[i * NODES + q] = mean[i]! + scale * points[q]!;
  }
  return value(arguments_);
}

/**
 * Of any φ, by w_k^(p) = σ^(−k) π^(−1/2) Σ_q ω_q He_k(√2 t_q) φ(μ + √2 σ t_q)^p with 100 Gauss–Hermite nodes
 * (cumulant-propagation §5.1). `cost` is what one value of φ is charged.
 */
export function quadratureRule(value: (z: Float64Array) => Float64Array, cost: number): WickRule {
  let grid: Grid | undefined;
  const powerOf = (gaussians: Gaussians, power: number): Float64Array => {
    if (grid?.gaussians !== gaussians) grid = { gaussians, powers: [gridOf(gaussians, value)] };
    const { powers } = grid;
    const [first] = powers;
    while (powers.length < power) powers.push(powers.at(-1)!.map((before, at) => before * first![at]!));
    return powers[power - 1]!;
  };
  return {
    coefficient(gaussians, power, order) {
      const [values, weights] = [powerOf(gaussians, power), hermiteWeights(order)];
      return gaussians.sigma.map((sigma, i) => {
        let sum = 0;
        // Node and mirror image together: what is odd vanishes exactly.
        for (let q = 0; q < NODES / 2; q++) {
          const mirror = NODES - 1 - q;
          sum += weights[q]! * values[i * NODES + q]! + weights[mirror]! * values[i * NODES + mirror]!;
        }
        for (let k = 0; k < order; k++) sum /= sigma;
        return sum;
      });
    },
    flops: (power, order) => NODES * (2 + (power > 1 ? 1 : 0)) + order,
    sharedFlops: NODES * (cost + 2) + 1,
  };
}
