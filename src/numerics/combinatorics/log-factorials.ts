import { log } from '../special/log.ts';

/**
 * ln 0!, ln 1!, … ln n! as running sums of logarithms in ascending order. The error grows like n times the rounding of the last:
 * below 1e-13 up to n = 40, below 1e-10 up to n = 1000.
 */
export function logFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) table[k] = table[k - 1]! + log(k);
  return table;
}

/** ln C(n, k) from a table that reaches n; −∞ where k < 0 or k > n. */
export function logBinomial(table: Float64Array, n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  return table[n]! - table[k]! - table[n - k]!;
}
