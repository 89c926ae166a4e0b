import { matVec64, matVec64Flops } from '../../numerics/linalg/matvec.ts';
import type { CumulantBelief, Estimate, Note, Step, Work } from '../contract.ts';
import { invariant } from '../../numerics/invariant.ts';
import { plain } from '../scaled.ts';
import { finish } from '../work.ts';
import type { Activation } from './activations/activation.ts';
import { depthOf, type Mlp } from './instance.ts';
import { notesAt } from './notes.ts';

/** Sizes of the linear map of one layer; `layer` counts from 0. */
export interface Shape {
  readonly layer: number;
  readonly outputs: number;
  readonly inputs: number;
  readonly biased: boolean;
}

/** An affine map: `matrix` is row-major outputs × inputs; no `bias` is none. */
export interface Linear extends Shape {
  readonly matrix: Float64Array;
  readonly bias: Float64Array | undefined;
}

/** Wm + b: the mean of what follows, exactly. */
export function meanThrough({ matrix, bias, outputs }: Linear, mean: Float64Array): Float64Array {
  const out = new Float64Array(outputs);
  matVec64(matrix, mean, out);
  return bias ? out.map((value, i) => value + bias[i]!) : out;
}

/** Operations of `meanThrough`: the product, and a sum a neuron where there is a bias. */
export function meanThroughFlops({ outputs, inputs, biased }: Shape): number {
  return matVec64Flops(outputs, inputs) + (biased ? outputs : 0);
}

/**
 * What one order of cumulant propagation does to a layer. `After` is what is known of a layer's activations (and of the
 * input), `Before` of its preactivations; both are owned by the run and never changed once returned.
 */
export interface LayerRule<After, Before extends { readonly mean: Float64Array }> {
  /** The standard Gaussian input of dimension `width`. */
  input(width: number): After;
  linear(map: Linear, after: After): Work<never, Before>;
  activate(activation: Activation, before: Before): Work<never, { readonly after: After; readonly clamped: number }>;
  linearFlops(shape: Shape): number;
  activationFlops(activation: Activation, width: number): number;
  meanOf(after: After): Float64Array;
  readBefore(before: Before): CumulantBelief;
  readAfter(after: After, width: number): CumulantBelief;
}

function shapeAt(network: Mlp, layer: number): Shape {
  const inputs = network.widths[layer];
  const outputs = network.widths[layer + 1];
  invariant(inputs && outputs, `layer ${layer} of a network of depth ${depthOf(network)}`);
  return { layer, outputs, inputs, biased: network.bias(layer) !== undefined };
}

function linearAt(network: Mlp, layer: number): Linear {
  return { ...shapeAt(network, layer), matrix: network.matrix(layer), bias: network.bias(layer) };
}

/** Operations of a run: the sum over its steps. */
export function propagationFlops<A, B extends { readonly mean: Float64Array }>(
  network: Mlp,
  rule: LayerRule<A, B>,
): number {
  const depth = depthOf(network);
  let flops = meanThroughFlops(shapeAt(network, depth));
  for (let layer = 0; layer < depth; layer++) {
    const shape = shapeAt(network, layer);
    flops += rule.linearFlops(shape) + rule.activationFlops(network.activation(layer), shape.outputs);
  }
  return flops;
}

/**
 * Carries a rule's state through a network (cumulant-propagation §3–5): each hidden layer is a deduction (the affine
 * map, exact for what is tracked) and a projection (the activation, after which only what the rule tracks is kept).
 */
export function* propagate<A, B extends { readonly mean: Float64Array }>(
  network: Mlp,
  rule: LayerRule<A, B>,
): Work<Step<CumulantBelief>, Estimate> {
  const depth = depthOf(network);
  const notes: Note[] = [];
  let state = rule.input(shapeAt(network, 0).inputs);
  for (let stage = 0; stage < depth; stage++) {
    const map = linearAt(network, stage);
    const before = yield* rule.linear(map, state);
    const read = (): CumulantBelief => rule.readBefore(before);
    yield { kind: 'deduction', stage, label: 'preactivation', flops: rule.linearFlops(map), read };
    const activation = network.activation(stage);
    const { after, clamped } = yield* rule.activate(activation, before);
    notes.push(...notesAt(stage, clamped, rule.meanOf(after)));
    const readAfter = (): CumulantBelief => rule.readAfter(after, map.outputs);
    const flops = rule.activationFlops(activation, map.outputs);
    yield { kind: 'projection', stage, label: 'activation', flops, read: readAfter };
    state = after;
  }
  const map = linearAt(network, depth);
  // What else is known of the output is worked out only if it is read.
  const mean = meanThrough(map, rule.meanOf(state));
  const beyond = rule.linearFlops(map) - meanThroughFlops(map);
  const read = (): CumulantBelief => ({ ...rule.readBefore(finish(rule.linear(map, state))), flops: beyond });
  yield { kind: 'deduction', stage: depth, label: 'output', flops: meanThroughFlops(map), read };
  return { value: plain(mean), notes: [...notes, ...notesAt(depth, 0, mean)] };
}
