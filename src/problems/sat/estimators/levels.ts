import { binomial } from '../../../numerics/combinatorics/binomial.ts';

/** Number of sets of at most `degree` of `places` places: D(n, d) (random-sat §1). */
export function stateSize(places: number, degree: number): number {
  let size = 0;
  for (let level = 0; level <= degree; level++) size += binomial(places, level);
  return size;
}

/** How sets are numbered: level by level, inside a level by colexicographic rank (random-sat §4). */
export interface Layout {
  readonly degree: number;
  /** Where each level begins; one more entry than levels, the last is the number of sets. */
  readonly starts: readonly number[];
  /** C(s, c) at c·places + s for c = 1 … degree; row 0 is 0, so that it adds nothing. */
  readonly ranks: Int32Array;
  readonly places: number;
}

/** The numbering of all sets of at most `degree` (≤ 4) places; fewer than 2³¹ of them. */
export function layoutOf(places: number, degree: number): Layout {
  const starts = Array.from({ length: degree + 2 }, (_, level) => stateSize(places, level - 1));
  const ranks = new Int32Array((degree + 1) * places);
  for (let c = 1; c <= degree; c++) for (let s = 0; s < places; s++) ranks[c * places + s] = binomial(s, c);
  return { degree, starts, ranks, places };
}
