import { integerPartitions } from './partitions.ts';

export type Variant = 'simple' | 'augmented';

/** A cumulant that is carried: whole, or, with radial index r > 0, as the core of Sym(core ⊗ M^r). */
export interface Tracked {
  readonly order: number;
  readonly radial: number;
}

/**
 * What cumulant propagation of order K carries (cumulant-propagation §3). Simple: orders 1…K whole, and K + 1 as a scalar
 * if it is even. Augmented: order K + 1 with one metric, and K + 2 as a scalar if it is even. K = 1 has one form.
 */
export function trackedBy(order: number, variant: Variant): Tracked[] {
  const whole = Array.from({ length: order }, (_, at): Tracked => ({ order: at + 1, radial: 0 }));
  const scalar = (even: number): Tracked[] => (even % 2 === 0 ? [{ order: even, radial: even / 2 }] : []);
  if (variant === 'simple' || order === 1) return [...whole, ...scalar(order + 1)];
  return [...whole, { order: order + 1, radial: 1 }, ...scalar(order + 2)];
}

/** Σ cost of a diagram may not exceed it (cumulant-propagation §5.3). */
export function budgetOf(order: number, variant: Variant): number {
  return variant === 'augmented' && order > 1 ? order : order - 1;
}

/** The slices of a cumulant of order `total` that order K computes: Σ ⌈a_i/2⌉ ≤ K (cumulant-propagation §5.2). */
export function slicesOf(total: number, order: number): number[][] {
  return integerPartitions(total).filter(
    (slice) => slice.reduce((sum, value) => sum + Math.ceil(value / 2), 0) <= order,
  );
}
