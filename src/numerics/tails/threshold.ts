import type { Cumulants } from './cumulants.ts';
import { gaussianTail } from './gaussian-tail.ts';
import { lugannaniRice } from './lugannani-rice.ts';

/** How far from the mean a threshold is looked for, in standard deviations: 10⁻⁶ is reached there for γ2 up to 11. */
const FARTHEST = 64;
/** Halvings of an interval that long, down to the last bits. */
const STEPS = 64;

/** The last place before a tail that falls from `low` to `high` crosses p; an end where it does not. */
function crossing(tail: (threshold: number) => number, p: number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let i = 0; i < STEPS; i++) {
    const middle = below + (above - below) / 2;
    if (tail(middle) > p) below = middle;
    else above = middle;
  }
  return below;
}

/**
 * The threshold t with P(Y > t) = p by `lugannaniRice`, within 64 standard deviations of the mean, by bisection. Where its
 * cumulants are too wild for the formula (see there), and so its tail not monotone, the Gaussian's threshold.
 *
 * @throws RangeError unless the variance is positive.
 */
export function tailThreshold(cumulants: Cumulants, p: number): number {
  const { mean, variance } = cumulants;
  const deviation = Math.sqrt(variance);
  const [low, high] = [mean - FARTHEST * deviation, mean + FARTHEST * deviation];
  const tail = (threshold: number): number => lugannaniRice(cumulants, threshold);
  if (isMonotone(cumulants)) return crossing(tail, p, low, high);
  return crossing((threshold) => gaussianTail((threshold - mean) / deviation), p, low, high);
}

/** Whether `lugannaniRice` falls with its threshold: max(γ2, γ1²) ≤ 11. */
export function isMonotone({ variance, third, fourth }: Cumulants): boolean {
  const excess = fourth / variance / variance;
  const square = (third * third) / variance / variance / variance;
  return Math.max(excess, square) <= 11;
}
