/**
 * One-dimensional moments of a factor h and of h², [q][p] with 0 ≤ q ≤ d and 0 ≤ p ≤ 2(d − q) (random-halfspaces §3): on a sphere of
 * radius R μ_{q,p} = E[h(Rt) P_p(t)], t and P_p of dimension n + 2q; in the Hermite basis E[h(z) He_p(z)], whatever q is.
 */
export interface FactorMoments {
  readonly first: readonly (readonly number[])[];
  /** Of h². */
  readonly second: readonly (readonly number[])[];
}

/** Rows q = 0 … degree, each of 2(degree − q) + 1 entries. */
export function rowsOf(degree: number, entry: (q: number, p: number) => number): number[][] {
  return Array.from({ length: degree + 1 }, (_, q) =>
    Array.from({ length: 2 * (degree - q) + 1 }, (__, p) => entry(q, p)),
  );
}
