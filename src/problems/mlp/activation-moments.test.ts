import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../../numerics/statistics/moments.ts';
import type { Estimator } from '../contract.ts';
import { finish } from '../work.ts';
import { activationMoments, activationMomentsFlops } from './activation-moments.ts';
import { ACTIVATION_NAMES, ACTIVATIONS } from './activations/activations.ts';
import { covariancePropagation } from './estimators/covariance-propagation.ts';
import { meanPropagation } from './estimators/mean-propagation.ts';
import { generateMlp } from './generate.ts';
import { type Mlp, mlpOf } from './instance.ts';
import { RELU_MOMENTS_FLOPS, reluMoments } from './relu-moments.ts';
import { mlpSampler } from './sampler.ts';

const [mean, variance] = [Float64Array.of(-0.6, 0, 0.9), Float64Array.of(0.5, 1, 1e-12)];

/** A random network whose ReLUs are replaced. */
function networkOf(depth: number, width: number, name: (typeof ACTIVATION_NAMES)[number]): Mlp {
  const drawn = finish(generateMlp({ width, depth }, key(6)));
  const matrices = Array.from({ length: depth + 1 }, (_, layer) => drawn.matrix(layer));
  return mlpOf(drawn.widths, matrices, { activations: new Array(depth).fill(ACTIVATIONS[name]) });
}

function sampledMean(network: Mlp, blocks: number): { mean: Float64Array; error: Float64Array } {
  let moments = emptyMoments(network.widths.at(-1)!);
  for (let block = 0; block < blocks; block++) {
    moments = mergeMoments(moments, finish(mlpSampler.block(network, fold(key(18), block), 256)));
  }
  const { mean: centre, m2, samples } = moments;
  return { mean: centre, error: m2.map((sum) => Math.sqrt(sum / (samples - 1) / samples)) };
}

describe('moments behind an activation', () => {
  it('are those of the ReLU to the last bit, at the same price', () => {
    expect(activationMoments(ACTIVATIONS.relu, mean, variance)).toEqual(reluMoments(mean, variance));
    expect(activationMomentsFlops(ACTIVATIONS.relu, ['first'])).toBe(RELU_MOMENTS_FLOPS);
  });

  it.each(ACTIVATION_NAMES)('of %s are Wick coefficients, and count raised variances', (name) => {
    const { first, second, slope, clamped } = activationMoments(ACTIVATIONS[name], mean, variance);
    expect(clamped).toBe(1);
    expect([first, second, slope].flatMap((values) => [...values]).every(Number.isFinite)).toBe(true);
    for (const [i, m] of first.entries()) expect(second[i]! - m * m).toBeGreaterThan(-1e-15);
  });
});

describe.each([meanPropagation, covariancePropagation] as readonly Estimator<Mlp>[])(
  '$id of other networks',
  (method) => {
    it.each(ACTIVATION_NAMES)('is exact at one hidden layer of %s, within 4.5 standard errors', (name) => {
      const network = networkOf(1, 8, name);
      const { mean: sampled, error } = sampledMean(network, 200);
      const { value, notes } = finish(method.run(network, {}));
      expect(notes).toEqual([]);
      for (const [j, centre] of sampled.entries()) {
        expect(Math.abs(value.mantissa[j]! - centre), `output ${j}`).toBeLessThan(4.5 * error[j]! + 1e-14);
      }
    });
  },
);

describe('networks of absolute values', () => {
  it('have the first means that E|z| = σ√(2/π) gives', () => {
    const network = networkOf(1, 8, 'abs');
    const [first, last] = [network.matrix(0), network.matrix(1)];
    const { value } = finish(covariancePropagation.run(network, {}));
    const hidden = Array.from({ length: 8 }, (_, i) =>
      Math.sqrt((2 / Math.PI) * first.subarray(8 * i, 8 * i + 8).reduce((sum, w) => sum + w * w, 0)),
    );
    for (const [j, found] of value.mantissa.entries()) {
      expect(found).toBeCloseTo(
        hidden.reduce((sum, m, i) => sum + last[8 * j + i]! * m, 0),
        13,
      );
    }
  });

  it('are estimated at depth 3 with a tenth of a sample’s error or less, and better by covariances than by means', () => {
    const network = networkOf(3, 48, 'abs');
    const { mean: sampled, error } = sampledMean(network, 400);
    const passVariance = error.reduce((sum, e) => sum + e * e * 400 * 256, 0);
    const errorOf = (method: Estimator<Mlp>): number => {
      const { mantissa } = finish(method.run(network, {})).value;
      return mantissa.reduce((sum, m, j) => sum + (m - sampled[j]!) ** 2, 0) / passVariance;
    };
    expect(errorOf(covariancePropagation)).toBeLessThan(0.01);
    expect(errorOf(covariancePropagation)).toBeLessThan(errorOf(meanPropagation));
  });
});
