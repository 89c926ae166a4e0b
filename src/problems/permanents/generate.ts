import { type Key, fold } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { fillWords32 } from '../../numerics/rng/words32.ts';
import type { Work } from '../contract.ts';
import { matrixOf, type SquareMatrix } from './instance.ts';
import { entryMoments, type PermanentsParams } from './parameters.ts';

const TWO_32 = 4294967296;

function gaussians(count: number, key: Key): Float64Array {
  const values = new Float32Array(count);
  fillNormal32(values, key);
  return Float64Array.from(values);
}

/** `below` where a uniform number in [0, 1) is below `p`, `above` elsewhere. */
function twoValued(count: number, key: Key, p: number, below: number, above: number): Float64Array {
  const words = new Uint32Array(count);
  fillWords32(words, key);
  return Float64Array.from(words, (word) => (word < p * TWO_32 ? below : above));
}

function entriesOf({ size, entries, p }: PermanentsParams, key: Key): Float64Array {
  const count = size * size;
  switch (entries) {
    case 'bernoulli':
      return twoValued(count, key, p, 1, 0);
    case 'sign':
      return twoValued(count, key, 0.5, 1, -1);
    case 'gaussian':
      return gaussians(count, key);
    default:
      return entries satisfies never;
  }
}

/** A random matrix (random-permanents §1). The sampler's name changes no entry; Gaussian entries are single-precision numbers. */
export function* generateMatrix(params: PermanentsParams, key: Key): Work<never, SquareMatrix> {
  const entries = entriesOf(params, fold(key, 'entries'));
  yield null;
  return matrixOf(params.size, entries, { ensemble: entryMoments(params), sampler: params.sampler });
}
