import { giveBuffer32, takeBuffer32 } from '../../numerics/buffers.ts';
import type { Key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { momentsOf } from '../../numerics/statistics/moments.ts';
import type { Block, Sampler, Work } from '../contract.ts';
import { forwardPasses } from './forward.ts';
import { depthOf, type Mlp } from './instance.ts';

/**
 * Operations of one forward pass: 2·Σ n_{l+1} n_l for the products, one a neuron for a bias, and what
 * an activation is charged. Random numbers are not charged, in the sampler's favour (cumulant-propagation §9).
 */
export function forwardFlops(network: Mlp): number {
  const { widths } = network;
  let flops = 0;
  for (let l = 0; l + 1 < widths.length; l++) {
    flops += 2 * widths[l + 1]! * widths[l]!;
    if (network.bias(l)) flops += widths[l + 1]!;
  }
  for (let l = 0; l < depthOf(network); l++) flops += network.activation(l).flops * widths[l + 1]!;
  return flops;
}

/** Outputs of `samples` inputs x ~ N(0, I) that `key` determines, row-major samples × output width, in single precision and in a buffer. */
export function* forwardBlock(network: Mlp, key: Key, samples: number): Work<never, Float32Array> {
  const inputs = takeBuffer32(samples * network.widths[0]!);
  fillNormal32(inputs, key);
  const outputs = yield* forwardPasses(network, inputs, samples);
  giveBuffer32(inputs);
  return outputs;
}

/** Plain Monte Carlo: Gaussian inputs, single-precision forward passes, double-precision sums. */
export const mlpSampler: Sampler<Mlp> = {
  flopsPerSample: forwardFlops,
  *block(network: Mlp, key: Key, samples: number): Work<never, Block> {
    const outputs = yield* forwardBlock(network, key, samples);
    const moments = momentsOf(outputs, samples, network.widths.at(-1)!);
    giveBuffer32(outputs);
    return moments;
  },
  *draws(network: Mlp, key: Key, samples: number, output: number): Work<never, Float32Array> {
    const outputs = yield* forwardBlock(network, key, samples);
    const width = network.widths.at(-1)!;
    const draws = Float32Array.from({ length: samples }, (_, sample) => outputs[sample * width + output]!);
    giveBuffer32(outputs);
    return draws;
  },
};
