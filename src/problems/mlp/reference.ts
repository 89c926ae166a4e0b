import { giveBuffer32, takeBuffer32 } from '../../numerics/buffers.ts';
import { orthonormaliseRows32 } from '../../numerics/linalg/orthonormal32.ts';
import { fold, type Key } from '../../numerics/rng/key.ts';
import { fillNormal32 } from '../../numerics/rng/normal32.ts';
import { gammaRatio } from '../../numerics/special/gamma-ratio.ts';
import { emptyMoments, mergeMoments, momentsOf } from '../../numerics/statistics/moments.ts';
import type { ReferenceSampler, Replicates, Work } from '../contract.ts';
import { forwardPasses } from './forward.ts';
import { isHomogeneous, type Mlp } from './instance.ts';

/** Directions of a replicate where the input has fewer dimensions: several frames then share one. */
const USUAL_DIRECTIONS = 64;
/** Replicates of the shortest references, at least: enough to know their noise. */
const FEWEST_REPLICATES = 64;

/** The frames of a replicate: `frames` of `rows` orthonormal directions each. */
interface Shape {
  readonly frames: number;
  readonly rows: number;
}

/** As many directions as leave room for 64 replicates: whole frames, or part of one frame. */
function shapeOf(dimension: number, passes: number): Shape {
  const directions = passes / 2;
  const rows = Math.min(dimension, directions);
  return { frames: directions / rows, rows };
}

/** Passes of a replicate when at least `samples` are wanted in all. */
function passesOf(dimension: number, samples: number): number {
  const most = Math.min(Math.max(dimension, USUAL_DIRECTIONS), Math.floor(samples / (2 * FEWEST_REPLICATES)));
  return 2 * Math.min(dimension, most) * Math.max(1, Math.floor(most / dimension));
}

/** E|x| for x ~ N(0, I) in `dimension` dimensions. */
function meanRadius(dimension: number): number {
  return Math.SQRT2 * gammaRatio(dimension / 2);
}

/** |x| of each direction, from its Gaussian numbers: independent of the frame that is made of them. */
function sampledRadii(gaussians: Float32Array, dimension: number): Float64Array {
  return Float64Array.from({ length: gaussians.length / dimension }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < dimension; j++) sum += gaussians[i * dimension + j]! * gaussians[i * dimension + j]!;
    return Math.sqrt(sum);
  });
}

/** The inputs of a replicate, in a buffer: every direction times its radius, then the same with the other sign. */
function inputsOf(network: Mlp, key: Key, { frames, rows }: Shape): Float32Array {
  const dimension = network.widths[0]!;
  const half = frames * rows * dimension;
  const inputs = takeBuffer32(2 * half);
  const directions = inputs.subarray(0, half);
  fillNormal32(directions, key);
  const radii = isHomogeneous(network)
    ? new Float64Array(frames * rows).fill(meanRadius(dimension))
    : sampledRadii(directions, dimension);
  for (let frame = 0; frame < frames; frame++) {
    orthonormaliseRows32(directions.subarray(frame * rows * dimension), rows, dimension);
  }
  for (let i = 0; i < half; i++) {
    const x = Math.fround(inputs[i]! * radii[Math.floor(i / dimension)]!);
    inputs[i] = x;
    inputs[half + i] = -x;
  }
  return inputs;
}

function* block(network: Mlp, key: Key, passes: number, replicates: number): Work<never, Replicates> {
  const shape = shapeOf(network.widths[0]!, passes);
  const width = network.widths.at(-1)!;
  const within = new Float64Array(width);
  let moments = emptyMoments(width);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const inputs = inputsOf(network, fold(key, replicate), shape);
    yield null;
    const outputs = yield* forwardPasses(network, inputs, passes);
    const { mean, m2 } = momentsOf(outputs, passes, width);
    giveBuffer32(inputs);
    giveBuffer32(outputs);
    moments = mergeMoments(moments, { samples: 1, mean, m2: new Float64Array(width) });
    for (let j = 0; j < width; j++) within[j] = within[j]! + m2[j]! / passes;
  }
  return { moments, within: within.map((sum) => sum / replicates) };
}

/**
 * References of networks, from orthonormal frames: an input x ~ N(0, I) is a radius times a uniform direction, and a
 * replicate takes each direction of one frame or of several with both signs. What is odd in x then cancels exactly, and
 * over a whole frame so does every quadratic form but for its trace. The mean stays unbiased, because each direction by
 * itself is uniform. Where y(rx) = r·y(x), as in ReLU networks without biases, the radius is replaced by its expectation
 * E|x| = √2 Γ((n + 1)/2)/Γ(n/2) (cumulant-propagation §11); elsewhere it is drawn.
 */
export const mlpReference: ReferenceSampler<Mlp> = {
  passes: (network, samples) => passesOf(network.widths[0]!, samples),
  block,
  secondMomentRatio(network) {
    const dimension = network.widths[0]!;
    const radius = meanRadius(dimension);
    return isHomogeneous(network) ? dimension / (radius * radius) : 1;
  },
};
