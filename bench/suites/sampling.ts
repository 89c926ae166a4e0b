import { fold, key } from '../../src/numerics/rng/key.ts';
import { fillNormal32 } from '../../src/numerics/rng/normal32.ts';
import { generateMlp } from '../../src/problems/mlp/generate.ts';
import { forwardPasses } from '../../src/problems/mlp/forward.ts';
import { mlpSampler } from '../../src/problems/mlp/sampler.ts';
import { finish } from '../../src/problems/work.ts';
import { plainSampling, rowNetworkOf } from '../baselines/explorer.ts';
import { mulberry32 } from '../baselines/mulberry.ts';
import { tfjsForward } from '../baselines/tfjs.ts';
import { moreIsBetter, type Row } from '../benchmark.ts';
import { compare } from '../compare.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

/** Few enough for a baseline of some 2 000 samples a second to be repeated often. */
const PLAIN_SAMPLES = 32;
/** Samples of one block of ours. */
const BLOCK = 256;

/** Samples a second of the existing explorer, 256 wide and 6 deep. */
const EXPLORER_RATE = 1900;

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
  const inputs = new Float32Array(BLOCK * params.width);
  fillNormal32(inputs, key(3));
  const tfjs = tfjsForward(inputs, weights, params.width);
  compare(finish(forwardPasses(network, inputs, BLOCK)), tfjs.result(), 1e-4, 'tfjs-wasm');
  const millis = interleave({
    ours: (round) => finish(mlpSampler.block(network, fold(key(2), round), BLOCK)),
    tfjs: () => tfjs.run(),
    plain: () => plainSampling(rowNetwork, PLAIN_SAMPLES, random),
  });
  tfjs.dispose();
  const [ours, plain] = [(1000 * BLOCK) / millis.ours, (1000 * PLAIN_SAMPLES) / millis.plain];
  const isKnown = params.width === 256 && params.depth === 6;
  const gigaflops = (mlpSampler.flopsPerSample(network) * ours) / 1e9;
  const name = `sampling, ${params.width} wide, ${params.depth} deep`;
  return moreIsBetter({ name, unit: 'samples/s', note: `${gigaflops.toPrecision(3)} GFLOP/s` }, ours, {
    'existing explorer’s loops': plain,
    'tfjs-wasm': (1000 * BLOCK) / millis.tfjs,
    ...(isKnown && { bar: 15 * EXPLORER_RATE }),
  });
}

export const sampling: Suite = {
  name: 'sampling',
  about:
    'forward passes with their random numbers and moments, one thread, against the existing explorer’s loops; tfjs-wasm passes 256 inputs that it has already, without moments',
  *run() {
    for (const params of NETWORKS) yield measure(params);
  },
};
