import { multiplyTransposed32 } from '../../numerics/linalg/product32.ts';
import { relu32InPlace } from '../../numerics/linalg/relu.ts';
import type { Key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { momentsOf } from '../../numerics/statistics/moments.ts';
import type { Block, Sampler, Work } from '../contract.ts';
import { depthOf, type Mlp } from './instance.ts';
import { panelRows } from './panels.ts';

/**
 * Operations of one forward pass: 2·Σ n_{l+1} n_l for the products and one a hidden neuron for its ReLU. Random
 * numbers are not charged, in the sampler's favour (cumulant-propagation §9).
 */
export function forwardFlops(network: Mlp): number {
  const { widths } = network;
  let flops = 0;
  for (let l = 0; l + 1 < widths.length; l++) flops += 2 * widths[l + 1]! * widths[l]!;
  for (let l = 1; l + 1 < widths.length; l++) flops += widths[l]!;
  return flops;
}

/** Outputs of `samples` inputs x ~ N(0, I) that `key` determines, row-major samples × output width, in single precision. */
export function* forwardBlock(network: Mlp, key: Key, samples: number): Work<never, Float32Array> {
  const { widths } = network;
  const depth = depthOf(network);
  const widest = widths.reduce((a, b) => Math.max(a, b), 0);
  let from = new Float32Array(samples * widest);
  let to = new Float32Array(samples * widest);
  fillNormal32(from.subarray(0, samples * widths[0]!), key);
  for (let l = 0; l <= depth; l++) {
    const matrix = network.matrix32(l);
    const inner = widths[l]!;
    const outer = widths[l + 1]!;
    const rows = panelRows(inner * outer);
    for (let row = 0; row < samples; row += rows) {
      const end = Math.min(samples, row + rows);
      multiplyTransposed32(from, matrix, to, inner, outer, row, end);
      if (l < depth) relu32InPlace(to, row * outer, end * outer);
      yield null;
    }
    [from, to] = [to, from];
  }
  return from.subarray(0, samples * widths.at(-1)!);
}

/** Plain Monte Carlo: Gaussian inputs, single-precision forward passes, double-precision sums. */
export const mlpSampler: Sampler<Mlp> = {
  flopsPerSample: forwardFlops,
  *block(network: Mlp, key: Key, samples: number): Work<never, Block> {
    const outputs = yield* forwardBlock(network, key, samples);
    return momentsOf(outputs, samples, network.widths.at(-1)!);
  },
};
