import { key } from '../../src/numerics/rng/key.ts';
import type { Estimator } from '../../src/problems/contract.ts';
import { covariancePropagation } from '../../src/problems/mlp/estimators/covariance-propagation.ts';
import { meanPropagation } from '../../src/problems/mlp/estimators/mean-propagation.ts';
import { generateMlp } from '../../src/problems/mlp/generate.ts';
import { type Mlp } from '../../src/problems/mlp/instance.ts';
import { unscaled } from '../../src/problems/scaled.ts';
import { finish, quietly } from '../../src/problems/work.ts';
import { plainCovariancePropagation, plainMeanPropagation } from '../baselines/explorer.ts';
import { lessIsBetter, type Row } from '../benchmark.ts';
import { compare } from '../compare.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

const NETWORKS = [
  { width: 64, depth: 4 },
  { width: 256, depth: 6 },
];

/** What the existing explorer takes for covariance propagation, 256 wide and 6 deep. */
const EXPLORER_MILLIS = 240;

type Plain = (width: number, weights: readonly Float64Array[]) => Float64Array;

function measure(estimator: Estimator<Mlp>, plain: Plain, { width, depth }: (typeof NETWORKS)[number]): Row {
  const network = finish(generateMlp({ width, depth }, key(1)));
  const weights = Array.from({ length: depth + 1 }, (_, layer) => network.matrix(layer));
  const name = `${estimator.label.toLowerCase()}, ${width} wide, ${depth} deep`;
  const run = () => unscaled(finish(quietly(estimator.run(network, {}))).value);
  compare(run(), plain(width, weights), 1e-5, name);
  const millis = interleave({ ours: run, plain: () => plain(width, weights) }, 9);
  const gigaflops = estimator.flops(network, {}) / millis.ours / 1e6;
  const isKnown = estimator === covariancePropagation && width === 256 && depth === 6;
  return lessIsBetter({ name, unit: 'ms', note: `${gigaflops.toPrecision(3)} GFLOP/s` }, millis.ours, {
    'existing explorer’s loops': millis.plain,
    ...(isKnown && { bar: EXPLORER_MILLIS / 6 }),
  });
}

export const propagation: Suite = {
  name: 'propagation',
  about: 'one estimate in one thread, against the existing explorer’s loops',
  *run() {
    for (const params of NETWORKS) {
      yield measure(meanPropagation, plainMeanPropagation, params);
      yield measure(covariancePropagation, plainCovariancePropagation, params);
    }
  },
};
