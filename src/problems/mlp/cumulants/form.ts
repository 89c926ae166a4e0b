import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { Forgotten } from '../../contract.ts';
import type { Activation } from '../activations/activation.ts';

/** An affine map; `weights` is outputs × inputs. */
export interface AffineMap {
  readonly weights: Tensor;
  readonly bias: Tensor | undefined;
  /** The metric behind this map is so many times the identity, instead of W·Wᵀ. */
  readonly averageMetric: number | undefined;
}

/** Vectors of what is known of every neuron alone; absent where a form does not carry it. */
export interface Marginals {
  readonly mean: Tensor;
  readonly variance: Tensor;
  readonly third?: Tensor;
  readonly fourth?: Tensor;
}

/** What an activation makes of a layer. */
export interface Activated<After> {
  readonly after: After;
  /** Variances that had to be raised. */
  readonly clamped: number;
  /** What the projection dropped of cumulants that it keeps in part; worked out when asked for. */
  readonly forgotten?: () => Pausable<readonly Forgotten[]>;
}

/**
 * A form of cumulant propagation: what it carries behind an activation (`After`) and in front of it (`Before`), and how it
 * goes from one to the other. Written for machines, so that the same program computes and counts.
 */
export interface CumulantForm<After, Before> {
  /** A standard Gaussian of dimension n. */
  input(machine: Machine, n: number): After;
  linear(machine: Machine, map: AffineMap, after: After): Pausable<Before>;
  activate(machine: Machine, activation: Activation, before: Before): Pausable<Activated<After>>;
  /** The last hidden layer, of which means are enough. */
  lastMean(machine: Machine, activation: Activation, before: Before): Pausable<Activated<Tensor>>;
  meanOf(after: After): Tensor;
  /** The covariance behind an activation; undefined where it is not carried whole. */
  covarianceOf(after: After): Tensor | undefined;
  varianceAfter(machine: Machine, after: After): Pausable<Tensor>;
  marginals(machine: Machine, before: Before): Pausable<Marginals>;
  covarianceBefore(before: Before): Tensor | undefined;
}

/** W·m + b. */
export function* meanThrough(machine: Machine, { weights, bias }: AffineMap, mean: Tensor): Pausable<Tensor> {
  const out = machine.zeros([weights.shape[0]!]);
  const factors = [
    { tensor: weights, axes: [0, 1] },
    { tensor: mean, axes: [1] },
  ];
  yield* machine.add({ out, axes: [0], coefficient: 1, factors });
  if (bias) yield* machine.add({ out, axes: [0], coefficient: 1, factors: [{ tensor: bias, axes: [0] }] });
  return out;
}

/** s times the identity of n × n. */
export function* identity(machine: Machine, n: number, s = 1): Pausable<Tensor> {
  const out = machine.zeros([n, n]);
  yield* machine.add({ out, axes: [0, 0], coefficient: s, factors: [] });
  return out;
}

/** The diagonal of a matrix. */
export function* diagonalOf(machine: Machine, matrix: Tensor): Pausable<Tensor> {
  const out = machine.zeros([matrix.shape[0]!]);
  yield* machine.add({ out, axes: [0], coefficient: 1, factors: [{ tensor: matrix, axes: [0, 0] }] });
  return out;
}

/** n ones: the variances of the input. */
export function* ones(machine: Machine, n: number): Pausable<Tensor> {
  const out = machine.zeros([n]);
  yield* machine.add({ out, axes: [0], coefficient: 1, factors: [] });
  return out;
}

/** The metric behind a map: W·Wᵀ, or a multiple of the identity. */
export function* metricOf(machine: Machine, { weights, averageMetric }: AffineMap): Pausable<Tensor> {
  if (averageMetric === undefined) return yield* machine.symmetric(weights, weights);
  return yield* identity(machine, weights.shape[0]!, averageMetric);
}
