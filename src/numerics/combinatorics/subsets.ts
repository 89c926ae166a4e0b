import { binomial } from './binomial.ts';

/**
 * Rank of a subset s₀ < s₁ < … among all of its size in colexicographic order, C(s₀, 1) + C(s₁, 2) + … (random-sat §4,
 * layout). It does not depend on how many elements there are to choose from.
 */
export function subsetRank(subset: ArrayLike<number>): number {
  let rank = 0;
  for (let i = 0; i < subset.length; i++) rank += binomial(subset[i]!, i + 1);
  return rank;
}

/** The subsets of `size` elements of {0 … n − 1}, ascending within, in colexicographic order. The array given is reused. */
export function* subsets(n: number, size: number): Generator<readonly number[], void> {
  if (size > n) return;
  const subset = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield subset;
    let i = 0;
    // The lowest element that can rise without reaching its neighbour; those below fall back to the start.
    while (i < size && subset[i]! + 1 === (i + 1 < size ? subset[i + 1]! : n)) i++;
    if (i === size) return;
    subset[i] = subset[i]! + 1;
    for (let j = 0; j < i; j++) subset[j] = j;
  }
}
