import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { Work } from '../../contract.ts';

/** Sign patterns of the walked rows between two fresh sums of columns, so that the sums' rounding does not pile up. */
const CHUNK = 1024;
/** Half the distance from 1 to the next double. */
const ROUNDING = 1.1102230246251565e-16;

/** A permanent, and the squared standard error that rounding is expected to leave. */
export interface Rounded {
  readonly permanent: number;
  readonly squaredError: number;
}

/** A running sum with the error of its additions (Neumaier 1974), and the sum of squares of products. */
interface Total {
  sum: number;
  lost: number;
  squares: number;
}

function add(total: Total, term: number): void {
  const sum = total.sum + term;
  total.lost += Math.abs(total.sum) >= Math.abs(term) ? total.sum - sum + term : term - sum + total.sum;
  total.sum = sum;
}

/** The last two rows as they enter with equal and with opposite signs. */
interface LastRows {
  readonly equal: Float64Array;
  readonly opposite: Float64Array;
}

/**
 * The terms of the four signs of the last two rows: with s the columns' sums over all other rows, e = c_{n−1} + c_n and
 * f = c_{n−1} − c_n, ±[∏(s + e) + ∏(s − e) − ∏(s + f) − ∏(s − f)]. `change` is added to s before.
 */
function addFour(
  total: Total,
  sign: number,
  sums: Float64Array,
  change: Float64Array,
  { equal, opposite }: LastRows,
): void {
  let [a, b, c, d] = [1, 1, 1, 1];
  for (let j = 0; j < sums.length; j++) {
    const s = sums[j]! + change[j]!;
    sums[j] = s;
    const [e, f] = [equal[j]!, opposite[j]!];
    a *= s + e;
    b *= s - e;
    c *= s + f;
    d *= s - f;
  }
  add(total, sign * (a + b - (c + d)));
  total.squares += a * a + b * b + (c * c + d * d);
}

/** Twice the rows 1 … n − 3 with either sign: what the sums change by when a sign flips. */
function changes(n: number, entries: Float64Array): readonly (readonly [Float64Array, Float64Array])[] {
  return Array.from({ length: Math.max(0, n - 3) }, (_, k) => {
    const row = entries.subarray((k + 1) * n, (k + 2) * n);
    return [row.map((entry) => -2 * entry), row.map((entry) => 2 * entry)] as const;
  });
}

/** Columns' sums over row 0 and the rows 1 … n − 3 with the signs of a Gray code: bit k set is row k + 1 taken away. */
function sumsAt(n: number, entries: Float64Array, gray: number): Float64Array {
  const sums = entries.slice(0, n);
  for (let k = 0; k < n - 3; k++) {
    const isNegative = ((gray >>> k) & 1) === 1;
    for (let j = 0; j < n; j++) {
      const entry = entries[(k + 1) * n + j]!;
      sums[j] = isNegative ? sums[j]! - entry : sums[j]! + entry;
    }
  }
  return sums;
}

function lastRows(n: number, entries: Float64Array): LastRows {
  const last = entries.subarray((n - 1) * n);
  const other = entries.subarray((n - 2) * n, (n - 1) * n);
  return { equal: other.map((c, j) => c + last[j]!), opposite: other.map((c, j) => c - last[j]!) };
}

/**
 * The permanent by Glynn's formula, 2^{1−n} Σ_δ (∏_k δ_k) ∏_j Σ_i δ_i c_ij over signs δ with δ_1 = 1 (random-permanents §7), for
 * 3 ≤ n ≤ 32. Signs of all rows but the last two run through a Gray code. Terms cancel: about 2ⁿ products of both signs are added, with
 * the error of the additions, so what is left is each product's own rounding, n factors of it.
 */
export function* glynn(n: number, entries: Float64Array): Work<never, Rounded> {
  const total: Total = { sum: 0, lost: 0, squares: 0 };
  const last = lastRows(n, entries);
  const flips = changes(n, entries);
  const still = new Float64Array(n);
  const patterns = powerOfTwo(n - 3);
  for (let from = 0; from < patterns; from += CHUNK) {
    const sums = sumsAt(n, entries, from ^ (from >>> 1));
    addFour(total, 1, sums, still, last);
    for (let g = from + 1; g < Math.min(patterns, from + CHUNK); g++) {
      const row = 31 - Math.clz32(g & -g);
      const isNegative = (((g ^ (g >>> 1)) >>> row) & 1) === 1;
      // Numbers of a Gray code have as many odd bits as their place has.
      addFour(total, (g & 1) === 1 ? -1 : 1, sums, flips[row]![isNegative ? 0 : 1], last);
    }
    yield null;
  }
  const scale = powerOfTwo(1 - n);
  const squaredError = n * ROUNDING * ROUNDING * total.squares * scale * scale;
  return { permanent: (total.sum + total.lost) * scale, squaredError };
}

/** Operations of `glynn`: nine a column and pattern. */
export const glynnCost = (n: number): number => 9 * n * powerOfTwo(n - 3);
