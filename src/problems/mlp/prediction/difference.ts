import { depthOf, type Mlp } from '../instance.ts';
import type { Rung } from './rung.ts';

/** From so many outputs on, their differences tell their common scale; a single one may be small by chance. */
const ENOUGH_OUTPUTS = 8;

/** Root mean square. */
export function rms(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
}

export function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}

/** ‖W_L[j,:]‖₂. */
function lastRowNorms(network: Mlp): Float64Array {
  const layer = depthOf(network);
  const [inputs, outputs] = [network.widths[layer]!, network.widths[layer + 1]!];
  const matrix = network.matrix(layer);
  return Float64Array.from({ length: outputs }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += matrix[j * inputs + i]! * matrix[j * inputs + i]!;
    return Math.sqrt(sum);
  });
}

/**
 * D_j, the scale of the difference of two orders at every output (mlp-beyond §1.2): the errors of one network's outputs share
 * a scale, so that it is their root mean square; of fewer than eight outputs max(|d_j|, ‖W_L[j,:]‖·rms δm), δm the
 * difference of the last hidden means.
 */
export function differences(network: Mlp, upper: Pick<Rung, 'mean' | 'lastHidden'>, lower: Rung): Float64Array {
  const own = minus(upper.mean, lower.mean);
  if (own.length >= ENOUGH_OUTPUTS) return new Float64Array(own.length).fill(rms(own));
  const hidden = rms(minus(upper.lastHidden, lower.lastHidden));
  return lastRowNorms(network).map((norm, j) => Math.max(Math.abs(own[j]!), norm * hidden));
}
