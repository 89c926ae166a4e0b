import { exp } from '../../numerics/special/exp.ts';
import { log } from '../../numerics/special/log.ts';

/** ln Σ exp(logs), −∞ of none: sums in order, in the unit of the largest. */
export function logSum(logs: Iterable<number>): number {
  const all = [...logs];
  const largest = all.reduce((most, each) => Math.max(most, each), -Infinity);
  if (largest === -Infinity) return -Infinity;
  return largest + log(all.reduce((sum, each) => sum + exp(each - largest), 0));
}

/** ln(exp a − exp b), −∞ where b ≥ a. */
export function logDifference(a: number, b: number): number {
  return b < a ? a + log(1 - exp(b - a)) : -Infinity;
}
