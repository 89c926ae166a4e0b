import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../scripts/kernels/load.ts';
import { referenceOf } from '../../experiments/reference.ts';
import type { Truth } from '../../experiments/spec.ts';
import { installKernels } from '../../numerics/kernels/backend.ts';
import { orthonormaliseRows32 } from '../../numerics/linalg/orthonormal32.ts';
import { fold, key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { emptyMoments, mergeMoments } from '../../numerics/statistics/moments.ts';
import { runnable } from '../family.ts';
import { finish } from '../work.ts';
import { type ActivationName, ACTIVATIONS } from './activations/activations.ts';
import { covariancePropagation } from './estimators/covariance-propagation.ts';
import { mlpFamily } from './family.ts';
import { generateMlp } from './generate.ts';
import { type Mlp, mlpOf } from './instance.ts';
import { mlpReference } from './reference.ts';
import { mlpSampler } from './sampler.ts';

beforeAll(async () => installKernels(await loadKernels()));

/** The truth of a network as the engine finds it. */
function truthOf(network: Mlp, stream: number, samples: number): Truth {
  const engine = {
    *generate() {
      yield null;
      return network;
    },
    sampler: mlpSampler,
    reference: mlpReference,
    estimators: [],
  };
  const opened = finish(runnable(mlpFamily, engine).open({ width: 4, depth: 1 }, key(0)));
  return finish(referenceOf(opened, fold(key(31), stream), samples));
}

function networkOf(width: number, depth: number): Mlp {
  return finish(generateMlp({ width, depth }, fold(key(8), width, depth)));
}

/** A network with biases, of which only the middle layer of two has none. */
function biased(width: number): Mlp {
  const plain = networkOf(width, 2);
  const bias = (layer: number): Float64Array => {
    const values = new Float32Array(width);
    fillNormal32(values, fold(key(9), layer));
    return Float64Array.from(values);
  };
  return mlpOf(plain.widths, [0, 1, 2].map(plain.matrix), {
    biases: [bias(0), undefined, bias(2)],
  });
}

function rows(matrix: Float64Array, inner: number): Float64Array[] {
  return Array.from({ length: matrix.length / inner }, (_, i) => matrix.subarray(i * inner, (i + 1) * inner));
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Mean and variance of every output of a network with one hidden layer: Cho and Saul's arc-cosine kernel of degree 1. */
function exactly(network: Mlp): { mean: number[]; variance: number[] } {
  const first = rows(network.matrix(0), network.widths[0]!);
  const last = rows(network.matrix(1), network.widths[1]!);
  const norms = first.map((w) => Math.sqrt(dot(w, w)));
  const product = (i: number, k: number): number => {
    const cosine = Math.min(1, dot(first[i]!, first[k]!) / (norms[i]! * norms[k]!));
    const angle = Math.acos(cosine);
    return (norms[i]! * norms[k]! * (Math.sin(angle) + (Math.PI - angle) * cosine)) / (2 * Math.PI);
  };
  const mean = last.map((w) => dot(w, Float64Array.from(norms)) / Math.sqrt(2 * Math.PI));
  const variance = last.map((w, j) => {
    let second = 0;
    for (let i = 0; i < w.length; i++) for (let k = 0; k < w.length; k++) second += w[i]! * w[k]! * product(i, k);
    return second - mean[j]! ** 2;
  });
  return { mean, variance };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('a frame', () => {
  it.each([4, 7, 16, 64, 129, 256])(
    'of Gaussian rows in %i dimensions is orthonormal, to 1e-6 times their number',
    (n) => {
      const q = new Float32Array(n * n);
      fillNormal32(q, fold(key(3), n));
      orthonormaliseRows32(q, n, n);
      const frame = rows(Float64Array.from(q), n);
      let worst = 0;
      for (const [i, a] of frame.entries()) {
        for (const [k, b] of frame.entries()) worst = Math.max(worst, Math.abs(dot(a, b) - (i === k ? 1 : 0)));
      }
      expect(worst).toBeLessThan(1e-6 * n);
    },
  );

  it('of fewer rows than dimensions spans what its rows spanned, in their order', () => {
    const [count, n] = [5, 9];
    const gaussian = new Float32Array(count * n);
    fillNormal32(gaussian, key(4));
    const q = gaussian.slice();
    orthonormaliseRows32(q, count, n);
    const [before, after] = [rows(Float64Array.from(gaussian), n), rows(Float64Array.from(q), n)];
    for (const [i, row] of before.entries()) {
      expect(dot(row, after[i]!)).toBeGreaterThan(0);
      const left = row.map(
        (value, j) => value - after.slice(0, i + 1).reduce((sum, u) => sum + dot(row, u) * u[j]!, 0),
      );
      expect(Math.sqrt(dot(left, left))).toBeLessThan(1e-5);
    }
  });

  it('gives directions that are uniform: every coordinate of every row has variance 1/n, within 4.5 standard errors', () => {
    const [n, frames] = [4, 4000];
    const sums = new Float64Array(n * n);
    for (let frame = 0; frame < frames; frame++) {
      const q = new Float32Array(n * n);
      fillNormal32(q, fold(key(5), frame));
      orthonormaliseRows32(q, n, n);
      for (const [i, value] of q.entries()) sums[i] = sums[i]! + value * value;
    }
    // u² of a uniform direction has mean 1/n and variance 2(n − 1)/(n²(n + 2)).
    const error = Math.sqrt((2 * (n - 1)) / (n * n * (n + 2)) / frames);
    for (const sum of sums) expect(Math.abs(sum / frames - 1 / n) / error).toBeLessThan(4.5);
  });
});

describe('the size of a replicate', () => {
  it('leaves 64 replicates and more, of whole frames or a part of one, whatever the width', () => {
    for (let width = 4; width <= 1024; width++) {
      const network = { widths: [width, width] } as unknown as Mlp;
      for (let samples = 4096; samples <= 2 ** 26; samples *= 4) {
        const passes = mlpReference.passes(network, samples);
        const directions = passes / 2;
        expect(samples / passes).toBeGreaterThanOrEqual(64);
        expect(directions <= width ? directions : directions % width).toBe(directions <= width ? directions : 0);
      }
    }
  });
});

describe('a reference of a network with one hidden layer', () => {
  it.each([4, 12, 48])(
    'is exact for width %i within 4.5 standard errors, and knows the variance of a pass',
    (width) => {
      const network = networkOf(width, 1);
      const { value, noise, variance } = truthOf(network, width, 1 << 17);
      const exact = exactly(network);
      for (let j = 0; j < width; j++) {
        expect(Math.abs(value.mantissa[j]! - exact.mean[j]!) / Math.sqrt(noise[j]!), `mean ${j}`).toBeLessThan(4.5);
        expect(Math.abs(variance[j]! / exact.variance[j]! - 1), `variance ${j}`).toBeLessThan(0.03);
      }
    },
  );
});

describe.each([
  ['without biases', networkOf(8, 2)],
  ['with biases', biased(8)],
])('references of a network %s', (_, network) => {
  const width = network.widths.at(-1)!;
  const references = (): Truth[] => Array.from({ length: 400 }, (__, i) => truthOf(network, i, 4096));

  it('scatter as much as they say, output by output', () => {
    const truths = references();
    for (let j = 0; j < width; j++) {
      const centre = meanOf(truths.map(({ value }) => value.mantissa[j]!));
      const seen = meanOf(truths.map(({ value }) => (value.mantissa[j]! - centre) ** 2)) * (400 / 399);
      const claimed = meanOf(truths.map(({ noise }) => noise[j]!));
      // A variance from 400 Gaussian values is known to 7 %.
      expect(Math.abs(seen / claimed - 1), `output ${j}`).toBeLessThan(4 * 0.0708);
    }
  });

  it('agree with plain sampling in mean and variance', () => {
    const { value, noise, variance } = truthOf(network, 1000, 1 << 18);
    const blocks = Array.from({ length: 1024 }, (__, i) => finish(mlpSampler.block(network, fold(key(12), i), 256)));
    for (let j = 0; j < width; j++) {
      const means = blocks.map(({ mean }) => mean[j]!);
      const plainVariance = meanOf(blocks.map(({ m2 }) => m2[j]! / 255));
      const error = Math.sqrt(plainVariance / (1024 * 256) + noise[j]!);
      expect(Math.abs(value.mantissa[j]! - meanOf(means)) / error, `mean ${j}`).toBeLessThan(4.5);
      expect(Math.abs(variance[j]! / plainVariance - 1), `variance ${j}`).toBeLessThan(0.03);
    }
  });

  it('are worth more than twice their passes', () => {
    const { noise, variance, samples } = truthOf(network, 2000, 1 << 17);
    const [spent, plain] = [noise, variance].map((values) => values.reduce((sum, x) => sum + x, 0));
    expect(plain! / samples / spent!).toBeGreaterThan(2);
  });
});

describe('references of networks that are not homogeneous', () => {
  const width = 8;
  const activated = (plain: Mlp, name: ActivationName): Mlp =>
    mlpOf(plain.widths, [0, 1, 2].map(plain.matrix), {
      biases: [0, 1, 2].map(plain.bias),
      activations: [ACTIVATIONS[name], ACTIVATIONS[name]],
    });
  const networks: readonly (readonly [string, Mlp])[] = [
    ['tanh with biases', activated(biased(width), 'tanh')],
    ['squares', activated(networkOf(width, 2), 'square')],
    ['steps with biases', activated(biased(width), 'heaviside')],
  ];

  it.each(networks)('draw their radii and agree with plain sampling within 4.5 standard errors: %s', (_, network) => {
    expect(mlpReference.secondMomentRatio(network)).toBe(1);
    const { value, noise, variance } = truthOf(network, 3000, 1 << 18);
    let moments = emptyMoments(width);
    for (let block = 0; block < 1024; block++) {
      moments = mergeMoments(moments, finish(mlpSampler.block(network, fold(key(13), block), 256)));
    }
    const { mean, m2, samples } = moments;
    for (let j = 0; j < width; j++) {
      const error = Math.sqrt(m2[j]! / (samples - 1) / samples + noise[j]!);
      expect(Math.abs(value.mantissa[j]! - mean[j]!) / error, `mean ${j}`).toBeLessThan(4.5);
      expect(Math.abs(variance[j]! / (m2[j]! / (samples - 1)) - 1), `variance ${j}`).toBeLessThan(0.2);
    }
  });

  it.each([
    ['tanh with biases', 'tanh', biased(width)],
    ['squares', 'square', networkOf(width, 1)],
  ] as const)('are exact at one hidden layer within 4.5 standard errors: %s', (_, name, plain) => {
    const network = mlpOf([width, width, width], [plain.matrix(0), plain.matrix(1)], {
      biases: [plain.bias(0), undefined],
      activations: [ACTIVATIONS[name]],
    });
    const exact = finish(covariancePropagation.run(network, {})).value.mantissa;
    const { value, noise } = truthOf(network, 3100, 1 << 18);
    for (let j = 0; j < width; j++) {
      expect(Math.abs(value.mantissa[j]! - exact[j]!) / Math.sqrt(noise[j]!), `mean ${j}`).toBeLessThan(4.5);
    }
  });

  it('draw no radius where all are absolute values without biases', () => {
    expect(mlpReference.secondMomentRatio(activated(networkOf(width, 2), 'abs'))).toBeGreaterThan(1);
  });
});
