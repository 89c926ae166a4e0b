import { sizeOf } from './bits.ts';
import type { Layout } from './levels.ts';

/** One way in which a set B lies between the places of a turn, and what follows for the numbers of the sets A ∪ B. */
export interface Gap {
  /** How many of the turn's places lie below each element of B, least first; ascending. */
  readonly below: readonly number[];
  /** For each pattern: where its level begins, its elements, and the row of `ranks` for each, times the number of places. */
  readonly starts: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly rows: readonly (readonly number[])[];
  /** The row of `ranks` for each element of B and pattern, times the number of places. */
  readonly columns: readonly Int32Array[];
}

/** The sets B of one size. */
export interface BlockLevel {
  /** Subsets A of a turn's places that are wanted with them, as bit patterns over `Turn.places`. */
  readonly patterns: readonly number[];
  readonly gaps: readonly Gap[];
}

/** What is swept for a constraint of r variables; the index of a level is |B|. */
export interface Blocks {
  readonly r: number;
  readonly levels: readonly BlockLevel[];
}

/** Ascending sequences of `length` numbers from least … most. */
function ascending(length: number, most: number, least = 0): number[][] {
  if (length === 0) return [[]];
  const firsts = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return firsts.flatMap((first) => ascending(length - 1, most, first).map((rest) => [first, ...rest]));
}

/**
 * An element of A is behind those of B with no more places below them than it has, and an element of B behind those of A
 * that are below it. The i-th least element of the union has row i of the ranks.
 */
function gapOf({ starts, places }: Layout, r: number, patterns: readonly number[], below: readonly number[]): Gap {
  const members = patterns.map((pattern) => Array.from({ length: r }, (_, x) => x).filter((x) => pattern & (1 << x)));
  return {
    below,
    starts: members.map(({ length }) => starts[length + below.length]!),
    members,
    rows: members.map((xs) => xs.map((x, i) => (i + 1 + below.filter((count) => count <= x).length) * places)),
    columns: below.map((count, j) =>
      Int32Array.from(patterns, (pattern) => (j + 1 + sizeOf(pattern & ((1 << count) - 1))) * places),
    ),
  };
}

/** Blocks with the patterns given for each |B|. A ∪ B must have at most `layout.degree` elements. */
export function blocksOf(layout: Layout, r: number, patterns: readonly (readonly number[])[]): Blocks {
  return {
    r,
    levels: patterns.map((wanted, level) => ({
      patterns: wanted,
      gaps: ascending(level, r).map((below) => gapOf(layout, r, wanted, below)),
    })),
  };
}
