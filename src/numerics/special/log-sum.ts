import { exp } from './exp.ts';
import { log } from './log.ts';

/** ln Σ exp(terms), the sum in index order relative to the largest term; −∞ for no terms and for terms that are all −∞. */
export function logSum(terms: readonly number[] | Float64Array): number {
  let largest = -Infinity;
  for (const term of terms) largest = Math.max(largest, term);
  if (largest === -Infinity) return -Infinity;
  let sum = 0;
  for (const term of terms) sum += exp(term - largest);
  return largest + log(sum);
}
