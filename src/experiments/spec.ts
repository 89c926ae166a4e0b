import type { Cumulants } from '../numerics/tails/cumulants.ts';
import type { EnsembleTheory, Estimate, LevelBelief, MethodRef, Step } from '../problems/contract.ts';
import type { Scaled } from '../problems/scaled.ts';
import type { Schema, Values } from '../problems/schema.ts';

/** Everything that decides a digit of a curve, and nothing else. */
export interface ExperimentSpec {
  readonly family: string;
  readonly params: Values<Schema>;
  /** Which parameter the curve runs over, and its values in increasing order; `params` gives all others. */
  readonly sweep: { readonly param: string; readonly sizes: readonly number[] };
  /** Instances a size. */
  readonly instances: number;
  readonly seed: number;
  readonly methods: readonly MethodRef[];
  /** Reference samples an instance. */
  readonly samples: number;
}

/**
 * `sample` is the competitor: sampling that spends the operations of `method`, on a stream of its own. `steps` walks through
 * an estimate. `outputs` looks at one output alone, deduced by `method` and sampled on another stream.
 */
export type Job =
  | { readonly kind: 'truth'; readonly samples: number }
  | { readonly kind: 'estimate' | 'sample' | 'steps'; readonly method: MethodRef }
  | { readonly kind: 'outputs'; readonly method: MethodRef; readonly output: number };

/** Samples of a picture of one output: events of one in 10,000 are seen 26 times. */
export const PICTURE_SAMPLES = 262_144;

/** One independent piece of work; it and the engine revision determine its result to the last bit. */
export interface Task {
  readonly family: string;
  readonly params: Values<Schema>;
  readonly seed: number;
  readonly instance: number;
  readonly job: Job;
}

/** JSON of a task with sorted keys, and the engine revision: the identity of a result everywhere. */
export type TaskKey = string;

/**
 * What is held to be true, with known noise: a sampled reference, or the outcome of an exact algorithm. All arrays have one
 * entry an output, except `contrasts`, and the unit of `value`, or its square.
 */
export interface Truth {
  readonly kind: 'truth';
  readonly value: Scaled;
  /** What squared errors are divided by, per output: the variance of a single pass, or its average over the ensemble. */
  readonly variance: Float64Array;
  /** Squared standard error of `value`, per output. Unbiased. */
  readonly noise: Float64Array;
  /** Passes spent; 0 where nothing was sampled. */
  readonly samples: number;
  /** The exact algorithm in words; absent where the reference was sampled. */
  readonly algorithm?: string;
  /** Independent, equally distributed means of passes that `value` averages and `noise` was seen from. */
  readonly replicates: number;
  /**
   * Independent vectors with mean 0 and the covariance of `value`, row-major (contrast × output): scaled differences of
   * disjoint batches. They say how reference noise enters a squared error.
   */
  readonly contrasts: Float32Array;
}

export interface Estimated {
  readonly kind: 'estimate';
  readonly estimate: Estimate;
  readonly flops: number;
  /** What the method's error is on average over the ensemble, where that is known. */
  readonly theory?: EnsembleTheory;
}

/** Repeated runs of the competing sampler, reduced to what an unbiased squared error needs. */
export interface Sampled {
  readonly kind: 'sample';
  /** Samples a run: as many as the method's operations buy, at least one. */
  readonly samples: number;
  readonly runs: number;
  /** Average over runs of the runs' means, per output. */
  readonly mean: Float64Array;
  /** Average over runs of the squared norm of a run's mean. */
  readonly meanSquare: number;
  /** Variance of a single sample, per output, as seen over all runs; absent where it is that of a plain pass. */
  readonly variance?: Float64Array;
  readonly flops: number;
}

/** How many of so many samples were above each threshold. */
export interface Tally {
  readonly samples: number;
  readonly above: Float64Array;
}

/** The distribution of one output: what a method deduces of it, and what sampling has seen. */
export interface Outputs {
  readonly kind: 'outputs';
  /** Counted from 0. */
  readonly output: number;
  /** As deduced; third and fourth are 0 below order 3. */
  readonly cumulants: Cumulants;
  /** Up to which order the method knows the output's cumulants. */
  readonly order: 2 | 3;
  /** Notes of the method that speak against it, and the instance's size ÷ depth. */
  readonly alarms: number;
  readonly ratio: number;
  /** Samples that the method's operations buy, those for the output's cumulants included. */
  readonly affordable: number;
  /** Counts of `picture.samples` outputs in bins of equal width over [low, high]; some lie beyond. */
  readonly low: number;
  readonly high: number;
  readonly counts: Float64Array;
  /** Ascending; their predicted tails fall from ½ to 10⁻⁶ by equal factors. */
  readonly thresholds: Float64Array;
  /** Of all samples drawn, and of the first `affordable` ones. */
  readonly picture: Tally;
  readonly bought: Tally;
}

/** What a method knew of a product after one of its steps. */
export interface LevelStep extends LevelBelief {
  readonly step: Step['kind'];
  /** Factor, counted from 0. */
  readonly stage: number;
}

/** A walk through the estimate of a product. */
export interface Walk {
  readonly kind: 'steps';
  readonly steps: readonly LevelStep[];
}

export type Result = Truth | Estimated | Sampled | Walk | Outputs;

/** A result that is good but not yet final. */
export interface Partial {
  readonly result: Result;
  /** Share of the work done is done ÷ total. */
  readonly done: number;
  readonly total: number;
}
