import { fold, type Key } from '../numerics/rng/key.ts';
import { emptyMoments, mergeMoments, type Moments } from '../numerics/statistics/moments.ts';
import type { Opened, Work } from '../problems/contract.ts';
import type { Sampled } from './spec.ts';

/** Samples that a competitor's repetitions may take together, and how many repetitions at most. */
const REPEATED = 256;
const MOST_RUNS = 64;
const BLOCK = 256;

/** How the competing sampler is run. */
export interface Runs {
  readonly samples: number;
  readonly runs: number;
}

/**
 * As many samples as `flops` operations buy, at least one; repeated while repetitions are cheap, so that the error of
 * a sampler of very few samples is measured well.
 */
export function competitorRuns(flops: number, flopsPerSample: number): Runs {
  const samples = Math.max(1, Math.floor(flops / flopsPerSample));
  return { samples, runs: Math.max(1, Math.min(MOST_RUNS, Math.floor(REPEATED / samples))) };
}

function* oneRun(opened: Opened, stream: Key, samples: number): Work<never, Moments> {
  let moments: Moments | undefined;
  for (let start = 0; start < samples; start += BLOCK) {
    const block = yield* opened.block(fold(stream, start / BLOCK), Math.min(BLOCK, samples - start));
    moments = mergeMoments(moments ?? emptyMoments(block.mean.length), block);
    yield null;
  }
  return moments ?? emptyMoments(0);
}

/** Runs the competitor on a stream that no reference draws from, and reduces its runs. */
export function* sampleRuns(opened: Opened, stream: Key, { samples, runs }: Runs): Work<never, Sampled> {
  let sum: Float64Array | undefined;
  let squares = 0;
  let all: Moments | undefined;
  for (let run = 0; run < runs; run++) {
    const moments = yield* oneRun(opened, fold(stream, run), samples);
    const { mean } = moments;
    all = all ? mergeMoments(all, moments) : moments;
    sum ??= new Float64Array(mean.length);
    for (let j = 0; j < mean.length; j++) {
      sum[j] = sum[j]! + mean[j]!;
      squares += mean[j]! * mean[j]!;
    }
  }
  const mean = (sum ?? new Float64Array(0)).map((total) => total / runs);
  const drawn = all && all.samples > 1 && !opened.isPlainlySampled ? all : undefined;
  return {
    kind: 'sample',
    samples,
    runs,
    mean,
    meanSquare: squares / runs,
    ...(drawn && { variance: drawn.m2.map((square) => square / (drawn.samples - 1)) }),
    flops: samples * opened.flopsPerSample,
  };
}
