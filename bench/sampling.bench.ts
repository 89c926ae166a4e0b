import { fold, key } from '../src/numerics/rng/key.ts';
import { generateMlp } from '../src/problems/mlp/instance.ts';
import { mlpSampler } from '../src/problems/mlp/sampler.ts';
import { finish } from '../src/problems/work.ts';
import { plainSampling, rowNetworkOf } from './baselines/explorer.ts';
import { mulberry32 } from './baselines/mulberry.ts';
import { type Benchmark, moreIsBetter, type Row } from './benchmark.ts';
import { interleave } from './measure.ts';

/** Few enough for a baseline of some 2 000 samples a second to be repeated often. */
const PLAIN_SAMPLES = 32;
/** Samples of one block of ours. */
const BLOCK = 256;

const NETWORKS = [
  ...[8, 16, 32, 64, 128, 256, 512].map((width) => ({ width, depth: 4 })),
  // The one that the existing explorer's rate is known of.
  { width: 256, depth: 6 },
];

function measure(params: { readonly width: number; readonly depth: number }): Row {
  const network = finish(generateMlp(params, key(1)));
  const weights = Array.from({ length: params.depth + 1 }, (_, layer) => network.matrix32(layer));
  const rowNetwork = rowNetworkOf(params.width, weights);
  const random = mulberry32(1);
  const millis = interleave({
    ours: (round) => finish(mlpSampler.block(network, fold(key(2), round), BLOCK)),
    plain: () => plainSampling(rowNetwork, PLAIN_SAMPLES, random),
  });
  const [ours, plain] = [(1000 * BLOCK) / millis.ours, (1000 * PLAIN_SAMPLES) / millis.plain];
  const gigaflops = (mlpSampler.flopsPerSample(network) * ours) / 1e9;
  const name = `sampling, ${params.width} wide, ${params.depth} deep`;
  return moreIsBetter({ name, unit: 'samples/s', note: `${gigaflops.toPrecision(3)} GFLOP/s` }, ours, {
    'plain loops': plain,
  });
}

export const sampling: Benchmark = {
  name: 'sampling',
  about:
    'forward passes with their random numbers and moments, one thread of Node, against the existing explorer’s loops',
  async *run() {
    for (const params of NETWORKS) yield measure(params);
  },
};
