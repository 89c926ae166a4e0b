import { buildKernels } from '../scripts/kernels/build.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { putStored } from '../scripts/truth/read.ts';
import { taskKey } from '../src/experiments/engine.ts';
import { perform } from '../src/experiments/perform.ts';
import { plan } from '../src/experiments/plan.ts';
import type { ExperimentSpec } from '../src/experiments/spec.ts';
import { summarise } from '../src/experiments/summarise.ts';
import { createResultTable } from '../src/experiments/table.ts';
import { installKernels } from '../src/numerics/kernels/backend.ts';
import { fold, key } from '../src/numerics/rng/key.ts';
import { cumulantPropagation } from '../src/problems/mlp/cumulants/estimator.ts';
import { runnerFor } from '../src/problems/mlp/cumulants/forms.ts';
import { covariancePropagation } from '../src/problems/mlp/estimators/covariance-propagation.ts';
import { mlpFamily } from '../src/problems/mlp/family.ts';
import { generateMlp } from '../src/problems/mlp/generate.ts';
import { type Mlp } from '../src/problems/mlp/instance.ts';
import { mlpSampler } from '../src/problems/mlp/sampler.ts';
import { defaults } from '../src/problems/schema.ts';
import { finish } from '../src/problems/work.ts';
import { type Benchmark, moreIsBetter, type Row } from './benchmark.ts';
import { interleave } from './measure.ts';

const WIDTHS = [64, 128, 256];
const DEPTH = 4;
const BLOCK = 256;

const METHODS = [
  { name: 'order 2', method: { id: 'covariance', options: {} } },
  { name: 'order 3', method: { id: 'cumulants', options: defaults(cumulantPropagation.options) } },
];

/** The default sweep, whose references are stored. */
const spec: ExperimentSpec = {
  family: 'mlp',
  params: { ...defaults(mlpFamily.params), depth: DEPTH },
  sweep: { param: 'width', sizes: WIDTHS },
  instances: 8,
  seed: 1,
  methods: METHODS.map(({ method }) => method),
  samples: 8192,
};

/** Normalised mean squared error by method and width, over the eight stored networks of each. */
function errors(): (method: number, width: number) => number {
  const table = createResultTable();
  putStored(table, [spec]);
  for (const task of plan(spec)) {
    if (task.job.kind !== 'estimate' || table.known(taskKey(task))) continue;
    const result = finish(perform(task));
    table.put(task, result, true);
  }
  const { methods } = summarise(table, spec);
  return (method, width) => methods[method]!.points.find(({ size }) => size === width)!.error;
}

function* rowsAt(width: number, errorOf: (method: number, width: number) => number): Generator<Row, void, void> {
  const network: Mlp = finish(generateMlp({ ...defaults(mlpFamily.params), width, depth: DEPTH }, key(1)));
  const third = runnerFor({ order: 3, variant: 'simple', factored: true, metric: 'exact' });
  const millis = interleave({
    sampler: (round) => finish(mlpSampler.block(network, fold(key(1), round), BLOCK)),
    second: () => finish(covariancePropagation.run(network, {})),
    third: () => finish(third.run(network)),
  });
  for (const [at, own] of [millis.second, millis.third].entries()) {
    const error = errorOf(at, width);
    const needed = millis.sampler / BLOCK / error;
    const name = `sampling’s time ÷ ${METHODS[at]!.name}’s at its error, ${width} wide, ${DEPTH} deep`;
    const note = `error ${error.toExponential(2)}: ${needed.toPrecision(3)} ms of sampling against ${own.toPrecision(3)} ms`;
    yield moreIsBetter({ name, unit: '×', note }, needed / own, { 'as fast': 1 });
  }
}

export const seconds: Benchmark = {
  name: 'seconds',
  about: 'the time that our SIMD sampler needs for the error of an estimator, in Node, one thread',
  async *run() {
    await buildKernels();
    installKernels(await loadKernels());
    const errorOf = errors();
    for (const width of WIDTHS) yield* rowsAt(width, errorOf);
  },
};
