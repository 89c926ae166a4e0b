import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { Work } from '../../contract.ts';

/** Columns of the largest matrix: 2^22 doubles, 32 MiB. */
export const MOST_COLUMNS = 22;
/** Subsets between two pauses. */
const CHUNK = 65536;

/** The permanent, and the largest in size of all partial ones on the way. */
export interface PartialPermanents {
  readonly permanent: number;
  readonly largest: number;
}

function bitCount(x: number): number {
  const pairs = x - ((x >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Columns of every row that are not 0, one bit each. */
function supports(n: number, entries: Float64Array): Int32Array {
  const masks = new Int32Array(n);
  for (let at = 0; at < n * n; at++) {
    const row = Math.floor(at / n);
    if (entries[at] !== 0) masks[row] = masks[row]! | (1 << (at % n));
  }
  return masks;
}

/** P(U) of the subsets U in [from, to), all smaller ones being known. Returns the largest in size. */
function fill(P: Float64Array, n: number, entries: Float64Array, masks: Int32Array, from: number, to: number): number {
  let largest = 0;
  for (let U = from; U < to; U++) {
    const row = bitCount(U) - 1;
    let sum = 0;
    for (let rest = U & masks[row]!; rest !== 0; rest &= rest - 1) {
      const column = 31 - Math.clz32(rest & -rest);
      sum += entries[row * n + column]! * P[U ^ (1 << column)]!;
    }
    P[U] = sum;
    largest = Math.max(largest, Math.abs(sum));
  }
  return largest;
}

/**
 * The permanent by partial permanents P(U) = perm(rows 1…|U|, columns U) = Σ_{b∈U} c_{|U|,b} P(U\b), P(∅) = 1, subsets U in
 * numeric order and sums over ascending b (random-permanents §7). n·2^{n−1} multiply-adds at most, those of entries that are
 * not 0; n ≤ `MOST_COLUMNS`. No subtraction where entries are not negative; exact where they are integers and `largest` is below 2^53.
 */
export function* subsetProgram(n: number, entries: Float64Array): Work<never, PartialPermanents> {
  const P = new Float64Array(powerOfTwo(n));
  P[0] = 1;
  const masks = supports(n, entries);
  let largest = 1;
  for (let from = 1; from < P.length; from += CHUNK) {
    largest = Math.max(largest, fill(P, n, entries, masks, from, Math.min(P.length, from + CHUNK)));
    yield null;
  }
  return { permanent: P[P.length - 1]!, largest };
}

/** Operations of `subsetProgram`, were no entry 0. */
export const subsetProgramCost = (n: number): number => n * powerOfTwo(n);
