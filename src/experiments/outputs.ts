import { fold, type Key } from '../numerics/rng/key.ts';
import { exp } from '../numerics/special/exp.ts';
import { log } from '../numerics/special/log.ts';
import type { Cumulants } from '../numerics/tails/cumulants.ts';
import { tailThreshold } from '../numerics/tails/threshold.ts';
import {
  alarmsIn,
  type CumulantBelief,
  type MethodRef,
  type Note,
  type Opened,
  type Work,
} from '../problems/contract.ts';
import type { Outputs, Partial, Tally } from './spec.ts';

/** Bins of a histogram, over so many standard deviations on either side of the mean. */
const BINS = 64;
const SIDE = 5;
/** Thresholds, and the predicted tails of the first and the last one. */
const THRESHOLDS = 24;
const COMMON = 0.5;
const RARE = 1e-6;
/** Samples at a time, between two partial results, and the most in all, whatever a method's operations buy. */
const BLOCK = 256;
const SHOWN = 32 * BLOCK;
const MOST = 4_194_304;
/** Samples that stand in for a method whose variance is none. */
const PILOT = 4096;

/** Which output, by which method, and how many samples a picture has at least. */
export interface Question {
  readonly method: MethodRef;
  readonly output: number;
  readonly samples: number;
}

/** What a method says of the distribution of one output. */
export interface Deduction {
  readonly cumulants: Cumulants;
  /** Up to which order it knows the cumulants. Below 3 the third and the fourth are 0. */
  readonly order: 2 | 3;
  /** Operations of the estimate and of the output's cumulants. */
  readonly flops: number;
  readonly notes: readonly Note[];
}

function cumulantsAt({ mean, variance, third, fourth }: CumulantBelief, output: number): Cumulants {
  return {
    mean: mean[output] ?? NaN,
    variance: variance[output] ?? NaN,
    third: third?.[output] ?? 0,
    fourth: fourth?.[output] ?? 0,
  };
}

const NOTHING: Cumulants = { mean: NaN, variance: NaN, third: NaN, fourth: NaN };

/** Runs a method and looks at what it knows of one output at its last step; a refused run knows nothing. */
export function* deduce(opened: Opened, method: MethodRef, output: number): Work<never, Deduction> {
  const work = opened.run(method);
  let belief: CumulantBelief | undefined;
  for (;;) {
    const next = work.next();
    if (next.done) {
      const cumulants = belief ? cumulantsAt(belief, output) : NOTHING;
      const flops = opened.flops(method) + (belief?.flops ?? 0);
      return { cumulants, order: belief?.third ? 3 : 2, flops, notes: next.value.notes };
    }
    // Looking at a step may cost more than the step: only the last one speaks of outputs.
    const read = next.value?.label === 'output' ? next.value.read() : undefined;
    if (read?.kind === 'cumulants') belief = read;
    yield null;
  }
}

function isUsable({ mean, variance, third, fourth }: Cumulants): boolean {
  return variance > 0 && [mean, variance, third, fourth].every(Number.isFinite);
}

/** Mean and variance as sampled, for a picture where a method gives none. */
function* pilot(opened: Opened, stream: Key, output: number): Work<never, Cumulants> {
  const draws = yield* opened.draws(fold(stream, 'pilot'), PILOT, output);
  const mean = draws.reduce((sum, value) => sum + value, 0) / PILOT;
  const variance = draws.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / PILOT;
  return { mean, variance: variance > 0 ? variance : 1, third: 0, fourth: 0 };
}

/** Thresholds whose predicted tails fall from ½ to 10⁻⁶ by equal factors. */
export function thresholdsFor(cumulants: Cumulants): Float64Array {
  const perStep = log(RARE / COMMON) / (THRESHOLDS - 1);
  return Float64Array.from({ length: THRESHOLDS }, (_, k) => tailThreshold(cumulants, COMMON * exp(perStep * k)));
}

/** Counts the values above each of the ascending thresholds. */
function countAbove(tally: { samples: number; readonly above: Float64Array }, value: number, thresholds: Float64Array) {
  tally.samples++;
  for (let k = 0; k < thresholds.length && value > thresholds[k]!; k++) tally.above[k] = tally.above[k]! + 1;
}

function copyOf({ samples, above }: Tally): Tally {
  return { samples, above: above.slice() };
}

/** A histogram and two tallies in the making. */
class Counter {
  readonly #low: number;
  readonly #perBin: number;
  readonly #thresholds: Float64Array;
  readonly #affordable: number;
  readonly #counts = new Float64Array(BINS);
  readonly #picture = { samples: 0, above: new Float64Array(THRESHOLDS) };
  readonly #bought = { samples: 0, above: new Float64Array(THRESHOLDS) };

  constructor(low: number, high: number, thresholds: Float64Array, affordable: number) {
    this.#low = low;
    this.#perBin = (high - low) / BINS;
    this.#thresholds = thresholds;
    this.#affordable = affordable;
  }

  take(values: Float32Array): void {
    for (const value of values) {
      const bin = Math.floor((value - this.#low) / this.#perBin);
      if (bin >= 0 && bin < BINS) this.#counts[bin] = this.#counts[bin]! + 1;
      countAbove(this.#picture, value, this.#thresholds);
      if (this.#bought.samples < this.#affordable) countAbove(this.#bought, value, this.#thresholds);
    }
  }

  /** Copies of what was counted. */
  read(): Pick<Outputs, 'counts' | 'picture' | 'bought'> {
    return { counts: this.#counts.slice(), picture: copyOf(this.#picture), bought: copyOf(this.#bought) };
  }
}

/** What is known of one output before anything is sampled. */
type Frame = Omit<Outputs, 'counts' | 'picture' | 'bought'>;

function* frameOf(opened: Opened, stream: Key, { method, output }: Question): Work<never, Frame> {
  const { cumulants, order, flops, notes } = yield* deduce(opened, method, output);
  const shape = isUsable(cumulants) ? cumulants : yield* pilot(opened, stream, output);
  const side = SIDE * Math.sqrt(shape.variance);
  return {
    kind: 'outputs',
    output,
    cumulants,
    order,
    alarms: alarmsIn(notes),
    ratio: opened.ratio,
    affordable: Math.max(1, Math.floor(flops / opened.flopsPerSample)),
    low: shape.mean - side,
    high: shape.mean + side,
    thresholds: thresholdsFor(shape),
  };
}

/** What looks at one output; see `outputsOf`. */
export type OutputsOf = typeof outputsOf;

/**
 * One output of an instance: its cumulants by a method, then samples of the stream `stream`, at least as many as the method's
 * operations buy. Yields what is known after every 8,192 samples.
 */
export function* outputsOf(opened: Opened, stream: Key, question: Question): Work<Partial, Outputs> {
  const frame = yield* frameOf(opened, stream, question);
  const total = Math.max(question.samples, Math.min(MOST, frame.affordable));
  const counter = new Counter(frame.low, frame.high, frame.thresholds, frame.affordable);
  for (let start = 0; start < total; start += BLOCK) {
    const size = Math.min(BLOCK, total - start);
    counter.take(yield* opened.draws(fold(stream, start / BLOCK), size, question.output));
    const done = start + size;
    const worthShowing = done % SHOWN === 0 && done < total;
    yield worthShowing ? { result: { ...frame, ...counter.read() }, done, total } : null;
  }
  return { ...frame, ...counter.read() };
}
