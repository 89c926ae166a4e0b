import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments, type Moments } from '../../numerics/statistics/moments.ts';
import { finish } from '../work.ts';
import { generateMlp } from './generate.ts';
import { type Mlp, mlpOf } from './instance.ts';
import { forwardBlock, mlpSampler } from './sampler.ts';

/** E[relu(u)relu(v)] of a centred Gaussian pair: the arc-cosine kernel. */
function arcCosine(uu: number, vv: number, uv: number): number {
  const root = Math.sqrt(uu * vv);
  const theta = Math.acos(Math.min(1, Math.max(-1, uv / root)));
  return (root * (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta))) / (2 * Math.PI);
}

/** Exact mean and variance of the outputs of a network with one hidden layer. */
function exactMoments(network: Mlp): { mean: number[]; variance: number[] } {
  const n = network.widths[0]!;
  const row = (layer: number, i: number): Float64Array => network.matrix(layer).subarray(i * n, (i + 1) * n);
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
    return sum;
  };
  const hidden = Array.from({ length: n }, (_, i) => row(0, i));
  const means = hidden.map((w) => Math.sqrt(dot(w, w) / (2 * Math.PI)));
  const second = hidden.map((a) => hidden.map((b) => arcCosine(dot(a, a), dot(b, b), dot(a, b))));
  const mean = hidden.map((_, j) => dot(row(1, j), means));
  const variance = hidden.map((_, j) => {
    const w = row(1, j);
    return (
      dot(
        w,
        second.map((line) => dot(line, w)),
      ) -
      mean[j]! ** 2
    );
  });
  return { mean, variance };
}

function sample(network: Mlp, blocks: number): Moments {
  let moments = emptyMoments(network.widths.at(-1)!);
  for (let b = 0; b < blocks; b++) {
    moments = mergeMoments(moments, finish(mlpSampler.block(network, fold(key(11), 'test', b), 256)));
  }
  return moments;
}

describe('the sampler', () => {
  it('has the exact mean and variance at one hidden layer, within 4.5 standard errors', () => {
    const network = finish(generateMlp({ width: 12, depth: 1 }, key(5)));
    const { mean, variance } = exactMoments(network);
    const moments = sample(network, 800);
    for (const [j, exact] of mean.entries()) {
      const z = (moments.mean[j]! - exact) / Math.sqrt(variance[j]! / moments.samples);
      expect(Math.abs(z)).toBeLessThan(4.5);
      // The outputs are close to Gaussian: their variance has a relative standard error near √(2/N), here at most twice that.
      const ratio = moments.m2[j]! / (moments.samples - 1) / variance[j]!;
      expect(Math.abs(ratio - 1)).toBeLessThan(4.5 * 2 * Math.sqrt(2 / moments.samples));
    }
  });

  it('gives the same bits for the same key and other bits for another', () => {
    const network = finish(generateMlp({ width: 9, depth: 2 }, key(5)));
    const block = (name: string): Float32Array => finish(forwardBlock(network, fold(key(1), name), 37)).slice();
    expect(block('a')).toEqual(block('a'));
    expect(block('a')).not.toEqual(block('b'));
  });

  it('passes its input through an identity matrix unchanged but for the sign of its hidden layer', () => {
    const identity = Float64Array.of(1, 0, 0, 1);
    const straight = finish(forwardBlock(mlpOf([2, 2], [identity]), key(1), 100)).slice();
    const rectified = finish(forwardBlock(mlpOf([2, 2, 2], [identity, identity]), key(1), 100)).slice();
    expect([...rectified]).toEqual([...straight].map((x) => (x > 0 ? x : 0)));
  });
});

describe('random networks', () => {
  it('that differ in depth alone share their first layers', () => {
    const [shallow, deep] = [2, 5].map((depth) => finish(generateMlp({ width: 6, depth }, key(1))));
    for (const layer of [0, 1, 2]) expect(deep!.matrix(layer)).toEqual(shallow!.matrix(layer));
    expect(deep!.matrix(3)).not.toEqual(deep!.matrix(2));
  });

  it('have He variance: 1/n in the first layer, 2/n in all others, within 4 standard errors', () => {
    const network = finish(generateMlp({ width: 128, depth: 2 }, key(9)));
    for (const l of [0, 1, 2]) {
      const matrix = network.matrix(l);
      const variance = matrix.reduce((sum, w) => sum + w * w, 0) / matrix.length;
      const expected = (l === 0 ? 1 : 2) / 128;
      expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / matrix.length));
    }
  });

  it('hold single-precision numbers, so that sampler and estimators see the same network', () => {
    const network = finish(generateMlp({ width: 10, depth: 1 }, key(1)));
    for (const l of [0, 1]) expect([...network.matrix(l)]).toEqual([...network.matrix32(l)]);
  });
});
