import type { Estimate, MethodRef } from '../problems/contract.ts';
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

/** `sample` is the competitor: plain sampling that spends the operations of `method`, on a stream of its own. */
export type Job =
  | { readonly kind: 'truth'; readonly samples: number }
  | { readonly kind: 'estimate' | 'sample'; readonly method: MethodRef };

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

/** A sampled reference whose noise is known. All arrays have one entry an output, except `contrasts`. */
export interface Truth {
  readonly kind: 'truth';
  readonly value: Scaled;
  /** Variance of a single pass, per output; the unit is that of value². */
  readonly variance: Float64Array;
  /** Squared standard error of `value`, per output. Unbiased. */
  readonly noise: Float64Array;
  /** Passes spent. */
  readonly samples: number;
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
  readonly flops: number;
}

export type Result = Truth | Estimated | Sampled;

/** A result that is good but not yet final. */
export interface Partial {
  readonly result: Result;
  /** Share of the work done is done ÷ total. */
  readonly done: number;
  readonly total: number;
}
