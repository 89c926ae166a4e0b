import { competitorRuns } from '../src/experiments/competitor.ts';
import { deduce } from '../src/experiments/outputs.ts';
import { type Route, ROUTES, tailBy } from '../src/experiments/tail-routes.ts';
import { installKernels } from '../src/numerics/kernels/backend.ts';
import { fold, type Key, key } from '../src/numerics/rng/key.ts';
import { fillNormal32 } from '../src/numerics/rng/normal32.ts';
import { chiTail } from '../src/numerics/special/chi-tail.ts';
import { samplingWithinFactor } from '../src/numerics/tails/tail-sampling.ts';
import type { MethodRef, Opened } from '../src/problems/contract.ts';
import { opened } from '../src/problems/family.ts';
import { forwardPasses } from '../src/problems/mlp/forward.ts';
import { mlpEngine } from '../src/problems/mlp/index.ts';
import { generateMlp } from '../src/problems/mlp/generate.ts';
import { type Mlp } from '../src/problems/mlp/instance.ts';
import { finish } from '../src/problems/work.ts';
import { loadKernels } from '../scripts/kernels/load.ts';
import { type Benchmark, moreIsBetter } from './benchmark.ts';

/** Width and hidden layers, as in the study of tails (mlp-beyond §3.3). */
const CELLS = [
  [32, 2],
  [64, 2],
  [64, 4],
  [128, 4],
] as const;
const NETWORKS = 2;
/** Outputs looked at of each network. */
const OUTPUTS = 8;
const PROBABILITIES = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
const FACTOR = 2;
/** Directions of a reference, and how many of them at a time. */
const DIRECTIONS = 1 << 20;
const BATCH = 1 << 10;
/** Halvings of the interval in which a threshold lies. */
const HALVINGS = 24;
/** Part of a sum that may be left out. */
const NEGLIGIBLE = 1e-7;
/** So many of the largest responses stand singly, and of the others about as many groups again. */
const SINGLES = 4096;

const THIRD: MethodRef = {
  id: 'cumulants',
  options: { order: 3, variant: 'simple', factored: 'true', metric: 'exact', fallback: 'none' },
};

/** Unit directions, in place: |x| is independent of x ÷ |x|. */
function normalise(inputs: Float32Array, dimension: number): void {
  for (let start = 0; start < inputs.length; start += dimension) {
    let square = 0;
    for (let j = 0; j < dimension; j++) square += inputs[start + j]! * inputs[start + j]!;
    const scale = 1 / Math.sqrt(square);
    for (let j = 0; j < dimension; j++) inputs[start + j] = inputs[start + j]! * scale;
  }
}

/** g(θ) of the first outputs at every direction, sorted upwards. */
function draw(network: Mlp, stream: Key): Float64Array[] {
  const [dimension, width] = [network.widths[0]!, network.widths.at(-1)!];
  const found = Array.from({ length: OUTPUTS }, () => new Float64Array(DIRECTIONS));
  for (let start = 0; start < DIRECTIONS; start += BATCH) {
    const inputs = new Float32Array(BATCH * dimension);
    fillNormal32(inputs, fold(stream, start));
    normalise(inputs, dimension);
    const outputs = finish(forwardPasses(network, inputs, BATCH));
    for (let i = 0; i < BATCH; i++) {
      for (let j = 0; j < OUTPUTS; j++) found[j]![start + i] = outputs[i * width + j]!;
    }
  }
  return found.map((values) => values.sort());
}

/** Sizes of responses from the largest down, with the share of each: most of them in groups whose means stand for them. */
interface Grouped {
  readonly value: Float64Array;
  readonly share: Float64Array;
}

/** Of responses of one sign, given by their sizes from the least up, out of `total`. */
function grouped(sizes: Float64Array, total: number): Grouped {
  const many = Math.max(1, Math.ceil(sizes.length / (2 * SINGLES)));
  const [value, share]: [number[], number[]] = [[], []];
  let end = sizes.length;
  while (end > 0) {
    // Rare events come from the largest responses: those stand singly.
    const start = Math.max(0, end - (value.length < SINGLES ? 1 : many));
    value.push(sizes.subarray(start, end).reduce((sum, each) => sum + each, 0) / (end - start));
    share.push((end - start) / total);
    end = start;
  }
  return { value: Float64Array.from(value), share: Float64Array.from(share) };
}

