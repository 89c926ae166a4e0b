import { fold, type Key } from '../numerics/rng/key.ts';
import { emptyMoments, mergeMoments, type Moments } from '../numerics/statistics/moments.ts';
import type { Opened, Replicates, Work } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { plain } from '../problems/scaled.ts';
import type { Partial, Truth } from './spec.ts';

/** Disjoint batches of a reference, whose differences show its noise. Even. */
export const BATCHES = 32;
/** Batches without which even a first glance at the noise is worth nothing. */
const FEWEST_BATCHES = 8;
/** Blocks that a reference is cut into: after FEWEST_BATCHES of them there is something to show. */
const MOST_BLOCKS = 512;

/** A reference in the making: everything seen, and the moments of each batch. Block b belongs to batch b mod BATCHES. */
export interface Reference {
  readonly total: Moments;
  readonly within: Float64Array;
  readonly batches: readonly Moments[];
  readonly blocks: number;
}

/** A reference of `width` outputs that has seen nothing. */
export function emptyReference(width: number): Reference {
  return {
    total: emptyMoments(width),
    within: new Float64Array(width),
    batches: Array.from({ length: BATCHES }, () => emptyMoments(width)),
    blocks: 0,
  };
}

/** Takes in the next block. Blocks come in index order: merging is not associative to the last bit. */
export function addBlock(reference: Reference, { moments, within }: Replicates): Reference {
  const batch = reference.blocks % BATCHES;
  const total = mergeMoments(reference.total, moments);
  const share = moments.samples / total.samples;
  return {
    total,
    within: reference.within.map((old, output) => old + (within[output]! - old) * share),
    batches: reference.batches.map((old, index) => (index === batch ? mergeMoments(old, moments) : old)),
    blocks: reference.blocks + 1,
  };
}

/**
 * (A − B)·√(ab/((a+b)r)) for batches of a and b replicates out of r: mean 0 and the covariance of the mean of all r. In
 * single precision, which is more than a noise estimate needs and half the size.
 */
function contrast(first: Moments, second: Moments, replicates: number): Float32Array {
  const scale = Math.sqrt((first.samples * second.samples) / ((first.samples + second.samples) * replicates));
  return Float32Array.from(first.mean, (value, output) => (value - second.mean[output]!) * scale);
}

/** How passes become a truth: passes a replicate, and E[y²] of a plain pass ÷ E[y²] of a reference's pass. */
export interface Scheme {
  readonly passes: number;
  readonly secondMomentRatio: number;
}

/**
 * What is known so far, or undefined while fewer batches than the fewest have a block. With P passes a replicate and R
 * replicates of mean M, the squared standard error is m2/(R(R − 1)). A pass of the reference has the variance V = E[variance
 * within a replicate] + Var[replicate], and a plain one, ρ times its second moment, ρV + (ρ − 1)·E[y]², where M² less its
 * noise estimates E[y]² without bias.
 */
export function truthOf({ total, within, batches, blocks }: Reference, scheme: Scheme): Truth | undefined {
  const pairs = Math.floor(Math.min(BATCHES, blocks) / 2);
  if (2 * pairs < FEWEST_BATCHES) return undefined;
  const { samples: replicates, mean, m2 } = total;
  const contrasts = new Float32Array(pairs * mean.length);
  for (let pair = 0; pair < pairs; pair++) {
    const [first, second] = [batches[2 * pair]!, batches[2 * pair + 1]!];
    contrasts.set(contrast(first, second, replicates), pair * mean.length);
  }
  const noise = m2.map((sum) => sum / (replicates * (replicates - 1)));
  const ratio = scheme.secondMomentRatio;
  const variance = mean.map(
    (value, j) => ratio * (within[j]! + m2[j]! / (replicates - 1)) + (ratio - 1) * (value * value - noise[j]!),
  );
  return {
    kind: 'truth',
    value: plain(mean),
    variance,
    noise,
    samples: replicates * scheme.passes,
    replicates,
    contrasts,
  };
}

/**
 * The reference of an instance from at least `samples` passes, rounded up to whole replicates, on the stream `stream`.
 * Yields what is known after each power of two of blocks, from the fewest on: each at least halves the noise's variance.
 */
export function* referenceOf(opened: Opened, stream: Key, samples: number): Work<Partial, Truth> {
  const { reference: sampler } = opened;
  const scheme = { passes: sampler.passes(samples), secondMomentRatio: sampler.secondMomentRatio };
  const wanted = Math.ceil(samples / scheme.passes);
  const size = Math.ceil(wanted / MOST_BLOCKS);
  const blocks = Math.ceil(wanted / size);
  invariant(blocks >= BATCHES, `${samples} reference samples are too few for ${BATCHES} batches`);
  let reference: Reference | undefined;
  for (let index = 0; index < blocks; index++) {
    const count = Math.min(size, wanted - index * size);
    const block = yield* sampler.block(fold(stream, index), scheme.passes, count);
    reference = addBlock(reference ?? emptyReference(block.within.length), block);
    const worthShowing = ((index + 1) & index) === 0 && index + 1 < blocks;
    const result = worthShowing && truthOf(reference, scheme);
    yield result ? { result, done: index + 1, total: blocks } : null;
  }
  const result = reference && truthOf(reference, scheme);
  invariant(result, 'a reference without blocks');
  return result;
}
