import { key } from '../src/numerics/rng/key.ts';
import type { Estimator } from '../src/problems/contract.ts';
import { covariancePropagation } from '../src/problems/mlp/estimators/covariance-propagation.ts';
import { meanPropagation } from '../src/problems/mlp/estimators/mean-propagation.ts';
import { generateMlp, type Mlp } from '../src/problems/mlp/instance.ts';
import { unscaled } from '../src/problems/scaled.ts';
import { finish, quietly } from '../src/problems/work.ts';
import { plainCovariancePropagation, plainMeanPropagation } from './baselines/explorer.ts';
import { type Benchmark, lessIsBetter, type Row } from './benchmark.ts';
import { interleave } from './measure.ts';

const NETWORKS = [
  { width: 64, depth: 4 },
  { width: 256, depth: 6 },
];

type Plain = (width: number, weights: readonly Float64Array[]) => Float64Array;

/** Throws where the two do not compute the same: a race of different things says nothing. */
function compare(ours: Float64Array, plain: Float64Array, name: string): void {
  const largest = Math.max(...ours.map(Math.abs));
  const off = Math.max(...ours.map((value, i) => Math.abs(value - plain[i]!)));
  if (!(off < 1e-5 * largest)) throw new Error(`${name}: the baseline differs by ${off} of ${largest}`);
}

function measure(estimator: Estimator<Mlp>, plain: Plain, { width, depth }: (typeof NETWORKS)[number]): Row {
  const network = finish(generateMlp({ width, depth }, key(1)));
  const weights = Array.from({ length: depth + 1 }, (_, layer) => network.matrix(layer));
  const name = `${estimator.label.toLowerCase()}, ${width} wide, ${depth} deep`;
  const run = () => unscaled(finish(quietly(estimator.run(network, {}))).value);
  compare(run(), plain(width, weights), name);
  const millis = interleave({ ours: run, plain: () => plain(width, weights) }, 9);
  const gigaflops = estimator.flops(network, {}) / millis.ours / 1e6;
  return lessIsBetter({ name, unit: 'ms', note: `${gigaflops.toPrecision(3)} GFLOP/s` }, millis.ours, {
    'plain loops': millis.plain,
  });
}

export const propagation: Benchmark = {
  name: 'propagation',
  about: 'one estimate in one thread of Node, against the existing explorer’s loops',
  async *run() {
    for (const params of NETWORKS) {
      yield measure(meanPropagation, plainMeanPropagation, params);
      yield measure(covariancePropagation, plainCovariancePropagation, params);
    }
  },
};
