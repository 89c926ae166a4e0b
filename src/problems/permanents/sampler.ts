import type { Key } from '../../numerics/rng/key.ts';
import { momentsOfNumbers } from '../../numerics/statistics/number-moments.ts';
import type { Block, Sampler, Work } from '../contract.ts';
import type { SquareMatrix } from './instance.ts';
import type { SamplerName } from './parameters.ts';
import { godsilGutmanSampler } from './samplers/godsil-gutman.ts';
import type { MatrixSampler } from './samplers/matrix-sampler.ts';
import { plainSampler } from './samplers/plain.ts';
import { rasmussenSampler } from './samplers/rasmussen.ts';

const SAMPLERS: Readonly<Record<SamplerName, MatrixSampler>> = {
  rasmussen: rasmussenSampler,
  plain: plainSampler,
  'godsil-gutman': godsilGutmanSampler,
};

/** Operations between two pauses. */
const PAUSE = 2_000_000;

/** Values of `samples` samples in double precision, in their order. */
function* valuesOf(matrix: SquareMatrix, key: Key, samples: number): Work<never, Float64Array> {
  const sampler = SAMPLERS[matrix.sampler];
  const draw = sampler.start(matrix, key, samples);
  const values = new Float64Array(samples);
  const between = Math.max(1, Math.floor(PAUSE / (1 + sampler.flops(matrix))));
  for (let i = 0; i < samples; i++) {
    values[i] = draw();
    if (i % between === between - 1) yield null;
  }
  yield null;
  return values;
}

/** The sampler that a matrix asks for. Single draws are rounded to single precision, and 0 below 10⁻⁴⁵; moments are not. */
export const permanentsSampler: Sampler<SquareMatrix> = {
  flopsPerSample: (matrix) => SAMPLERS[matrix.sampler].flops(matrix),
  isPlain: ({ sampler }) => sampler === 'plain',
  *block(matrix, key, samples): Work<never, Block> {
    return momentsOfNumbers(yield* valuesOf(matrix, key, samples));
  },
  *draws(matrix, key, samples): Work<never, Float32Array> {
    return Float32Array.from(yield* valuesOf(matrix, key, samples));
  },
};
