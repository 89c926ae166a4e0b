import { deviationFlops, meanFlops, type CentredRow } from './centred-row.ts';
import { lowerParts, lowerPartsFlops, raiseLinear, raiseLinearFlops } from './linear.ts';
import { highestDegree, type SliceRule } from './state.ts';

/** g = γξ for a symmetric γ without diagonal, of which the pairs a < b are kept: γ_ab at a + b(b − 1)/2. */
function pairTimes(gamma: Float64Array, deviations: Float64Array, g: Float64Array): void {
  g.fill(0);
  let at = 0;
  for (let b = 1; b < g.length; b++) {
    const xi = deviations[b]!;
    let sum = 0;
    for (let a = 0; a < b; a++, at++) {
      const entry = gamma[at]!;
      sum += entry * deviations[a]!;
      g[a] = g[a]! + entry * xi;
    }
    g[b] = g[b]! + sum;
  }
}

/** Operations of `pairTimes`: two products and two sums a pair, and a sum a column but the first. */
const pairTimesFlops = (n: number): number => 2 * n * (n - 1) + n - 1;

/** Vectors of which γ' is made; see `raisePairs`. */
interface PairParts {
  readonly q: Float64Array;
  readonly x: Float64Array;
  readonly z: Float64Array;
}

/**
 * q = 2F/(n − 4)·ξ, x = β/I and z = u/I − 2F/((n − 2)(n − 4))·g + w/(2I), F = (I − 2)/I and w = −2s/(n(n − 1)): the vectors of
 * random-permanents §3's γ', gathered by what they are multiplied with. 1/(n − 4) is 0 where n = 4.
 */
function pairParts(
  { deviations }: CentredRow,
  I: number,
  s: number,
  { beta, u, g }: { readonly beta: Float64Array; readonly u: Float64Array; readonly g: Float64Array },
  { q, x, z }: PairParts,
): void {
  const n = beta.length;
  const kept = (I - 2) / I;
  const toXi = n === 4 ? 0 : (2 * kept) / (n - 4);
  const toG = -toXi / (n - 2);
  const share = 1 / I;
  const half = (-1 / (n * (n - 1) * I)) * s;
  for (let b = 0; b < n; b++) {
    q[b] = toXi * deviations[b]!;
    x[b] = share * beta[b]!;
    z[b] = share * u[b]! + toG * g[b]! + half;
  }
}

/** Operations of `pairParts`. */
const pairPartsFlops = (n: number): number => 6 * n + 1;

/** γ'_ab = (F c̄ − q_a − q_b)γ_ab + (x_a ξ_b + x_b ξ_a) − (z_a + z_b). */
function raisePairs(gamma: Float64Array, { mean, deviations }: CentredRow, I: number, { q, x, z }: PairParts): void {
  const kept = ((I - 2) / I) * mean;
  let at = 0;
  for (let b = 1; b < q.length; b++) {
    const [ownQ, ownX, ownZ, xi] = [kept - q[b]!, x[b]!, z[b]!, deviations[b]!];
    for (let a = 0; a < b; a++, at++) {
      gamma[at] = (ownQ - q[a]!) * gamma[at]! + (x[a]! * xi + ownX * deviations[a]!) - (z[a]! + ownZ);
    }
  }
}

/** Operations of `raisePairs`: eight a pair, one a column but the first, and F c̄. */
const raisePairsFlops = (n: number): number => 4 * n * (n - 1) + n;

/** β' as of degree 1, and what γ adds: (I − 1)(I − 2)/(2I)·y with y = −2g/((n − 2)(n − 3)). */
function addFromPairs(beta: Float64Array, g: Float64Array, I: number): void {
  const n = beta.length;
  const factor = -((I - 1) * (I - 2)) / (I * (n - 2) * (n - 3));
  for (let b = 0; b < n; b++) beta[b] = beta[b]! + factor * g[b]!;
}

/** Whether the I-subsets of n columns have functions of degree 2. */
const hasPairs = (n: number, I: number): boolean => highestDegree(n, I) >= 2;

/**
 * Degree 2, n ≥ 4: α, β and a symmetric function γ of pairs (random-permanents §3, explicit d = 2). Pairs are kept once, a < b, in
 * colexicographic order. About 6n³ operations in all.
 */
export const quadraticRule: SliceRule = {
  start(n) {
    const vector = (): Float64Array => new Float64Array(n);
    const [mass, beta, u, g] = [Float64Array.of(1), vector(), vector(), vector()];
    const gamma = new Float64Array((n * (n - 1)) / 2);
    const parts = { q: vector(), x: vector(), z: vector() };
    return {
      levels: [mass, beta, gamma],
      *multiply(row, I) {
        const old = mass[0]!;
        const { s, alpha } = lowerParts(row, I, old, beta, u);
        mass[0] = alpha;
        const had = hasPairs(n, I - 1);
        if (had) pairTimes(gamma, row.deviations, g);
        else g.fill(0);
        yield null;
        if (hasPairs(n, I)) {
          pairParts(row, I, s, { beta, u, g }, parts);
          raisePairs(gamma, row, I, parts);
        } else gamma.fill(0);
        if (I < n) raiseLinear(row, I, old, beta, u);
        else beta.fill(0);
        if (had && I < n) addFromPairs(beta, g, I);
        yield null;
      },
    };
  },
  flops(n, _, I) {
    const [before, after] = [hasPairs(n, I - 1), hasPairs(n, I)];
    return (
      meanFlops(n) +
      deviationFlops(n) +
      lowerPartsFlops(n) +
      (before ? pairTimesFlops(n) : 0) +
      (after ? pairPartsFlops(n) + raisePairsFlops(n) : 0) +
      (I < n ? raiseLinearFlops(n) : 0) +
      (before && I < n ? 2 * n : 0)
    );
  },
};