/** The responses of one output, above and below 0. */
interface Responses {
  readonly up: Grouped;
  readonly down: Grouped;
}

function responsesOf(sorted: Float64Array): Responses {
  const negative = sorted.subarray(
    0,
    sorted.findIndex((value) => value > 0),
  );
  return {
    up: grouped(sorted.subarray(negative.length), sorted.length),
    down: grouped(negative.map((value) => -value).reverse(), sorted.length),
  };
}

/** E_θ[P(r·g(θ) > t)] over the directions of one sign, with r ~ χ_n and t > 0. */
function beyond({ value, share }: Grouped, threshold: number, dimension: number): number {
  let sum = 0;
  for (let k = 0; k < value.length; k++) {
    const tail = chiTail(dimension, threshold / value[k]!);
    sum += share[k]! * tail;
    // All further responses are smaller, and all of them together have a share of 1 at most.
    if (tail < NEGLIGIBLE * sum) break;
  }
  return sum;
}

/** P(y > t), the radius integrated exactly. */
function exactTail({ up, down }: Responses, threshold: number, dimension: number): number {
  return threshold >= 0 ? beyond(up, threshold, dimension) : 1 - beyond(down, -threshold, dimension);
}

function thresholdAt(responses: Responses, probability: number, dimension: number): number {
  const farthest = 4 * Math.sqrt(dimension) * Math.max(responses.up.value[0] ?? 0, responses.down.value[0] ?? 0);
  let [low, high] = [-farthest, farthest];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (exactTail(responses, middle, dimension) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What the routes say at the threshold where the truth is a probability. */
interface Trial {
  readonly truth: number;
  /** Samples of the same cost. */
  readonly samples: number;
  readonly said: Readonly<Record<Route, number>>;
}

function* trials(network: Mlp, instance: Opened, stream: Key): Generator<Trial> {
  const dimension = network.widths[0]!;
  for (const [output, sorted] of draw(network, stream).entries()) {
    const responses = responsesOf(sorted);
    const { cumulants, flops } = finish(deduce(instance, THIRD, output));
    const { samples } = competitorRuns(flops, instance.flopsPerSample);
    for (const truth of PROBABILITIES) {
      const threshold = thresholdAt(responses, truth, dimension);
      const said = Object.fromEntries(ROUTES.map((route) => [route, tailBy(route, cumulants, threshold)]));
      yield { truth, samples, said: said as Trial['said'] };
    }
  }
}

/** Percentage of the trials at a probability in which a route is within the factor. */
function hits(all: readonly Trial[], truth: number, route: Route): number {
  const at = all.filter((trial) => trial.truth === truth);
  const good = at.filter(({ said }) => said[route] <= FACTOR * truth && said[route] >= truth / FACTOR);
  return (100 * good.length) / at.length;
}

function cell(width: number, depth: number): Trial[] {
  const all: Trial[] = [];
  for (let network = 0; network < NETWORKS; network++) {
    const drawn = finish(generateMlp({ width, depth }, fold(key(11), width, depth, network)));
    const instance = opened(mlpEngine, drawn);
    all.push(...trials(drawn, instance, fold(key(12), width, depth, network)));
  }
  return all;
}

export const tails: Benchmark = {
  name: 'tails',
  about: 'outputs whose tail is within a factor 2, % of them, by cumulants of order 3 and by sampling of the same cost',
  async *run() {
    installKernels(await loadKernels());
    for (const [width, depth] of CELLS) {
      const all = cell(width, depth);
      const samples = all[0]?.samples ?? 1;
      for (const truth of PROBABILITIES) {
        const [ours = NaN, ...others] = ROUTES.map((route) => hits(all, truth, route));
        const sampling = 100 * samplingWithinFactor(truth, samples, FACTOR);
        const baselines = Object.fromEntries(ROUTES.slice(1).map((route, k) => [route, others[k] ?? NaN]));
        const note = sampling > ours ? 'sampling is better here' : undefined;
        yield moreIsBetter(
          { name: `tail ${truth}, ${width} wide, ${depth} deep`, unit: '%', ...(note !== undefined && { note }) },
          ours,
          { [`sampling ${samples}`]: sampling, ...baselines },
        );
      }
    }
  },
};
