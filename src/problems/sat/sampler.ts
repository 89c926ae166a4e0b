import { fold, type Key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../../numerics/statistics/moments.ts';
import type { Block, ReferenceSampler, Replicates, Sampler, Work } from '../contract.ts';
import { sizeOf } from './estimators/bits.ts';
import type { Formula } from './instance.ts';
import type { SamplerName } from './parameters.ts';
import type { Drawing } from './sampling/drawing.ts';
import { parallelDrawing } from './sampling/parallel.ts';
import { scalarDrawing } from './sampling/scalar.ts';

const DRAWINGS: Readonly<Record<SamplerName, Drawing>> = { parallel: parallelDrawing, scalar: scalarDrawing };

/** Samples drawn at once. */
const CHUNK = 8192;
/** Samples between two pauses. */
const PAUSE = 65_536;
/** Replicates of a reference. */
const REPLICATES = 256;

function drawingOf({ sampler }: Formula): Drawing {
  return DRAWINGS[sampler];
}

function hitsIn(outcomes: Int32Array): number {
  let hits = 0;
  for (let i = 0; i < outcomes.length; i++) hits += sizeOf(outcomes[i]!);
  return hits;
}

/** How many of some uniform assignments satisfy a formula: in chunks of 8192 by fold(key, chunk). */
export function* countHits(formula: Formula, key: Key, samples: number): Work<never, number> {
  const drawing = drawingOf(formula);
  let hits = 0;
  for (let start = 0; start < samples; start += CHUNK) {
    hits += hitsIn(drawing.outcomes(formula, fold(key, start / CHUNK), Math.min(CHUNK, samples - start)));
    if ((start + CHUNK) % PAUSE === 0) yield null;
  }
  return hits;
}

/** Moments of a variable that was 1 in `hits` of `samples` ≥ 1 cases and 0 in the others. */
function momentsOfHits(hits: number, samples: number): Block {
  const share = hits / samples;
  return { samples, mean: Float64Array.of(share), m2: Float64Array.of((samples - hits) * share) };
}

/** Uniform assignments; a sample is 1 where it satisfies the formula and 0 elsewhere. */
export const satSampler: Sampler<Formula> = {
  flopsPerSample: (formula) => drawingOf(formula).flopsPerSample(formula),
  // Short enough never to pause.
  // oxlint-disable-next-line require-yield
  *block(formula, key, samples) {
    return momentsOfHits(hitsIn(drawingOf(formula).outcomes(formula, key, samples)), samples);
  },
  // oxlint-disable-next-line require-yield
  *draws(formula, key, samples) {
    const outcomes = drawingOf(formula).outcomes(formula, key, samples);
    return Float32Array.from({ length: samples }, (_, i) => (outcomes[i >> 5]! >>> (i & 31)) & 1);
  },
};

function* replicatesOf(formula: Formula, key: Key, passes: number, replicates: number): Work<never, Replicates> {
  let moments = emptyMoments(1);
  let within = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { mean, m2 } = momentsOfHits(yield* countHits(formula, fold(key, replicate), passes), passes);
    moments = mergeMoments(moments, { samples: 1, mean, m2: new Float64Array(1) });
    within += m2[0]! / passes;
    if (replicate % 16 === 15) yield null;
  }
  return { moments, within: Float64Array.of(within / replicates) };
}

/** Plain samples in bulk: a replicate is the share of hits among passes that have nothing to do with one another. */
export const satReference: ReferenceSampler<Formula> = {
  passes: (_, samples) => 32 * Math.max(1, Math.floor(samples / (32 * REPLICATES))),
  block: replicatesOf,
  secondMomentRatio: () => 1,
};
