import type { Kernel } from './sweep.ts';

/** Multiplication by one constraint, and what leaves the ball of degree d with it. */
export interface ConstraintKernel extends Kernel {
  /** Σ g² over the swept sets of d elements that are not all in B, before and after. */
  readonly topBefore: number;
  readonly topAfter: number;
  /**
   * Squared norm of what was lost on the levels d + 1, d + 2, … d + r, in the unit before the constraint. `untouchedTop` is
   * Σ g² over the sets of d elements that have none of its variables. To be asked after the sweep.
   */
  lost(untouchedTop: number): Float64Array;
}
