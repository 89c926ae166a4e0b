import { installKernels } from '../src/numerics/kernels/backend.ts';
import { orthonormaliseRows32Flops } from '../src/numerics/linalg/orthonormal32.ts';
import { fold, key } from '../src/numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../src/numerics/statistics/moments.ts';
import { generateMlp } from '../src/problems/mlp/generate.ts';
import { type Mlp } from '../src/problems/mlp/instance.ts';
import { forwardFlops, mlpSampler } from '../src/problems/mlp/sampler.ts';
import { finish } from '../src/problems/work.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { linearControl, PASSES, type Scheme, schemes } from './baselines/reference-schemes.ts';
import { type Benchmark, moreIsBetter } from './benchmark.ts';
import { median } from './measure.ts';

const WIDTHS = [8, 16, 64, 128];
const DEPTHS = [1, 4, 8];
const NETWORKS = 3;
const REPLICATES = 300;
const PILOT = 1 << 12;
const OURS = 'orthogonal frames, both signs, exact radius';

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Variance of a single plain pass, summed over outputs. */
function plainVariance(network: Mlp): number {
  const blocks = Array.from({ length: 64 }, (_, i) => finish(mlpSampler.block(network, fold(key(5), i), 256)));
  const { m2, samples } = blocks.reduce(mergeMoments);
  return total(m2) / (samples - 1);
}

/** How many plain passes one pass of a scheme is worth: variance of a pass ÷ (passes × variance of a replicate). */
function gain(scheme: Scheme, network: Mlp, variance: number): number {
  let moments = emptyMoments(network.widths.at(-1)!);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const mean = scheme(network, fold(key(6), replicate));
    moments = mergeMoments(moments, { samples: 1, mean, m2: new Float64Array(mean.length) });
  }
  const passes =
    scheme === schemes[OURS] || scheme === schemes['orthogonal frames, exact radius'] ? framePasses(network) : PASSES;
  return variance / ((passes * total(moments.m2)) / (REPLICATES - 1));
}

const framePasses = (network: Mlp): number => 2 * Math.max(PASSES / 2, network.widths[0]!);

/** Cost of making a frame, as a share of the passes through the network with it. */
function frameShare(network: Mlp): number {
  const n = network.widths[0]!;
  return orthonormaliseRows32Flops(n, n) / (2 * n * forwardFlops(network));
}

function gainsOf(width: number, depth: number): Record<string, number> {
  const networks = Array.from({ length: NETWORKS }, (_, i) => finish(generateMlp({ width, depth }, fold(key(7), i))));
  const gains: Record<string, number[]> = {};
  for (const network of networks) {
    const variance = plainVariance(network);
    const all = { ...schemes, 'linear control variate': linearControl(network, PILOT, key(8)) };
    for (const [name, scheme] of Object.entries(all)) (gains[name] ??= []).push(gain(scheme, network, variance));
  }
  return Object.fromEntries(Object.entries(gains).map(([name, values]) => [name, median(values)]));
}

export const references: Benchmark = {
  name: 'references',
  about: 'plain passes that one pass of a reference is worth, by how its inputs are drawn',
  async *run() {
    installKernels(await loadKernels());
    for (const width of WIDTHS) {
      for (const depth of DEPTHS) {
        const { [OURS]: ours = NaN, ...others } = gainsOf(width, depth);
        const share = frameShare(finish(generateMlp({ width, depth }, key(1))));
        const note = `median of ${NETWORKS} networks; frames add ${(100 * share).toFixed(0)} % of operations`;
        yield moreIsBetter({ name: `reference, ${width} wide, ${depth} deep`, unit: '× plain', note }, ours, others);
      }
    }
  },
};
