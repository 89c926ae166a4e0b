import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { logFactorials } from '../../../numerics/combinatorics/log-factorials.ts';
import { log } from '../../../numerics/special/log.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import type { EntryMoments } from '../parameters.ts';
import { logShare } from '../slices/energy.ts';
import { highestDegree } from '../slices/state.ts';
import { logTailEigenvalue } from '../slices/tail-eigenvalue.ts';

/** Averages of Σ_S φ_ℓ(S)² and what a row makes of degree ℓ of them. */
interface Parts {
  /** Of y, v and h of degree ℓ: see `generalRule`. */
  readonly y: number;
  readonly v: number;
  readonly h: number;
}

/** Averages over independent rows, from A = E Σ_S φ_ℓ(S)² (random-permanents §5). */
function partsOf(n: number, degree: number, A: number, variance: number): Parts {
  const rest = n - 2 * degree;
  const y = (4 * variance * degree * A) / ((rest + 1) * (rest + 2) * (rest + 1) * (rest + 2));
  const whole = 4 * variance * (degree - (degree * degree) / n) * A;
  const v = rest === 0 ? 0 : (whole - (rest + 1) * (rest + 1) * (rest + 2) * y) / (rest * rest);
  const psi = variance * A * ((n - degree) * (1 - 1 / n) + degree / n);
  return { y, v, h: psi - rest * v - binomial(rest + 2, 2) * y };
}

/**
 * One row of the recursion: N_ℓ = E Σ_S φ_ℓ(S)² for ℓ = 0 … d, in place. Returns E Σ_R h(R)²/I² of degree d, which a projection
 * drops where there are functions of degree d + 1.
 */
function advance(norms: Float64Array, n: number, I: number, { mean, variance }: EntryMoments): number {
  const d = norms.length - 1;
  const old = norms.slice();
  norms.fill(0);
  let dropped = 0;
  for (let degree = 0; degree <= Math.min(d, highestDegree(n, I - 1)); degree++) {
    const A = old[degree]!;
    const { y, v, h } = partsOf(n, degree, A, variance);
    const kept = I - degree;
    norms[degree] = norms[degree]! + kept * kept * ((mean * mean + variance / n) * A + v);
    if (degree > 0) norms[degree - 1] = norms[degree - 1]! + ((kept * (kept + 1)) / 2) * ((kept * (kept + 1)) / 2) * y;
    if (degree < d) norms[degree + 1] = norms[degree + 1]! + h;
    else dropped = h / (I * I);
  }
  for (let degree = 0; degree <= d; degree++) {
    norms[degree] = degree <= highestDegree(n, I) ? norms[degree]! / (I * I) : 0;
  }
  return dropped;
}

/**
 * ln E[(q̂_d − q)²] of an n×n matrix with independent entries, d ≤ n/2: Σ_I E‖what row I's projection drops‖²·λ_{d+1}(n − I), exact on
 * average because the drops of different rows are uncorrelated (random-permanents §5). −∞ where nothing is dropped.
 */
export function logSquaredErrorOfDegree(n: number, d: number, moments: EntryMoments): number {
  const table = logFactorials(n);
  const norms = new Float64Array(d + 1);
  norms[0] = 1;
  const terms: number[] = [];
  for (let I = 1; I <= n; I++) {
    const dropped = advance(norms, n, I, moments);
    if (d >= highestDegree(n, I) || dropped <= 0) continue;
    terms.push(log(dropped) + logShare(table, n, I, d + 1) + logTailEigenvalue(table, n, d + 1, n - I, moments));
  }
  return logSum(terms);
}
