import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { COST } from '../../numerics/special/cost.ts';
import { finish } from '../work.ts';
import { unscaled } from '../scaled.ts';
import { exactOf } from './exact/exact.ts';
import { generateHalfspaces } from './generate.ts';
import type { HalfspacesParams } from './parameters.ts';
import { halfspacesSampler, sampleMany } from './sampler.ts';

function drawn(params: Partial<HalfspacesParams>, seed = 0) {
  return finish(generateHalfspaces({ dimension: 6, count: 4, ...params }, fold(key(21), seed)));
}

describe('the sampler', () => {
  it.each([
    {},
    { sampler: 'all-factors' },
    { inputs: 'sphere' },
    { threshold: -0.5 },
    { step: 'soft', slope: 2, threshold: 0.3 },
    { dimension: 2, count: 2 },
  ] as Partial<HalfspacesParams>[])('is right on average, within 4.5 standard errors: %j', (params) => {
    const instance = drawn(params);
    const exact = finish(exactOf(instance)!.run());
    const { mean, m2, samples } = finish(sampleMany(instance, key(22), 40_000));
    const error = Math.sqrt(m2[0]! / (samples - 1) / samples);
    expect(samples).toBe(40_000);
    expect(Math.abs(mean[0]! - unscaled(exact.value)[0]!)).toBeLessThan(4.5 * error);
  });

  it('puts inputs on the sphere of radius √n: |z| ≤ √n, and in two dimensions arcs of the circle', () => {
    const instance = drawn({ dimension: 2, count: 1, threshold: 1, inputs: 'sphere' });
    const { mean, samples } = finish(sampleMany(instance, key(23), 40_000));
    const share = Math.acos(1 / Math.SQRT2) / Math.PI;
    expect(Math.abs(mean[0]! - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / samples));
    const beyond = drawn({ dimension: 2, count: 1, threshold: 1.5, inputs: 'sphere' });
    expect(finish(sampleMany(beyond, key(23), 1000)).mean[0]).toBe(0);
  });

  it('gives the same samples with an early exit and without', () => {
    const [early, all] = [drawn({}), drawn({ sampler: 'all-factors' })];
    expect(finish(halfspacesSampler.block(early, key(1), 256))).toEqual(
      finish(halfspacesSampler.block(all, key(1), 256)),
    );
  });

  it('gives blocks that the key determines, and draws that are the same samples', () => {
    const instance = drawn({ step: 'soft' });
    const block = finish(halfspacesSampler.block(instance, key(5), 100));
    const draws = finish(halfspacesSampler.draws(instance, key(5), 100, 0));
    expect(finish(halfspacesSampler.block(instance, key(5), 100))).toEqual(block);
    expect(finish(halfspacesSampler.block(instance, key(6), 100))).not.toEqual(block);
    expect(draws).toHaveLength(100);
    expect(draws.reduce((sum, value) => sum + value, 0) / 100).toBeCloseTo(block.mean[0]!, 6);
  });

  it('is charged 10 for a normal number and 2n for a factor, two factors on average with an early exit', () => {
    const flops = (params: Partial<HalfspacesParams>): number => halfspacesSampler.flopsPerSample(drawn(params));
    expect(flops({})).toBe(60 + 12 * (1 + 0.5 + 0.25 + 0.125));
    expect(flops({ sampler: 'all-factors' })).toBe(60 + 12 * 4);
    expect(flops({ step: 'soft' })).toBe(60 + 4 * (12 + COST.normalCdf + 3));
    expect(flops({ inputs: 'sphere' })).toBe(flops({}));
    expect(flops({ inputs: 'sphere', threshold: 0.1, sampler: 'all-factors' })).toBe(78 + 12 * 4);
  });
});

describe('generation', () => {
  it('gives unit vectors that the key determines, the first of them whatever their number', () => {
    const [few, many] = [drawn({ count: 3 }), drawn({ count: 7 })];
    expect(many.directions.slice(0, 18)).toEqual(few.directions);
    expect(drawn({}, 1).directions).not.toEqual(drawn({}).directions);
    for (let i = 0; i < 7; i++) {
      expect(Math.hypot(...many.directions.subarray(6 * i, 6 * i + 6))).toBeCloseTo(1, 14);
    }
  });

  it('puts the middle of a soft step at the threshold', () => {
    expect(drawn({ step: 'soft', slope: 2, threshold: 0.5 }).factor).toEqual({ kind: 'probit', scale: 2, bias: 1 });
  });
});
