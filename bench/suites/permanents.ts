import { fold, key } from '../../src/numerics/rng/key.ts';
import { unscaled } from '../../src/problems/scaled.ts';
import { finish, quietly } from '../../src/problems/work.ts';
import { degreeEstimator } from '../../src/problems/permanents/estimators/degree.ts';
import { glynn } from '../../src/problems/permanents/exact/glynn.ts';
import { factorial } from '../../src/problems/permanents/exact/scaled-rows.ts';
import { subsetProgram } from '../../src/problems/permanents/exact/subset-program.ts';
import { generateMatrix } from '../../src/problems/permanents/generate.ts';
import type { SquareMatrix } from '../../src/problems/permanents/instance.ts';
import { SAMPLER_NAMES } from '../../src/problems/permanents/parameters.ts';
import { permanentsSampler } from '../../src/problems/permanents/sampler.ts';
import { lessIsBetter, moreIsBetter, type Row } from '../benchmark.ts';
import { compare } from '../compare.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

const SIZE = 20;
/** Samples of one block. */
const BLOCK = 256;
/** The times to hold, in ms; degrees without one have none. */
const BARS = {
  degree: new Map([
    [2, 2],
    [3, 10],
  ]),
  subsets: 200,
} as const;

const matrixOf = (): SquareMatrix =>
  finish(generateMatrix({ size: SIZE, entries: 'bernoulli', p: 0.5, sampler: 'rasmussen' }, key(1)));

function estimate(matrix: SquareMatrix, degree: number): Row {
  const options = { degree, lines: 'rows' } as const;
  const run = (): Float64Array => unscaled(finish(quietly(degreeEstimator.run(matrix, options))).value);
  const { ours } = interleave({ ours: run }, 9);
  const bar = BARS.degree.get(degree);
  const gigaflops = degreeEstimator.flops(matrix, options) / ours / 1e6;
  const name = `permanent, degree ${degree}, n = ${SIZE}`;
  return lessIsBetter({ name, unit: 'ms', note: `${gigaflops.toPrecision(3)} GFLOP/s` }, ours, {
    ...(bar !== undefined && { bar }),
  });
}

function* exact(matrix: SquareMatrix): Generator<Row, void, void> {
  const bySubsets = (): number => finish(subsetProgram(SIZE, matrix.entries)).permanent;
  const byGlynn = (): number => finish(glynn(SIZE, matrix.entries)).permanent;
  const count = factorial(SIZE);
  compare(Float64Array.of(bySubsets() / count), Float64Array.of(byGlynn() / count), 1e-12, 'Glynn’s formula');
  const millis = interleave({ bySubsets, byGlynn }, 9);
  yield lessIsBetter({ name: `subset program, n = ${SIZE}`, unit: 'ms' }, millis.bySubsets, {
    'Glynn’s formula': millis.byGlynn,
    bar: BARS.subsets,
  });
}

function* samples(matrix: SquareMatrix): Generator<Row, void, void> {
  for (const sampler of SAMPLER_NAMES) {
    const { ours } = interleave({
      ours: (round) => finish(permanentsSampler.block({ ...matrix, sampler }, fold(key(2), round), BLOCK)),
    });
    yield moreIsBetter({ name: `${sampler} samples, n = ${SIZE}`, unit: 'samples/s' }, (1000 * BLOCK) / ours);
  }
}

export const permanents: Suite = {
  name: 'permanents',
  about: 'estimates, exact values and samples of the permanent of one 0/1 matrix, one thread',
  *run() {
    const matrix = matrixOf();
    for (const degree of [0, 1, 2, 3, 4]) yield estimate(matrix, degree);
    yield* exact(matrix);
    yield* samples(matrix);
  },
};
