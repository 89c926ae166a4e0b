import { fillWords32 } from '../../../numerics/rng/words32.ts';
import type { SquareMatrix } from '../instance.ts';
import { FreeColumns, type MatrixSampler, TWO_32 } from './matrix-sampler.ts';

/** A product of index and bits, its floor, an exchange of two columns, an entry and a product. */
const FLOPS_PER_STEP = 7;

/**
 * Steps until the product is 0, on average, as the rows' shares of entries other than 0 suggest: 1 + r₁ + r₁r₂ + …, which for
 * independent entries is (1 − pⁿ)/(1 − p) on average.
 */
function expectedSteps({ n, entries }: SquareMatrix): number {
  let [steps, alive] = [0, 1];
  for (let i = 0; i < n; i++) {
    steps += alive;
    const nonZero = entries.subarray(i * n, (i + 1) * n).reduce((count, entry) => (entry === 0 ? count : count + 1), 0);
    alive *= nonZero / n;
  }
  return steps;
}

/** ∏ c_{i,x(i)} of a uniform permutation x, drawn row by row until the product is 0. */
export const plainSampler: MatrixSampler = {
  flops: (matrix) => FLOPS_PER_STEP * expectedSteps(matrix),
  start({ n, entries }, key, samples) {
    const words = new Uint32Array(n * samples);
    fillWords32(words, key);
    const free = new FreeColumns(n);
    let next = 0;
    return () => {
      free.reset();
      let product = 1;
      for (let i = 0; i < n && product !== 0; i++) {
        const at = Math.floor(((n - i) * words[next + i]!) / TWO_32);
        product *= entries[i * n + free.take(at)]!;
      }
      next += n;
      return product;
    };
  },
};
