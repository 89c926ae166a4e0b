import { fold } from '../numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../numerics/statistics/moments.ts';
import type { ReferenceSampler, Sampler } from './contract.ts';

/** Passes that a sampler takes at once. */
const MOST = 256;

/** A reference of independent passes, each a replicate of its own. */
export function plainReference<I>(sampler: Sampler<I>): ReferenceSampler<I> {
  return {
    passes: () => 1,
    *block(instance, key, _, replicates) {
      let moments = emptyMoments(0);
      for (let start = 0; start < replicates; start += MOST) {
        const block = yield* sampler.block(instance, fold(key, start / MOST), Math.min(MOST, replicates - start));
        moments = start === 0 ? block : mergeMoments(moments, block);
        yield null;
      }
      return { moments, within: new Float64Array(moments.mean.length) };
    },
    secondMomentRatio: () => 1,
  };
}
