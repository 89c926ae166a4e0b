/*
 * What the existing explorer's plain-loop code does, written anew: row vectors times Float32Array weights in three loops,
 * one sample after the other, normal numbers from JavaScript's Math; propagation by full products in Float64Array.
 */
import { fillNormalPlain } from './mulberry.ts';
import { plainProduct64, plainTransposed64 } from './plain-products.ts';

/** Square weights, row-major inputs × outputs: y = x·W. */
export interface RowNetwork {
  readonly width: number;
  readonly weights: readonly Float32Array[];
}

/** The same network as ours, whose weights are outputs × inputs. */
export function rowNetworkOf(width: number, weights: readonly Float32Array[]): RowNetwork {
  const transpose = (matrix: Float32Array): Float32Array =>
    matrix.map((_, i) => matrix[(i % width) * width + Math.floor(i / width)]!);
  return { width, weights: weights.map(transpose) };
}

function layer(x: Float32Array, matrix: Float32Array, width: number, rectified: boolean): Float32Array {
  const out = new Float32Array(width);
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += x[i]! * matrix[i * width + j]!;
    out[j] = rectified ? Math.max(0, sum) : sum;
  }
  return out;
}

/** Output means over `samples` Gaussian inputs. */
export function plainSampling({ width, weights }: RowNetwork, samples: number, random: () => number): Float64Array {
  const mean = new Float64Array(width);
  for (let sample = 0; sample < samples; sample++) {
    let x: Float32Array = new Float32Array(width);
    fillNormalPlain(x, random);
    weights.forEach((matrix, l) => (x = layer(x, matrix, width, l + 1 < weights.length)));
    for (let i = 0; i < width; i++) mean[i]! += x[i]! / samples;
  }
  return mean;
}

/** Φ by Abramowitz and Stegun 26.2.17, good to 8e-8. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

interface Relu {
  readonly first: number;
  readonly second: number;
  readonly slope: number;
}

function reluMoments(mean: number, variance: number): Relu {
  const deviation = Math.sqrt(variance);
  const t = mean / deviation;
  const slope = normalCdf(t);
  const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const first = mean * slope + deviation * density;
  return { first, second: (mean * mean + variance) * slope + mean * deviation * density, slope };
}

/** y = W·x with W outputs × inputs. */
function timesVector(matrix: Float64Array, x: Float64Array): Float64Array {
  const width = x.length;
  return x.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += matrix[i * width + j]! * x[j]!;
    return sum;
  });
}

/** Output means by covariance propagation; `weights` are outputs × inputs. */
export function plainCovariancePropagation(width: number, weights: readonly Float64Array[]): Float64Array {
  let mean = new Float64Array(width);
  let covariance = new Float64Array(width * width);
  for (let i = 0; i < width; i++) covariance[i * width + i] = 1;
  for (const matrix of weights.slice(0, -1)) {
    const left = new Float64Array(width * width);
    const before = new Float64Array(width * width);
    plainProduct64(matrix, covariance, left, width, width, width);
    plainTransposed64(left, matrix, before, width, width, width);
    const relu = Array.from(timesVector(matrix, mean), (value, i) => reluMoments(value, before[i * width + i]!));
    mean = Float64Array.from(relu, ({ first }) => first);
    covariance = before.map((value, at) => {
      const [i, j] = [relu[Math.floor(at / width)]!, relu[at % width]!];
      return i === j ? i.second - i.first * i.first : i.slope * j.slope * value;
    });
  }
  return timesVector(weights.at(-1)!, mean);
}

/** Output means by mean propagation with one variance a layer; `weights` are outputs × inputs. */
export function plainMeanPropagation(width: number, weights: readonly Float64Array[]): Float64Array {
  let mean = new Float64Array(width);
  let variance = 1;
  for (const matrix of weights.slice(0, -1)) {
    const squares = timesVector(
      matrix.map((weight) => weight * weight),
      new Float64Array(width).fill(variance),
    );
    const relu = Array.from(timesVector(matrix, mean), (value, i) => reluMoments(value, squares[i]!));
    mean = Float64Array.from(relu, ({ first }) => first);
    variance = relu.reduce((sum, { first, second }) => sum + second - first * first, 0) / width;
  }
  return timesVector(weights.at(-1)!, mean);
}
