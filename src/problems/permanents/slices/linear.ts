import { deviationFlops, meanFlops, type CentredRow } from './centred-row.ts';
import type { SliceRule } from './state.ts';

/** Of a row and a function β of single columns: ξ_b β_b and their sum s. */
function products(deviations: Float64Array, beta: Float64Array, out: Float64Array): number {
  let sum = 0;
  for (let b = 0; b < out.length; b++) {
    const product = deviations[b]! * beta[b]!;
    out[b] = product;
    sum += product;
  }
  return sum;
}

/**
 * What β contributes, in place of the products ξ_b β_b: u_b = −2(ξ_b β_b − s/n)/(n − 2), the part of ψ = ξβ lifted from single
 * columns; 0 where n = 2. Returns α' = c̄α − (I − 1)s/(n(n − 1)).
 */
export function lowerParts(row: CentredRow, I: number, alpha: number, beta: Float64Array, u: Float64Array): Sums {
  const n = beta.length;
  const s = products(row.deviations, beta, u);
  const centre = s / n;
  const factor = n === 2 ? 0 : -2 / (n - 2);
  for (let b = 0; b < n; b++) u[b] = (u[b]! - centre) * factor;
  return { s, alpha: row.mean * alpha - ((I - 1) / (n * (n - 1))) * s };
}

/** s = Σ ξ_b β_b, and the new part of degree 0. */
interface Sums {
  readonly s: number;
  readonly alpha: number;
}

/** Operations of `lowerParts`. */
export const lowerPartsFlops = (n: number): number => 4 * n + 4;

/** β' = ((I − 1)/I)(c̄β + u) + αξ/I; α is the old one. */
export function raiseLinear(row: CentredRow, I: number, alpha: number, beta: Float64Array, u: Float64Array): void {
  const kept = (I - 1) / I;
  const share = alpha / I;
  for (let b = 0; b < beta.length; b++) {
    beta[b] = kept * (row.mean * beta[b]! + u[b]!) + share * row.deviations[b]!;
  }
}

/** Operations of `raiseLinear`. */
export const raiseLinearFlops = (n: number): number => 5 * n + 1;

/** Degree 1: a number α and a function β of single columns (random-permanents §3, explicit d = 1). About 11n² operations in all. */
export const linearRule: SliceRule = {
  start(n) {
    const [mass, beta, u] = [Float64Array.of(1), new Float64Array(n), new Float64Array(n)];
    return {
      levels: [mass, beta],
      *multiply(row, I) {
        const old = mass[0]!;
        mass[0] = lowerParts(row, I, old, beta, u).alpha;
        if (I < n) raiseLinear(row, I, old, beta, u);
        else beta.fill(0);
        yield null;
      },
    };
  },
  flops: (n, _, I) => meanFlops(n) + deviationFlops(n) + lowerPartsFlops(n) + (I < n ? raiseLinearFlops(n) : 0),
};
