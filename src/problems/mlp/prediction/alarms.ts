import type { Note } from '../../contract.ts';
import { depthOf, type Mlp } from '../instance.ts';
import type { WatchedRung } from './rung.ts';

/** How far beyond Cauchy and Schwarz a mean may be before it is called implausible: their bound is itself an estimate. */
const SLACK = 2;
/** Below this ratio of the variances of orders 3 and 2, and above this participation, trained networks left the base case. */
const HALF = 0.5;

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Output means that no weights could give: |E y_j − b_j| ≤ Σ_i |W_ji| √E[X_i²], with the second moments of order 1. */
export function plausibilityNotes(network: Mlp, mean: Float64Array, first: WatchedRung): Note[] {
  const layer = depthOf(network);
  const [matrix, bias] = [network.matrix(layer), network.bias(layer)];
  const roots = first.lastSecond.map((value) => Math.sqrt(Math.max(0, value)));
  let beyond = 0;
  for (let j = 0; j < mean.length; j++) {
    let bound = 0;
    for (let i = 0; i < roots.length; i++) bound += Math.abs(matrix[j * roots.length + i]!) * roots[i]!;
    if (!(Math.abs(mean[j]! - (bias?.[j] ?? 0)) <= SLACK * bound)) beyond++;
  }
  return beyond > 0 ? [{ stage: layer, code: 'implausible', amount: beyond }] : [];
}

/** What speaks against order 3 in trained networks (mlp-beyond §2.4): its output variance, and correlations. */
export function trainedNotes(network: Mlp, variance: Float64Array, second: WatchedRung): Note[] {
  const stage = depthOf(network);
  const notes: Note[] = [];
  const lost = variance.filter((value) => !(value > 0)).length;
  const share = meanOf(variance) / meanOf(second.outputVariance!);
  if (lost > 0) notes.push({ stage, code: 'variance-lost', amount: lost });
  else if (share < HALF) notes.push({ stage, code: 'variance-halved', amount: share });
  if (second.participation > HALF) notes.push({ stage, code: 'correlated', amount: second.participation });
  return notes;
}
