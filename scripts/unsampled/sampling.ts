import { referenceOf } from '../../src/experiments/reference.ts';
import { fold, key } from '../../src/numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../../src/numerics/statistics/moments.ts';
import { exp } from '../../src/numerics/special/exp.ts';
import type { ExactAlgorithm, Opened } from '../../src/problems/contract.ts';
import { plain } from '../../src/problems/scaled.ts';
import { finish } from '../../src/problems/work.ts';
import { quantityOf } from './estimate.ts';

const BLOCK = 256;

/** How many samples, and from which stream. */
export interface Draw {
  readonly samples: number;
  readonly seed: number;
}

/** Plain Monte Carlo: means of the outputs with their standard errors. */
export function answerSample(opened: Opened, { samples, seed }: Draw, family: string): Record<string, unknown> {
  const stream = fold(key(seed), 'command line', 'sample');
  let moments = emptyMoments(0);
  for (let start = 0; start < samples; start += BLOCK) {
    const block = finish(opened.block(fold(stream, start / BLOCK), Math.min(BLOCK, samples - start)));
    moments = start === 0 ? block : mergeMoments(moments, block);
  }
  return {
    ...quantityOf(family, plain(moments.mean)),
    standardError: Array.from(moments.m2, (sum) => Math.sqrt(sum / (samples - 1) / samples)),
    samples,
    seed,
    flops: samples * opened.flopsPerSample,
  };
}

/** What an exact algorithm finds: its standard error, and the variance of a plain sample. */
function answerExact(algorithm: ExactAlgorithm, family: string): Record<string, unknown> {
  const { value, squaredError, variance } = finish(algorithm.run());
  const unit = exp(value.log);
  return {
    ...quantityOf(family, value),
    standardError: Math.sqrt(squaredError) * unit,
    variance: variance * unit * unit,
    algorithm: algorithm.name,
  };
}

/** The exact value where it can be had; otherwise a reference as the page would make one: means with standard errors, and the variance of a single pass. */
export function answerTruth(opened: Opened, { samples, seed }: Draw, family: string): Record<string, unknown> {
  const { exact } = opened;
  if (exact) return answerExact(exact, family);
  const truth = finish(referenceOf(opened, fold(key(seed), 'command line', 'truth'), samples));
  return {
    ...quantityOf(family, truth.value),
    standardError: Array.from(truth.noise, Math.sqrt),
    variance: [...truth.variance],
    samples: truth.samples,
    replicates: truth.replicates,
    seed,
  };
}
