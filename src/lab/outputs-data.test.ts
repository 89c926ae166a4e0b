import { describe, expect, it } from 'vitest';
import type { Outputs } from '../experiments/spec.ts';
import { mlpFamily } from '../problems/mlp/family.ts';
import { outputTailData, refusalOf } from './outputs-data.ts';

const look = mlpFamily.methods[1]!.look({});
const outputs: Outputs = {
  kind: 'outputs',
  output: 2,
  cumulants: { mean: 0, variance: 1, third: 0.5, fourth: 0.4 },
  order: 3,
  alarms: 0,
  ratio: 32,
  affordable: 100,
  low: -5,
  high: 5,
  counts: Float64Array.of(0, 200, 800, 0),
  thresholds: Float64Array.of(0, 2, 5),
  picture: { samples: 1000, above: Float64Array.of(500, 30, 1) },
  bought: { samples: 100, above: Float64Array.of(52, 2, 0) },
};

describe('the picture of an output', () => {
  it('has a density that adds up to the share in its bins', () => {
    const { density, labels } = outputTailData(outputs, look);
    expect(density.reduce((sum, { sampled }) => sum + 2.5 * sampled, 0)).toBeCloseTo(1, 12);
    expect(density[0]!.high).toBeGreaterThan(0);
    expect(labels.output).toBe('output 3');
  });

  it('compares what the cost buys with the routes, and both with the picture', () => {
    const { tail, curves } = outputTailData(outputs, look);
    expect([tail.samples, tail.reference?.samples]).toEqual([100, 1000]);
    expect(tail.sampled[1]).toEqual({ count: 2, probability: 0.02, standardError: 0.014 });
    expect(tail.methods.map(({ name }) => name)).toEqual([
      'Lugannani–Rice',
      'Gaussian',
      'Edgeworth',
      'Heaviside layer',
    ]);
    expect(tail.reach).toEqual(['value', 'value', 'order-of-magnitude']);
    expect(curves).toHaveLength(2);
  });

  it('promises less of the Gaussian, which is all there is below order 3', () => {
    const cumulants = { ...outputs.cumulants, third: 0, fourth: 0 };
    const { tail } = outputTailData({ ...outputs, order: 2, cumulants }, look);
    expect(tail.methods.map(({ name }) => name)).toEqual(['Gaussian']);
    expect(tail.reach).toEqual(['value', 'order-of-magnitude', 'beyond']);
  });

  it('claims nothing after an alarm, in narrow networks, or without a variance, and says why', () => {
    expect(refusalOf(outputs, 'network')).toBeUndefined();
    const refused = [{ alarms: 1 }, { ratio: 7 }, { cumulants: { ...outputs.cumulants, variance: NaN } }];
    for (const change of refused) {
      expect(refusalOf({ ...outputs, ...change }, 'network')).toMatch(/claimed|tells nothing/);
      expect(new Set(outputTailData({ ...outputs, ...change }, look).tail.reach)).toEqual(new Set(['refused']));
    }
  });
});
