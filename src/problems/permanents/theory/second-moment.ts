import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { logFactorials } from '../../../numerics/combinatorics/log-factorials.ts';
import { log } from '../../../numerics/special/log.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import type { EntryMoments } from '../parameters.ts';

/** ln σ^{2j} μ^{2(n−j)}. */
function logPower(n: number, j: number, { mean, variance }: EntryMoments): number {
  const fromVariance = j === 0 ? 0 : j * log(variance);
  return fromVariance + (j === n ? 0 : (n - j) * log(mean * mean));
}

/** ln E[q²], E[q²] = Σ_j σ^{2j} μ^{2(n−j)}/j!, of independent entries (random-permanents §5). */
export function logSecondMoment(n: number, moments: EntryMoments): number {
  const table = logFactorials(n);
  return logSum(Array.from({ length: n + 1 }, (_, j) => logPower(n, j, moments) - table[j]!));
}

/**
 * ln of E[Var_x M] = (μ² + σ²)^n − E[q²] = Σ_j σ^{2j} μ^{2(n−j)} (C(n, j) − 1/j!), in which nothing cancels; n ≤ 50, so that
 * binomials are exact (random-permanents §5).
 */
export function logSampleVariance(n: number, moments: EntryMoments): number {
  const terms: number[] = [];
  let factorial = 1;
  for (let j = 1; j <= n; j++) {
    factorial *= j;
    terms.push(logPower(n, j, moments) + log(binomial(n, j) - 1 / factorial));
  }
  return logSum(terms);
}
