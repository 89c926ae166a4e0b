import type { Machine } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import { Gaussians } from './gaussian.ts';

/**
 * Wick coefficients w_k^(p) = E[∂^k(φ^p)(G)], one a neuron, for powers p ≥ 1 and orders k ≥ 0; derivatives in the sense of
 * distributions (cumulant-propagation §5.1).
 */
export interface WickRule {
  coefficient(gaussians: Gaussians, power: number, order: number): Float64Array;
  /** Operations a neuron, at most, special functions not counted. */
  flops(power: number, order: number): number;
  /** Operations a neuron of the special functions that all coefficients of a layer share. */
  readonly sharedFlops: number;
}

/** The coefficients of one layer, each worked out when first asked for, and charged to a machine. */
export class WickTable {
  readonly #machine: Machine;
  readonly #rule: WickRule;
  readonly #gaussians: Gaussians;
  readonly #length: number;
  readonly #known = new Map<string, Tensor>();

  /** `mean` and `variance` are vectors of the same length. */
  constructor(machine: Machine, rule: WickRule, mean: Tensor, variance: Tensor) {
    this.#machine = machine;
    this.#rule = rule;
    this.#gaussians = new Gaussians(mean.data, variance.data);
    this.#length = mean.shape[0]!;
    machine.charge(this.#length * rule.sharedFlops);
  }

  /** How many variances had to be raised. */
  get clamped(): number {
    return this.#gaussians.clamped;
  }

  /** w_order^(power); not to be written to. */
  of(power: number, order: number): Tensor {
    const name = `${power},${order}`;
    const known = this.#known.get(name);
    if (known) return known;
    const flops = this.#length * this.#rule.flops(power, order);
    const made = this.#machine.vector(this.#length, flops, () => this.#rule.coefficient(this.#gaussians, power, order));
    this.#known.set(name, made);
    return made;
  }
}
