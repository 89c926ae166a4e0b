import { describe, expect, it } from 'vitest';
import { key } from '../numerics/rng/key.ts';
import { gaussianTail } from '../numerics/tails/gaussian-tail.ts';
import { mlp } from '../problems/mlp/index.ts';
import { openExplicit } from '../problems/explicit.ts';
import { finish } from '../problems/work.ts';
import { deduce, outputsOf, thresholdsFor } from './outputs.ts';
import { perform } from './perform.ts';
import type { Outputs, Task } from './spec.ts';
import { tailBy } from './tail-routes.ts';

const third = {
  id: 'cumulants',
  options: { order: 3, variant: 'simple', factored: 'true', metric: 'exact', fallback: 'none' },
};
const covariance = { id: 'covariance', options: {} };
const opened = finish(mlp.open({ width: 32, depth: 2 }, key(7)));
const question = { method: third, output: 5, samples: 65_536 };
const result = finish(outputsOf(opened, key(1), question));

describe('the distribution of one output', () => {
  it('is sampled where the method expects it: mean, deviation and the commoner tails', () => {
    const { cumulants, counts, low, high, thresholds, picture } = result;
    const width = (high - low) / counts.length;
    const total = counts.reduce((sum, count) => sum + count, 0);
    const mean = counts.reduce((sum, count, k) => sum + count * (low + (k + 0.5) * width), 0) / total;
    const deviation = Math.sqrt(cumulants.variance);
    expect(total / picture.samples).toBeGreaterThan(0.995);
    expect(Math.abs(mean - cumulants.mean)).toBeLessThan(0.05 * deviation);
    const common = [...thresholds].map((t) => tailBy('lugannani-rice', cumulants, t)).filter((p) => p > 0.02);
    expect(common.length).toBeGreaterThan(4);
    for (const [k, p] of common.entries()) {
      expect(Math.abs(picture.above[k]! / picture.samples / p - 1)).toBeLessThan(0.2);
    }
  });

  it('is asked for at thresholds whose predicted tails fall from ½ to 10⁻⁶ by equal factors', () => {
    const tails = [...result.thresholds].map((threshold) => tailBy('lugannani-rice', result.cumulants, threshold));
    expect(tails).toHaveLength(24);
    expect(tails[0]).toBeCloseTo(0.5, 9);
    expect(tails.at(-1)! / 1e-6).toBeCloseTo(1, 9);
    for (const [k, tail] of tails.slice(1).entries()) expect(tail / tails[k]!).toBeCloseTo(2e-6 ** (1 / 23), 9);
  });

  it('has as many samples as the operations buy among those of the picture', () => {
    const { affordable, bought, picture } = result;
    const { flops } = finish(deduce(opened, third, 5));
    expect(affordable).toBe(Math.floor(flops / opened.flopsPerSample));
    // The mean does without the last layer's cumulants, the tail does not.
    expect(flops).toBeGreaterThan(1.5 * opened.flops(third));
    expect([bought.samples, picture.samples]).toEqual([affordable, 65_536]);
    for (const [k, above] of bought.above.entries()) expect(above).toBeLessThanOrEqual(picture.above[k]!);
    const short = finish(outputsOf(opened, key(1), { ...question, samples: affordable }));
    expect(short.picture).toEqual(bought);
  });

  it('streams what it has seen so far, in copies', () => {
    const marks: Outputs[] = [];
    const work = outputsOf(opened, key(1), question);
    for (let next = work.next(); !next.done; next = work.next()) {
      if (next.value?.result.kind === 'outputs') marks.push(next.value.result);
    }
    expect(marks.map(({ picture }) => picture.samples)).toEqual([1, 2, 3, 4, 5, 6, 7].map((count) => 8192 * count));
    expect(marks[0]!.thresholds).toEqual(result.thresholds);
  });

  it('needs no method that knows its variance', () => {
    const dead = openExplicit('mlp', { weights: [[[1, 0.5]], [[0]]], biases: null, activation: 'relu' });
    const { cumulants, counts, order } = finish(
      outputsOf(dead, key(1), { ...question, method: covariance, output: 0 }),
    );
    expect([cumulants.variance, order]).toEqual([0, 2]);
    expect(counts[32]).toBe(65_536);
  });
});

describe('what a method knows of an output', () => {
  it('is mean and variance at order 2, four cumulants at order 3', () => {
    const second = finish(deduce(opened, covariance, 5));
    expect([second.order, second.cumulants.third, second.cumulants.fourth]).toEqual([2, 0, 0]);
    const more = finish(deduce(opened, third, 5));
    expect(more.order).toBe(3);
    expect(more.cumulants.third).not.toBe(0);
    expect(Math.abs(more.cumulants.variance / second.cumulants.variance - 1)).toBeLessThan(0.2);
  });

  it('makes all routes the Gaussian where it knows no third cumulant', () => {
    const { cumulants } = finish(deduce(opened, covariance, 5));
    const t = cumulants.mean + 2 * Math.sqrt(cumulants.variance);
    for (const route of ['lugannani-rice', 'gaussian', 'edgeworth', 'heaviside'] as const) {
      expect(tailBy(route, cumulants, t)).toBeCloseTo(gaussianTail(2), 12);
    }
  });
});

describe('thresholds', () => {
  it('are the Gaussian’s where four cumulants are too wild for the saddlepoint formula', () => {
    const [half] = thresholdsFor({ mean: 1, variance: 4, third: 0, fourth: 16 * 50 });
    expect(half).toBeCloseTo(1, 9);
  });
});

describe('the task of one output', () => {
  const task: Task = {
    family: 'mlp',
    params: { width: 8, depth: 1 },
    seed: 3,
    instance: 0,
    job: { kind: 'outputs', method: covariance, output: 2 },
  };

  it('has the same digits whenever it runs, and another output has others', () => {
    const once = finish(perform(task));
    expect(finish(perform({ ...task }))).toEqual(once);
    const other = finish(perform({ ...task, job: { kind: 'outputs', method: covariance, output: 3 } }));
    expect(other).not.toEqual(once);
  }, 30_000);
});
