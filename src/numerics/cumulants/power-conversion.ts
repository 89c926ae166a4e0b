import { factorial, setPartitions, symmetryFactor, total, vectorsUpTo } from './partitions.ts';

/** coefficient · Π P[u] over blocks u: a product of power cumulants. */
export interface PowerTerm {
  readonly blocks: readonly (readonly number[])[];
  readonly coefficient: number;
}

/** Multisets of non-zero vectors that add up to `sum`, none after `last` in the order of `vectorsUpTo`. */
function vectorPartitions(sum: readonly number[], from: readonly (readonly number[])[]): number[][][] {
  if (total(sum) === 0) return [[]];
  return from.flatMap((block, at) => {
    if (block.some((value, t) => value > sum[t]!)) return [];
    const rest = sum.map((value, t) => value - block[t]!);
    return vectorPartitions(rest, from.slice(at)).map((tail) => [[...block], ...tail]);
  });
}

function shareIndex(a: readonly number[], b: readonly number[]): boolean {
  return a.some((value, t) => value > 0 && b[t]! > 0);
}

/** Σ (−1)^(|τ|−1) (|τ|−1)! over partitions τ of the blocks in which no part holds two blocks that share an index. */
function moebius(blocks: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const parts of setPartitions(blocks.map((_, at) => at))) {
    const allowed = parts.every((part) =>
      part.every((a, i) => part.slice(i + 1).every((b) => !shareIndex(blocks[a]!, blocks[b]!))),
    );
    if (allowed) sum += (parts.length % 2 === 1 ? 1 : -1) * factorial(parts.length - 1);
  }
  return sum;
}

/**
 * The cumulant of variables repeated a_1, a_2, … times as a polynomial in power cumulants P[u], the joint cumulants of
 * (X_1^u_1, X_2^u_2, …) (cumulant-propagation §5.4). Terms whose coefficient vanishes are left out.
 */
export function powerTermsOf(slice: readonly number[]): PowerTerm[] {
  const fibre = slice.reduce((product, value) => product * factorial(value), 1);
  const vectors = vectorsUpTo(slice).filter((vector) => total(vector) > 0);
  return vectorPartitions(slice, vectors)
    .map((blocks) => ({ blocks, coefficient: (fibre / symmetryFactor(blocks)) * moebius(blocks) }))
    .filter(({ coefficient }) => coefficient !== 0);
}
