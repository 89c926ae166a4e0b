import type { Slot } from '../palette.ts';
import type { MethodLook } from '../../problems/contract.ts';

/** One bin of a histogram of sampled values, with the 95 % limits of its density. */
export interface DensityBin {
  /** Its centre; bins are in order and touch. */
  readonly x: number;
  readonly sampled: number;
  readonly low: number;
  readonly high: number;
}

interface Painted {
  readonly name: string;
  readonly slot: Slot;
  readonly variant: MethodLook['variant'];
}

/** A density that is deduced. An expansion may give negative ones. */
export interface DensityCurve extends Painted {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface SampledTail {
  readonly probability: number;
  readonly standardError: number;
  /** Samples above the threshold. */
  readonly count: number;
}

/** P(output > t) by a method, one for each threshold: not positive, or NaN, where an expansion fails. */
export interface TailMethod extends Painted {
  readonly probability: readonly number[];
}

/** How much the default method claims at a threshold. */
export type Reach = 'value' | 'order-of-magnitude' | 'beyond' | 'refused';

/** What far more samples than a method's cost buys have seen, at the same thresholds. */
export interface Reference {
  readonly samples: number;
  readonly sampled: readonly SampledTail[];
}

export interface Tail {
  /** Ascending. */
  readonly thresholds: readonly number[];
  /** How many samples all counts are out of. */
  readonly samples: number;
  readonly sampled: readonly SampledTail[];
  /** Drawn as bars of ink, for deductions to be held against. */
  readonly reference?: Reference;
  readonly methods: readonly TailMethod[];
  /** Name of the default method in `methods`, to which `reach` belongs. */
  readonly focus: string;
  readonly reach: readonly Reach[];
}

export interface OutputTailLabels {
  /** "output 3". */
  readonly output: string;
  /** "t". */
  readonly symbol: string;
}

export interface OutputTailData {
  readonly density: readonly DensityBin[];
  readonly curves: readonly DensityCurve[];
  readonly tail: Tail;
  readonly labels: OutputTailLabels;
}
