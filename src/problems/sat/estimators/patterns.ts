import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import type { KindName } from '../parameters.ts';
import { sizeOf } from './bits.ts';

/**
 * Number of subsets A of r variables that belong to one B of `level` others: those with |A| ≤ degree − level, and for `nae`,
 * whose odd levels are 0, those that make |A| + |B| even.
 */
export function blockSize(kind: KindName, r: number, degree: number, level: number): number {
  let size = 0;
  for (let a = 0; a <= Math.min(r, degree - level); a++) {
    if (kind !== 'nae' || (a + level) % 2 === 0) size += binomial(r, a);
  }
  return size;
}

/** These subsets as patterns, by size and then ascending, for |B| = 0 … degree − 1. */
export function blockPatterns(kind: KindName, r: number, degree: number): readonly (readonly number[])[] {
  const bySize: number[][] = Array.from({ length: r + 1 }, () => []);
  for (let pattern = 0; pattern < 1 << r; pattern++) bySize[sizeOf(pattern)]!.push(pattern);
  const belongs = (sum: number): boolean => sum <= degree && (kind !== 'nae' || sum % 2 === 0);
  return Array.from({ length: degree }, (_, level) =>
    bySize.flatMap((patterns, size) => (belongs(size + level) ? patterns : [])),
  );
}

/** Pairs {A, V∖A} of subsets of r variables of which both have at most `most` elements: what `xor` exchanges. */
export function pairsWithin(r: number, most: number): number {
  let sets = 0;
  for (let a = Math.max(0, r - most); a <= Math.min(r, most); a++) sets += binomial(r, a);
  return sets / 2;
}

/** The degree that makes a difference: at most one a variable, and for `nae` even (random-sat §4). */
export function effectiveDegree(kind: KindName, degree: number, places: number): number {
  const within = Math.min(degree, places);
  return kind === 'nae' ? within - (within % 2) : within;
}
