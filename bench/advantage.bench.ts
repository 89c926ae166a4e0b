import { buildKernels } from '../scripts/kernels/build.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { installKernels } from '../src/numerics/kernels/backend.ts';
import { fold, type Key, key } from '../src/numerics/rng/key.ts';
import type { Engine, Estimator, MethodRef, Work } from '../src/problems/contract.ts';
import { halfspacesEngine } from '../src/problems/halfspaces/index.ts';
import type { Halfspaces } from '../src/problems/halfspaces/instance.ts';
import { halfspacesParams } from '../src/problems/halfspaces/parameters.ts';
import { sampleMany } from '../src/problems/halfspaces/sampler.ts';
import { permanentsEngine } from '../src/problems/permanents/index.ts';
import type { SquareMatrix } from '../src/problems/permanents/instance.ts';
import { permanentsParams } from '../src/problems/permanents/parameters.ts';
import { satEngine } from '../src/problems/sat/index.ts';
import type { Formula } from '../src/problems/sat/instance.ts';
import { satParams } from '../src/problems/sat/parameters.ts';
import { countHits } from '../src/problems/sat/sampler.ts';
import { defaults, type Schema, type Values } from '../src/problems/schema.ts';
import { finish } from '../src/problems/work.ts';
import { type Benchmark, moreIsBetter, type Row } from './benchmark.ts';
import { interleave } from './measure.ts';

/** Samples that are timed together, and instances and samples that a sampler's variance is seen from. */
const BULK = 65_536;
const BLOCK = 256;
const INSTANCES = 20;
const BLOCKS = 40;
const REPETITIONS = 5;

/** What is measured of one family. */
interface Subject<S extends Schema, I> {
  readonly name: string;
  readonly engine: Engine<S, I>;
  readonly degree: Estimator<I>;
  /** Draws so many samples in the family's fastest way. */
  bulk(instance: I, key: Key, samples: number): Work<never, unknown>;
  /** Options of the degree-d method in its plain form. */
  options(degree: number): Values<Schema>;
  readonly degrees: readonly number[];
  readonly cases: readonly { readonly name: string; readonly params: Values<S> }[];
}

/** Variance of a sample ÷ that of a plain one, averaged over instances: below 1 for samplers that know more. */
function varianceRatio<S extends Schema, I>({ engine }: Subject<S, I>, params: Values<S>, lnVariance: number): number {
  if (engine.sampler.isPlain?.(finish(engine.generate(params, key(1)))) ?? true) return 1;
  let sum = 0;
  for (let instance = 0; instance < INSTANCES; instance++) {
    const drawn = finish(engine.generate(params, key(instance + 1)));
    for (let block = 0; block < BLOCKS; block++) {
      const { m2 } = finish(engine.sampler.block(drawn, fold(key(instance), block), BLOCK));
      sum += m2[0]! / (BLOCK - 1);
    }
  }
  return sum / (INSTANCES * BLOCKS) / Math.exp(lnVariance);
}

function* rowsOf<S extends Schema, I>(subject: Subject<S, I>, at: number): Generator<Row, void, void> {
  const { engine, degree: estimator, degrees } = subject;
  const { name, params } = subject.cases[at]!;
  const instance = finish(engine.generate(params, key(1)));
  const lnVariance = engine.ensemble!.variance(params)!;
  const ratio = varianceRatio(subject, params, lnVariance);
  const exact = engine.exact?.(instance);
  const flopsPerSample = engine.sampler.flopsPerSample(instance);
  for (const degree of degrees) {
    const method: MethodRef = { id: estimator.id, options: subject.options(degree) };
    const { squaredError, variance, squaredMean, meanSquare } = engine.ensemble!.theory(params, method)!;
    const millis = interleave(
      {
        estimate: () => finish(estimator.run(instance, method.options)),
        samples: (round) => finish(subject.bulk(instance, fold(key(2), round), BULK)),
        // Where nothing is exact there is nothing to time, and nothing is told of it.
        exact: () => exact && finish(exact.run()),
      },
      REPETITIONS,
    );
    const needed = Math.exp(variance - squaredError) * ratio;
    const byTime = (needed * millis.samples) / BULK / millis.estimate;
    const byFlops = (needed * flopsPerSample) / estimator.flops(instance, method.options);
    const scale = squaredMean === -Infinity ? meanSquare : squaredMean;
    const relative = Math.exp((squaredError - scale) / 2);
    const exactly = exact ? `; ${exact.name}: ${millis.exact.toPrecision(2)} ms` : '';
    const note =
      `${byFlops.toPrecision(2)} × at equal FLOPs; relative error ${relative.toPrecision(2)}, worth ${needed.toPrecision(2)} samples; ` +
      `${millis.estimate.toPrecision(2)} ms${exactly}`;
    yield moreIsBetter({ name: `${subject.name}, ${name}, degree ${degree}`, unit: '× at equal time', note }, byTime, {
      'as good': 1,
    });
  }
}

const halfspaces: Subject<typeof halfspacesParams, Halfspaces> = {
  name: 'halfspaces',
  engine: halfspacesEngine,
  degree: halfspacesEngine.estimators[0]!,
  bulk: sampleMany,
  options: (degree) => ({ degree, basis: 'sphere', orders: '1' }),
  degrees: [0, 1, 2, 3],
  cases: [
    [8, 4],
    [16, 8],
    [64, 8],
    [16, 16],
    [64, 64],
  ].map(([dimension = 0, count = 0]) => ({
    name: `n = ${dimension}, k = ${count}`,
    params: { ...defaults(halfspacesParams), dimension, count },
  })),
};

const sat: Subject<typeof satParams, Formula> = {
  name: '3-SAT',
  engine: satEngine,
  degree: satEngine.estimators[0]!,
  bulk: countHits,
  options: (degree) => ({ degree, order: 'natural' }),
  degrees: [0, 1, 2, 3, 4],
  cases: [
    [12, 2],
    [20, 1],
    [20, 2],
    [20, 4.2],
    [40, 2],
  ].map(([variables = 0, density = 0]) => ({
    name: `n = ${variables}, α = ${density}`,
    params: { ...defaults(satParams), variables, density },
  })),
};

const permanents: Subject<typeof permanentsParams, SquareMatrix> = {
  name: 'permanents',
  engine: permanentsEngine,
  degree: permanentsEngine.estimators[0]!,
  *bulk(matrix, stream, samples) {
    for (let at = 0; at < samples; at += BLOCK) {
      yield* permanentsEngine.sampler.block(matrix, fold(stream, at), BLOCK);
    }
  },
  options: (degree) => ({ degree, lines: 'rows' }),
  degrees: [0, 1, 2, 3],
  cases: [
    [8, 0.5],
    [12, 0.25],
    [12, 0.5],
    [20, 0.25],
    [20, 0.5],
    [20, 0.75],
  ].map(([size = 0, p = 0]) => ({ name: `n = ${size}, p = ${p}`, params: { ...defaults(permanentsParams), size, p } })),
};

export const advantage: Benchmark = {
  name: 'advantage',
  about:
    'the time that each family’s best sampler needs for the exact average error of degree d ÷ the time of degree d (predicted error included), in Node, one thread',
  async *run() {
    await buildKernels();
    installKernels(await loadKernels());
    for (let at = 0; at < halfspaces.cases.length; at++) yield* rowsOf(halfspaces, at);
    for (let at = 0; at < sat.cases.length; at++) yield* rowsOf(sat, at);
    for (let at = 0; at < permanents.cases.length; at++) yield* rowsOf(permanents, at);
  },
};
