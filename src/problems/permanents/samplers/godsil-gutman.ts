import { fillWords32 } from '../../../numerics/rng/words32.ts';
import { isNonNegative, type SquareMatrix } from '../instance.ts';
import { determinantFlops, pivots } from './pivots.ts';
import type { MatrixSampler } from './matrix-sampler.ts';

/** √|c| with random signs, one bit each from `bits` on. */
function withSigns(out: Float64Array, roots: Float64Array, words: Uint32Array, bits: number): void {
  for (let at = 0; at < out.length; at++) {
    const bit = bits + at;
    const isNegative = ((words[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
    out[at] = isNegative ? -roots[at]! : roots[at]!;
  }
}

/** Roots of the entries' sizes, and the same with the entries' signs; one array where no entry is negative. */
function rootsOf(matrix: SquareMatrix): readonly [Float64Array, Float64Array] {
  const roots = matrix.entries.map((entry) => Math.sqrt(Math.abs(entry)));
  if (isNonNegative(matrix)) return [roots, roots];
  return [roots, roots.map((root, at) => (matrix.entries[at]! < 0 ? -root : root))];
}

/**
 * The estimator of Godsil and Gutman (1981): det(ε√c)²/n! with independent random signs ε. Where entries are negative the second
 * factor is det(ε·sgn(c)√|c|), the first det(ε√|c|): their signs meet only in equal permutations, so that the mean is
 * perm/n! for every real matrix.
 */
export const godsilGutmanSampler: MatrixSampler = {
  // Determinants, and a product and a quotient a row.
  flops: (matrix) => (isNonNegative(matrix) ? 1 : 2) * determinantFlops(matrix.n) + 3 * matrix.n,
  start(matrix, key, samples) {
    const { n } = matrix;
    const words = new Uint32Array(Math.ceil((n * n * samples) / 32));
    fillWords32(words, key);
    const [roots, signedRoots] = rootsOf(matrix);
    const scratch = new Float64Array(n * n);
    const [first, second] = [new Float64Array(n), new Float64Array(n)];
    let next = 0;
    return () => {
      withSigns(scratch, roots, words, next);
      pivots(scratch, n, first);
      if (signedRoots === roots) second.set(first);
      else {
        withSigns(scratch, signedRoots, words, next);
        pivots(scratch, n, second);
      }
      next += n * n;
      let value = 1;
      for (let k = 0; k < n; k++) value *= (first[k]! * second[k]!) / (k + 1);
      return value;
    };
  },
};
