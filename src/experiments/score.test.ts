import { describe, expect, it } from 'vitest';
import { fold, key } from '../numerics/rng/key.ts';
import { fillNormal32 } from '../numerics/rng/normal32.ts';
import { momentsOf } from '../numerics/statistics/moments.ts';
import { plain } from '../problems/scaled.ts';
import type { Replicates } from '../problems/contract.ts';
import { addBlock, BATCHES, emptyReference, truthOf } from './reference.ts';
import { scoreEstimate, scoreSample, yardstick } from './score.ts';
import type { Estimated, Sampled, Truth } from './spec.ts';

/** Outputs with known mean m and strong correlation: y = m + A·z, one common factor and three of their own. */
const TRUE_MEAN = [1, -2, 0.5];
const FACTOR = [1, 2, -1];
const WIDTH = TRUE_MEAN.length;
/** tr Σ for Σ = ffᵀ + I/4. */
const TRACE = FACTOR.reduce((sum, f) => sum + f * f + 0.25, 0);

function outputs(name: string, samples: number): Float32Array {
  const z = new Float32Array(samples * (WIDTH + 1));
  fillNormal32(z, fold(key(2), name));
  const y = new Float32Array(samples * WIDTH);
  for (let r = 0; r < samples; r++) {
    for (let j = 0; j < WIDTH; j++) {
      y[r * WIDTH + j] = TRUE_MEAN[j]! + FACTOR[j]! * z[r * (WIDTH + 1)]! + 0.5 * z[r * (WIDTH + 1) + 1 + j]!;
    }
  }
  return y;
}

/** Passes of a block, each a replicate of its own. */
const BLOCK = 128;
const SCHEME = { passes: 1, secondMomentRatio: 1 };

function blockOf(name: string, samples: number): Replicates {
  return { moments: momentsOf(outputs(name, samples), samples, WIDTH), within: new Float64Array(WIDTH) };
}

function truthFrom(name: string, samples: number): Truth {
  let reference = emptyReference(WIDTH);
  for (let start = 0, block = 0; start < samples; start += BLOCK, block++) {
    const count = Math.min(BLOCK, samples - start);
    reference = addBlock(reference, blockOf(`${name}-${block}`, count));
  }
  return truthOf(reference, SCHEME)!;
}

function estimateAt(shift: number): Estimated {
  const value = plain(Float64Array.from(TRUE_MEAN, (m) => m + shift));
  return { kind: 'estimate', estimate: { value, notes: [] }, flops: 1 };
}

const SAMPLES = BATCHES * BLOCK + 60;
const references = Array.from({ length: 300 }, (_, i) => yardstick(truthFrom(`reference ${i}`, SAMPLES)));

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const centre = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - centre) ** 2)));
}

describe('a predicted error', () => {
  it('is normalised like the error that it predicts', () => {
    const reference = yardstick({
      kind: 'truth',
      value: plain(Float64Array.of(0, 0)),
      variance: Float64Array.of(3, 5),
      noise: Float64Array.of(0, 0),
      samples: 64,
      replicates: 64,
      contrasts: new Float32Array(8),
    });
    const estimate = { value: plain(Float64Array.of(1, 1)), predictedError: plain(Float64Array.of(1, 2)), notes: [] };
    expect(scoreEstimate({ kind: 'estimate', estimate, flops: 1 }, reference).predicted).toBe(5 / 8);
  });
});

describe('the score of an estimate', () => {
  it.each([0, 0.02, 0.3])('is unbiased when every output is off by %f, within 4 standard errors', (shift) => {
    const expected = (WIDTH * shift * shift) / TRACE;
    const scores = references.map((reference) => scoreEstimate(estimateAt(shift), reference).error);
    const z = (meanOf(scores) - expected) / (deviationOf(scores) / Math.sqrt(scores.length));
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it.each([0, 0.02, 0.3])('knows its own noise when every output is off by %f', (shift) => {
    const scores = references.map((reference) => scoreEstimate(estimateAt(shift), reference));
    const claimed = Math.sqrt(meanOf(scores.map(({ noise }) => noise)));
    const seen = deviationOf(scores.map(({ error }) => error));
    // 300 references: the deviation itself is known to about 6 % for near-Gaussian scores, 12 % for squared noise.
    expect(claimed / seen).toBeGreaterThan(0.75);
    expect(claimed / seen).toBeLessThan(1.33);
  });

  it('would be biased by the reference if it were not corrected: the naive error is the noise itself', () => {
    const naive = references.map(
      ({ mean }) => mean.reduce((sum, value, j) => sum + (value - TRUE_MEAN[j]!) ** 2, 0) / TRACE,
    );
    expect(meanOf(naive) * SAMPLES).toBeGreaterThan(0.8);
    expect(meanOf(naive) * SAMPLES).toBeLessThan(1.2);
  });
});

describe('a reference in the making', () => {
  it('tells nothing before its first eight blocks, and from then on more with every block', () => {
    let reference = emptyReference(WIDTH);
    const contrasts: (number | undefined)[] = [];
    for (let block = 0; block < BATCHES + 2; block++) {
      reference = addBlock(reference, blockOf(`early ${block}`, BLOCK));
      const truth = truthOf(reference, SCHEME);
      contrasts.push(truth && truth.contrasts.length / WIDTH);
    }
    expect(contrasts.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => undefined));
    expect(contrasts.slice(7, 12)).toEqual([4, 4, 5, 5, 6]);
    expect(contrasts.slice(-3)).toEqual([BATCHES / 2, BATCHES / 2, BATCHES / 2]);
  });
});

describe('the score of a sampler', () => {
  it('is 1/N on average for N samples, within 4 standard errors', () => {
    const samples = 5;
    const runs = 40;
    const scores = references.map((reference, i) => {
      const y = outputs(`sampler ${i}`, samples * runs);
      const means = Array.from(
        { length: runs },
        (_, run) => momentsOf(y.subarray(run * samples * WIDTH, (run + 1) * samples * WIDTH), samples, WIDTH).mean,
      );
      const mean = Float64Array.from({ length: WIDTH }, (_, j) => meanOf(means.map((m) => m[j]!)));
      const meanSquare = meanOf(means.map((m) => m.reduce((sum, value) => sum + value * value, 0)));
      const sampled: Sampled = { kind: 'sample', samples, runs, mean, meanSquare, flops: 1 };
      return scoreSample(sampled, reference).error;
    });
    const z = (meanOf(scores) - 1 / samples) / (deviationOf(scores) / Math.sqrt(scores.length));
    expect(Math.abs(z)).toBeLessThan(4);
  });
});
