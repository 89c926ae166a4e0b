import { orthonormaliseRows32 } from '../../src/numerics/linalg/orthonormal32.ts';
import { fold, type Key } from '../../src/numerics/rng/key.ts';
import { fillNormal32 } from '../../src/numerics/rng/normal32.ts';
import { gammaRatio } from '../../src/numerics/special/gamma-ratio.ts';
import { momentsOf } from '../../src/numerics/statistics/moments.ts';
import { forwardPasses } from '../../src/problems/mlp/forward.ts';
import type { Mlp } from '../../src/problems/mlp/instance.ts';
import { finish } from '../../src/problems/work.ts';

/** Passes of a replicate, in every scheme; a whole number of frames for every width that is a power of two up to 64. */
export const PASSES = 128;

/** How the mean of a network's outputs may be sampled without bias: the mean that one replicate gives. */
export type Scheme = (network: Mlp, key: Key) => Float64Array;

type Inputs = (dimension: number, key: Key) => Float32Array;

function gaussian(dimension: number, count: number, key: Key): Float32Array {
  const inputs = new Float32Array(dimension * count);
  fillNormal32(inputs, key);
  return inputs;
}

/** The same inputs on the sphere of radius E|x|: what a network without biases is sampled on once its radius is known. */
function onSphere(inputs: Float32Array, dimension: number): Float32Array {
  const radius = Math.SQRT2 * gammaRatio(dimension / 2);
  const norms = new Float64Array(inputs.length);
  return inputs.map((x, i) => {
    const start = i - (i % dimension);
    norms[start] ||= Math.sqrt(inputs.subarray(start, start + dimension).reduce((sum, y) => sum + y * y, 0));
    return (x * radius) / norms[start];
  });
}

/** Inputs followed by their negatives. */
function paired(inputs: Float32Array): Float32Array {
  const both = new Float32Array(2 * inputs.length);
  both.set(inputs);
  both.set(
    inputs.map((x) => -x),
    inputs.length,
  );
  return both;
}

function framed(inputs: Float32Array, dimension: number): Float32Array {
  const frames = inputs.slice();
  const rows = Math.min(dimension, inputs.length / dimension);
  for (let at = 0; at < frames.length; at += rows * dimension) {
    orthonormaliseRows32(frames.subarray(at, at + rows * dimension), rows, dimension);
  }
  return frames;
}

const scheme =
  (inputs: Inputs): Scheme =>
  (network, key) => {
    const made = inputs(network.widths[0]!, key);
    const passes = made.length / network.widths[0]!;
    return momentsOf(finish(forwardPasses(network, made, passes)), passes, network.widths.at(-1)!).mean;
  };

const directions = (dimension: number): number => Math.max(PASSES / 2, dimension);

/** Every scheme that was tried; `orthogonal frames, both signs, exact radius` is the one that references use. */
export const schemes: Readonly<Record<string, Scheme>> = {
  plain: scheme((n, key) => gaussian(n, PASSES, key)),
  'both signs': scheme((n, key) => paired(gaussian(n, PASSES / 2, key))),
  'exact radius': scheme((n, key) => onSphere(gaussian(n, PASSES, key), n)),
  'both signs, exact radius': scheme((n, key) => paired(onSphere(gaussian(n, PASSES / 2, key), n))),
  'orthogonal frames, exact radius': scheme((n, key) => onSphere(framed(gaussian(n, 2 * directions(n), key), n), n)),
  'orthogonal frames, both signs, exact radius': scheme((n, key) =>
    paired(onSphere(framed(gaussian(n, directions(n), key), n), n)),
  ),
};

/**
 * A linear control variate: y − B·x, whose mean is that of y, with the coefficients B = E[y xᵀ] from `pilot` passes of
 * their own, so that nothing is biased.
 */
export function linearControl(network: Mlp, pilot: number, key: Key): Scheme {
  const [n, width] = [network.widths[0]!, network.widths.at(-1)!];
  const coefficients = new Float64Array(width * n);
  const inputs = gaussian(n, pilot, fold(key, 'pilot'));
  const outputs = finish(forwardPasses(network, inputs, pilot));
  for (let pass = 0; pass < pilot; pass++) {
    for (let j = 0; j < width; j++) {
      const share = outputs[pass * width + j]! / pilot;
      for (let k = 0; k < n; k++) coefficients[j * n + k]! += share * inputs[pass * n + k]!;
    }
  }
  return (_, stream) => {
    const made = gaussian(n, PASSES, stream);
    const { mean } = momentsOf(finish(forwardPasses(network, made, PASSES)), PASSES, width);
    const centre = momentsOf(made, PASSES, n).mean;
    return mean.map((value, j) => value - centre.reduce((sum, x, k) => sum + coefficients[j * n + k]! * x, 0));
  };
}
