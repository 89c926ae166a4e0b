import { emptyMoments, mergeMoments, type Moments } from '../numerics/statistics/moments.ts';
import { plain } from '../problems/scaled.ts';
import type { Truth } from './spec.ts';

/** Samples a block; with the fewest reference samples allowed every batch still gets a block. */
export const BLOCK = 128;
/** Disjoint batches of a reference, whose differences show its noise. Even. */
export const BATCHES = 32;

/** A reference in the making: everything seen, and the mean of each batch. Block b belongs to batch b mod BATCHES. */
export interface Reference {
  readonly total: Moments;
  readonly batches: readonly Moments[];
  readonly blocks: number;
}

/** A reference of `width` outputs that has seen nothing. */
export function emptyReference(width: number): Reference {
  return {
    total: emptyMoments(width),
    batches: Array.from({ length: BATCHES }, () => emptyMoments(width)),
    blocks: 0,
  };
}

/** Takes in the next block. Blocks come in index order: merging is not associative to the last bit. */
export function addBlock(reference: Reference, block: Moments): Reference {
  const batch = reference.blocks % BATCHES;
  return {
    total: mergeMoments(reference.total, block),
    batches: reference.batches.map((old, index) => (index === batch ? mergeMoments(old, block) : old)),
    blocks: reference.blocks + 1,
  };
}

/** (A − B)·√(ab/(a+b)) for batches of a and b samples: mean 0 and the covariance of a single pass. */
function contrast(first: Moments, second: Moments): Float64Array {
  const scale = Math.sqrt((first.samples * second.samples) / (first.samples + second.samples));
  return first.mean.map((value, output) => (value - second.mean[output]!) * scale);
}

/** Batches without which even a first glance at the noise is worth nothing. */
export const FEWEST_BATCHES = 8;

/** What is known so far, or undefined while fewer batches than the fewest have a block. */
export function truthOf(reference: Reference): Truth | undefined {
  const pairs = Math.floor(Math.min(BATCHES, reference.blocks) / 2);
  if (2 * pairs < FEWEST_BATCHES) return undefined;
  const { samples, mean, m2 } = reference.total;
  const contrasts = new Float64Array(pairs * mean.length);
  for (let pair = 0; pair < pairs; pair++) {
    contrasts.set(contrast(reference.batches[2 * pair]!, reference.batches[2 * pair + 1]!), pair * mean.length);
  }
  return { kind: 'truth', value: plain(mean), variance: m2.map((sum) => sum / (samples - 1)), samples, contrasts };
}
