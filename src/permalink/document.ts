import type { Measure } from '../experiments/measure.ts';
import type { MethodRef } from '../problems/contract.ts';
import type { Schema, Values } from '../problems/schema.ts';

/**
 * All that a link carries, and nothing else. The sweep is not in it: its sizes follow from the size parameter
 * (see experiments/sweep.ts), so that the slider, the curve and the link cannot disagree.
 */
export interface Document {
  readonly family: string;
  readonly params: Values<Schema>;
  readonly seed: number;
  readonly methods: readonly MethodRef[];
  /** Instances a size. */
  readonly instances: number;
  /** Reference samples an instance. */
  readonly samples: number;
  /** What errors are shown as; absent for normalised errors. */
  readonly measure?: Exclude<Measure, 'normalised'> | undefined;
}

/** One thing in a link that could not be used as it stood. */
export interface Issue {
  /** The link's own word for it, e.g. `depth`. */
  readonly field: string;
  readonly problem: 'unknown' | 'malformed' | 'out-of-range' | 'duplicate' | 'newer' | 'other-engine' | 'more';
  /** The text as it stood in the link, shortened to 40 characters; for `more`, how many further issues are not listed. */
  readonly found: string;
  /** What took its place, as the link would write it; empty where it was left out. */
  readonly used: string;
}
