import { fillWords32 } from '../../../numerics/rng/words32.ts';
import { FreeColumns, type MatrixSampler, TWO_32 } from './matrix-sampler.ts';

/** Running sums of the row's weights over the free columns, into `sums`; the last of them. */
function accumulate(
  weights: Float64Array,
  row: number,
  columns: Uint16Array,
  left: number,
  sums: Float64Array,
): number {
  let sum = 0;
  for (let j = 0; j < left; j++) {
    sum += weights[row + columns[j]!]!;
    sums[j] = sum;
  }
  return sum;
}

/** The first place whose running sum is above `target`; there is one, whose own entry is not 0, where target is below the last. */
function placeOf(target: number, sums: Float64Array): number {
  let at = 0;
  while (sums[at]! <= target) at++;
  return at;
}

/**
 * Rasmussen's estimator ("Approximating the permanent: a simple approach", 1994): each row takes one of the free columns, by chance in
 * proportion to |c|, and multiplies by the mean of |c| over the free columns and by the sign of c. Rasmussen's is the case
 * of zeros and ones; the rest is importance sampling, unbiased for every real matrix, and for ±1 plain sampling. Charged as if
 * no sample ended early: those that do mostly end in the last, short rows.
 */
export const rasmussenSampler: MatrixSampler = {
  // A sum and a comparison a free column; target, mean and product a row.
  flops: ({ n }) => n * (n + 1) + 3 * n,
  start({ n, entries }, key, samples) {
    const words = new Uint32Array(n * samples);
    fillWords32(words, key);
    const weights = entries.map(Math.abs);
    const free = new FreeColumns(n);
    const sums = new Float64Array(n);
    let next = 0;
    return () => {
      free.reset();
      let product = 1;
      for (let i = 0; i < n; i++) {
        const left = n - i;
        const total = accumulate(weights, i * n, free.columns, left, sums);
        if (total === 0) {
          product = 0;
          break;
        }
        const column = free.take(placeOf((words[next + i]! / TWO_32) * total, sums));
        const mean = total / left;
        product *= entries[i * n + column]! < 0 ? -mean : mean;
      }
      next += n;
      return product;
    };
  },
};
