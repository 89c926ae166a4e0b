import { logBinomial } from '../../../numerics/combinatorics/log-factorials.ts';
import { log } from '../../../numerics/special/log.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import type { EntryMoments } from '../parameters.ts';

/** k·ln x with 0·ln 0 = 0. */
function timesLog(k: number, x: number): number {
  return k === 0 ? 0 : k * log(x);
}

/**
 * ln λ_ℓ(t): eigenvalue, at functions of degree ℓ ≤ min(t, n − t), of the mean of f(W)f(W'), f(W) = perm(the last t rows,
 * columns W)/t!, over random rows (random-permanents §2):
 * λ_ℓ(t) = (1/C(n, t)) Σ_{j=ℓ}^t ((t − j)!/t!) σ^{2j} μ^{2(t−j)} C(t − ℓ, j − ℓ) C(n − j − ℓ, t − j).
 *
 * @param table `logFactorials` up to n or more.
 */
export function logTailEigenvalue(
  table: Float64Array,
  n: number,
  degree: number,
  t: number,
  { mean, variance }: EntryMoments,
): number {
  const terms: number[] = [];
  for (let j = degree; j <= t; j++) {
    terms.push(
      table[t - j]! -
        table[t]! +
        timesLog(j, variance) +
        timesLog(t - j, mean * mean) +
        logBinomial(table, t - degree, j - degree) +
        logBinomial(table, n - j - degree, t - j),
    );
  }
  return logSum(terms) - logBinomial(table, n, t);
}
