import { describe, expect, it } from 'vitest';
import { key } from '../../numerics/rng/key.ts';
import { COST } from '../../numerics/special/cost.ts';
import { normalCdf, normalPdf } from '../../numerics/special/normal.ts';
import type { Estimator } from '../contract.ts';
import { finish } from '../work.ts';
import { covariancePropagation } from './estimators/covariance-propagation.ts';
import { meanPropagation } from './estimators/mean-propagation.ts';
import { generateMlp } from './generate.ts';
import { depthOf, type Mlp, mlpOf } from './instance.ts';
import { forwardFlops } from './sampler.ts';

/** Arithmetic that counts itself. The estimates made with it must equal the real ones to the last bit. */
class Counter {
  count = 0;
  add = (a: number, b: number): number => this.charge(1, a + b);
  sub = (a: number, b: number): number => this.charge(1, a - b);
  mul = (a: number, b: number): number => this.charge(1, a * b);
  div = (a: number, b: number): number => this.charge(1, a / b);
  sqrt = (a: number): number => this.charge(1, Math.sqrt(a));
  cdf = (a: number): number => this.charge(COST.normalCdf, normalCdf(a));
  pdf = (a: number): number => this.charge(COST.normalPdf, normalPdf(a));
  dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, k) => this.add(sum, this.mul(value, b[k]!)), 0);
  private charge(operations: number, value: number): number {
    this.count += operations;
    return value;
  }
}

type Matrix = readonly (readonly number[])[];

function rowsOf(network: Mlp, layer: number): Matrix {
  const [inputs, outputs] = [network.widths[layer]!, network.widths[layer + 1]!];
  return Array.from({ length: outputs }, (_, i) => [...network.matrix(layer).subarray(i * inputs, (i + 1) * inputs)]);
}

/** Wm + b, with the bias counted where there is one. */
function meanThrough(c: Counter, network: Mlp, layer: number, mean: readonly number[]): number[] {
  const bias = network.bias(layer);
  const product = rowsOf(network, layer).map((row) => c.dot(row, mean));
  return bias ? product.map((value, i) => c.add(value, bias[i]!)) : product;
}

function reluMoments(c: Counter, mu: number, v: number): { first: number; second: number; slope: number } {
  const sigma = c.sqrt(v);
  const alpha = c.div(mu, sigma);
  const [below, density] = [c.cdf(alpha), c.pdf(alpha)];
  const first = c.add(c.mul(mu, below), c.mul(sigma, density));
  const second = c.add(c.mul(c.add(c.mul(mu, mu), v), below), c.mul(c.mul(mu, sigma), density));
  return { first, second, slope: below };
}

function countedMean(c: Counter, network: Mlp): number[] {
  let mean: number[] = Array.from({ length: network.widths[0]! }, () => 0);
  let s = 1;
  for (let l = 0; l < depthOf(network); l++) {
    const rows = rowsOf(network, l);
    const mu = meanThrough(c, network, l, mean);
    const moments = rows.map((row, i) => reluMoments(c, mu[i]!, c.mul(s, c.dot(row, row))));
    mean = moments.map(({ first }) => first);
    s = c.div(
      moments.reduce((sum, m) => c.add(sum, c.sub(m.second, c.mul(m.first, m.first))), 0),
      mean.length,
    );
  }
  return meanThrough(c, network, depthOf(network), mean);
}

function countedCovariance(c: Counter, network: Mlp): number[] {
  let mean: number[] = Array.from({ length: network.widths[0]! }, () => 0);
  let covariance: number[][] | undefined;
  for (let l = 0; l < depthOf(network); l++) {
    const rows = rowsOf(network, l);
    const mu = meanThrough(c, network, l, mean);
    const old = covariance;
    const left = old
      ? rows.map((row) =>
          old.map((_, k) =>
            c.dot(
              row,
              old.map((r) => r[k]!),
            ),
          ),
        )
      : rows;
    const upper = left.map((row, i) => rows.map((other, j) => (j < i ? 0 : c.dot(row, other))));
    const moments = mu.map((value, i) => reluMoments(c, value, upper[i]![i]!));
    const entry = (i: number, j: number): number =>
      i === j
        ? c.sub(moments[i]!.second, c.mul(moments[i]!.first, moments[i]!.first))
        : c.mul(c.mul(moments[i]!.slope, moments[j]!.slope), upper[i]![j]!);
    const half = mu.map((_, i) => mu.map((__, j) => (j < i ? 0 : entry(i, j))));
    covariance = half.map((row, i) => row.map((_, j) => half[Math.min(i, j)]![Math.max(i, j)]!));
    mean = moments.map(({ first }) => first);
  }
  return meanThrough(c, network, depthOf(network), mean);
}

const rectangular = (() => {
  const widths = [5, 7, 3, 6, 2];
  let state = 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  return mlpOf(
    widths,
    widths.slice(1).map((rows, l) => Float64Array.from({ length: rows * widths[l]! }, next)),
    { biases: widths.slice(1).map((rows, l) => (l === 1 ? undefined : Float64Array.from({ length: rows }, next))) },
  );
})();

const networks = {
  'n = 4, L = 1': finish(generateMlp({ width: 4, depth: 1 }, key(3))),
  'n = 9, L = 3': finish(generateMlp({ width: 9, depth: 3 }, key(4))),
  'rectangular layers and biases': rectangular,
};

const counted: readonly [Estimator<Mlp>, (c: Counter, network: Mlp) => number[]][] = [
  [meanPropagation, countedMean],
  [covariancePropagation, countedCovariance],
];

describe.each(Object.entries(networks))('operations for a network with %s', (_, network) => {
  it.each(counted)('$id: the formula is the count, and counting changes no bit', (estimator, count) => {
    const counter = new Counter();
    expect(count(counter, network)).toEqual([...finish(estimator.run(network, {})).value.mantissa]);
    expect(estimator.flops(network, {})).toBe(counter.count);
  });

  it('a forward pass costs what a counted one does', () => {
    const c = new Counter();
    let x: readonly number[] = Array.from({ length: network.widths[0]! }, () => 1);
    for (let l = 0; l <= depthOf(network); l++) {
      x = meanThrough(c, network, l, x);
      if (l < depthOf(network)) c.count += x.length;
    }
    expect(forwardFlops(network)).toBe(c.count);
  });
});
