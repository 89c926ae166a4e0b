import { logBinomial } from '../../../numerics/combinatorics/log-factorials.ts';
import { exp } from '../../../numerics/special/exp.ts';

/**
 * ln of C(n − 2ℓ, I − ℓ)/C(n, I): mean square over the I-subsets of what a harmonic function of degree ℓ adds up to, by the sum
 * of its squares (random-permanents §2). −∞ where the I-subsets have no such functions.
 */
export function logShare(table: Float64Array, n: number, I: number, degree: number): number {
  return logBinomial(table, n - 2 * degree, I - degree) - logBinomial(table, n, I);
}

/** Mean squares over the I-subsets of the parts of degree 0, 1, …: the levels of a state after I rows. */
export function energies(table: Float64Array, n: number, I: number, levels: readonly Float64Array[]): Float64Array {
  return Float64Array.from(levels, (level, degree) => {
    const share = exp(logShare(table, n, I, degree));
    let sum = 0;
    for (const value of level) sum += value * value;
    return share * sum;
  });
}
