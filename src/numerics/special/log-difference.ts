import { exp } from './exp.ts';
import { log } from './log.ts';

/** ln(exp a − exp b), −∞ where b ≥ a. */
export function logDifference(a: number, b: number): number {
  return b < a ? a + log(1 - exp(b - a)) : -Infinity;
}
