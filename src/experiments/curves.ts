import type { EnsembleTheory, MethodRef, Note } from '../problems/contract.ts';

/**
 * What a point may claim. `measured`: an error above the reference's noise. `limit`: not distinguishable from zero,
 * so only a 95 % upper limit is known. `unreliable`: the estimator itself reported trouble on some instance.
 */
export type PointStatus = 'measured' | 'limit' | 'unreliable';

/** What estimates at a point reported of themselves. */
export interface Trouble {
  /** Of the first instance that is unreliable; where none is, of the first with notes worth a word. */
  readonly notes: readonly Note[];
  /** How many instances are like it, of how many. */
  readonly instances: number;
  readonly of: number;
}

/** Normalised MSE of one method at one size. */
export interface CurvePoint {
  readonly size: number;
  readonly status: PointStatus;
  /** Mean over instances of MSE ÷ single-pass variance; the upper limit if `status` is `limit`; may be Infinity if `unreliable`. */
  readonly error: number;
  /** 95 % interval of `error` over instances and reference noise together; absent below three instances, and for limits and unreliable points. */
  readonly band?: { readonly low: number; readonly high: number };
  /** Instances averaged so far. */
  readonly instances: number;
  /** Instances on which the estimator reported trouble. */
  readonly troubled: number;
  /** Absent where nothing but the estimates themselves went into the point. */
  readonly trouble?: Trouble;
  /** Whether every wanted instance is in or left out, each with its whole reference. */
  readonly complete: boolean;
  /** Operations of one estimate, or of one run of the competing sampler. */
  readonly flops: number;
  /**
   * What the method itself expected of `error`, from the estimate alone: mean over instances of mean_j σ_j² ÷ single-pass
   * variance. Absent where it predicts none on some instance, and at unreliable points.
   */
  readonly predicted?: number;
  /** Exact averages over all instances of this size, where they are known, and the error that follows from them. */
  readonly theory?: EnsembleTheory;
  readonly theoretical?: number;
  /** The normalised error, where `error` is something else: see `measure.ts`. */
  readonly normalised?: number;
}

/** The competing sampler at the cost of a method. */
export interface SamplingPoint extends CurvePoint {
  /** Samples that the method's operations buy, at least 1. */
  readonly samples: number;
  /**
   * What the measurement should show: 1 ÷ samples, exactly, where samples are plain; otherwise what their own variance leads
   * to expect.
   */
  readonly expected: number;
}

/** Weighted least squares of ln error against ln size over the measured points. */
export interface Fit {
  readonly slope: number;
  /** Half the width of the slope's 95 % interval. */
  readonly halfWidth: number;
  readonly intercept: number;
  readonly points: number;
}

export interface MethodCurves {
  readonly method: MethodRef;
  /** The method as a link writes it; unique among a summary's methods. */
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** At the same sizes as `points` where both are there. */
  readonly sampling: readonly SamplingPoint[];
  /** Absent below three measured points. */
  readonly fit?: Fit;
}

/** 95 % point of what reference noise alone would show as an error, were an estimate exact. */
export interface FloorPoint {
  readonly size: number;
  readonly error: number;
}

/** Instances of a size whose outputs never varied, so that they have no normalised error: dead networks, say. */
export interface ConstantCount {
  readonly size: number;
  readonly instances: number;
}

/** Everything a chart of errors shows. */
export interface Summary {
  readonly param: string;
  readonly sizes: readonly number[];
  /** Instances a size that were asked for. */
  readonly instances: number;
  readonly methods: readonly MethodCurves[];
  readonly floor: readonly FloorPoint[];
  /** How references were found: exact algorithms by name, and whether some were sampled. */
  readonly references: { readonly algorithms: readonly string[]; readonly isSampled: boolean };
  /** Sizes with instances that are left out of every average. */
  readonly constant: readonly ConstantCount[];
  /** Whether nothing wanted is missing. */
  readonly complete: boolean;
}
