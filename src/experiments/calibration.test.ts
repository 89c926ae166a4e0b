import { describe, expect, it } from 'vitest';
import { fold, key } from '../numerics/rng/key.ts';
import { fillNormal32 } from '../numerics/rng/normal32.ts';
import { plain } from '../problems/scaled.ts';
import { finish } from '../problems/work.ts';
import { calibrate, calibrateNetwork, LARGEST_NOISE, scaleOf } from './calibration.ts';
import { perform } from './perform.ts';
import { plan } from './plan.ts';
import type { Estimated, ExperimentSpec, Truth } from './spec.ts';
import { createResultTable } from './table.ts';

const OUTPUTS = 4000;

function normals(name: string): Float64Array {
  const drawn = new Float32Array(OUTPUTS);
  fillNormal32(drawn, fold(key(3), name));
  return new Float64Array(drawn);
}

/** A reference that is off by its own noise, of the variance given, around the truth 0. */
function truthOf(variance: number): Truth {
  return {
    kind: 'truth',
    value: plain(normals('reference').map((z) => z * Math.sqrt(variance))),
    variance: new Float64Array(OUTPUTS).fill(1),
    noise: new Float64Array(OUTPUTS).fill(variance),
    samples: 64,
    replicates: 64,
    contrasts: new Float32Array(0),
  };
}

/** An estimate whose errors are normal of standard deviation `actual`, and which predicts `predicted`. */
function estimateOf(actual: number, predicted?: number): Estimated {
  const value = plain(normals('errors').map((z) => actual * z));
  const errors = predicted === undefined ? {} : { predictedError: plain(new Float64Array(OUTPUTS).fill(predicted)) };
  return { kind: 'estimate', estimate: { value, notes: [], ...errors }, flops: 1 };
}

function shareWithin(ratios: readonly number[], limit: number): number {
  return ratios.filter((ratio) => Math.abs(ratio) <= limit).length / ratios.length;
}

describe('the calibration of one network', () => {
  it('is that of the normal where predictions are right, up to the noisiest reference that counts', () => {
    for (const noise of [0, LARGEST_NOISE]) {
      const { ratios, ratio, noisy } = calibrateNetwork(estimateOf(1, 1), truthOf(noise));
      expect(noisy).toBe(0);
      // Binomial standard errors: 0.0074 and 0.0033; of the ratio 0.011.
      expect(Math.abs(shareWithin(ratios, 1) - 0.6827)).toBeLessThan(4 * 0.0074);
      expect(Math.abs(shareWithin(ratios, 2) - 0.9545)).toBeLessThan(4 * 0.0033);
      expect(Math.abs(ratio! - 1)).toBeLessThan(4 * 0.0112);
    }
  });

  it('leaves out what a noisier reference cannot tell, and counts it', () => {
    const { ratios, ratio, noisy } = calibrateNetwork(estimateOf(1, 1), truthOf(1.01 * LARGEST_NOISE));
    expect([ratios.length, ratio, noisy]).toEqual([0, undefined, OUTPUTS]);
  });

  it('keeps the sign of errors, and tells by what factor predictions are off', () => {
    const { ratios, ratio } = calibrateNetwork(estimateOf(3, 1), truthOf(0));
    expect(Math.abs(ratio! - 3)).toBeLessThan(0.15);
    const positive = ratios.filter((each) => each > 0).length / OUTPUTS;
    expect(Math.abs(positive - 0.5)).toBeLessThan(4 * 0.0079);
  });

  it('is empty without predictions', () => {
    expect(calibrateNetwork(estimateOf(1), truthOf(0))).toEqual({ ratios: [], noisy: 0 });
  });
});

describe('a scale', () => {
  it('is the geometric mean of the ratios, with the factor of one standard deviation', () => {
    expect(scaleOf([])).toBeUndefined();
    expect(scaleOf([2])).toEqual({ networks: 1, ratio: expect.closeTo(2, 12) as number });
    const scale = scaleOf([1 / 2, 2, 1 / 2, 2]);
    expect(scale?.ratio).toBeCloseTo(1, 12);
    expect(Math.log(scale!.spread!)).toBeCloseTo(Math.LN2 * Math.sqrt(4 / 3), 12);
  });
});

describe('the calibration of a sweep', () => {
  const spec: ExperimentSpec = {
    family: 'mlp',
    params: { width: 32, depth: 2 },
    sweep: { param: 'width', sizes: [16, 32] },
    instances: 4,
    seed: 5,
    methods: [
      { id: 'mean', options: {} },
      { id: 'covariance', options: {} },
    ],
    samples: 65536,
  };
  const table = createResultTable();
  for (const task of plan(spec)) if (task.job.kind !== 'sample') table.put(task, finish(perform(task)), true);

  it('has every output of every network once, and predictions of the right size', () => {
    for (const { name, ratios, noisy, troubled, unpredicted, scale } of calibrate(table, spec)) {
      expect(ratios.length + noisy, name).toBe(4 * (16 + 32));
      expect([troubled, unpredicted]).toEqual([0, 0]);
      expect(scale!.ratio, name).toBeGreaterThan(0.5);
      expect(scale!.ratio, name).toBeLessThan(2);
    }
  });

  it('leaves out networks whose estimate is in trouble', () => {
    const method = spec.methods[0]!;
    const task = plan(spec).find(({ job }) => job.kind === 'estimate' && job.method === method)!;
    const result = finish(perform(task));
    if (result.kind !== 'estimate') throw new Error('no estimate');
    const notes = [{ stage: 0, code: 'variance-clamped', amount: 1 } as const];
    const before = calibrate(table, spec)[0]!;
    table.put(task, { ...result, estimate: { ...result.estimate, notes } }, true);
    const after = calibrate(table, spec)[0]!;
    expect(after.troubled).toBe(1);
    expect(after.ratios.length + after.noisy).toBe(before.ratios.length + before.noisy - 16);
  });
});
