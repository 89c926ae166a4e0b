import type { Work } from '../../contract.ts';
import type { Turn } from '../schedule.ts';
import type { Layout } from './levels.ts';

/** Coefficients between two pauses: about 2 ms. */
const PAUSE = 262_144;

/** Subsets A of a turn's places that a kernel is given, as bit patterns over `Turn.places`. */
export type Patterns = readonly number[];

/** Number of elements of a pattern. */
export function sizeOf(pattern: number): number {
  let size = 0;
  for (let rest = pattern; rest > 0; rest &= rest - 1) size++;
  return size;
}

/** Sets B that differ in their least element alone. */
export interface Row {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly least: Int32Array;
  readonly from: number;
  readonly end: number;
}

/**
 * What is done to the sets A ∪ B for one B after another (random-sat §4). For the i-th of them, b = least[i] joins the rest of
 * B as its least element, and A ∪ B is number offsets[a] + ranks[columns[a] + b] for the a-th pattern.
 */
export interface Kernel {
  /** The patterns wanted together with sets B of `level` places; none: these B are passed over. */
  patterns(level: number): Patterns;
  /** For `from` ≤ i < `end`. */
  rows(level: number, row: Row): void;
}

/** A place in the sorted union of A and B for each element of both. */
interface Arrangement {
  /** The part of the number that A alone decides, for each pattern. */
  readonly base: Int32Array;
  /** Row of `ranks` for each element of B, least first, and pattern, already multiplied by the number of places. */
  readonly columns: readonly Int32Array[];
}

/**
 * How A and B interleave where `below[j]` places of the turn lie below the j-th least element of B: an element of A is behind
 * those of B with fewer places below them, and the other way round.
 */
function arrange(layout: Layout, { places }: Turn, patterns: Patterns, below: readonly number[]): Arrangement {
  const base = Int32Array.from(patterns, (pattern) => {
    let rank = layout.starts[sizeOf(pattern) + below.length]!;
    for (let x = 0, before = 0; x < places.length; x++) {
      if (!(pattern & (1 << x))) continue;
      const behind = below.filter((count) => count <= x).length;
      before++;
      rank += layout.ranks[(before + behind) * layout.places + places[x]!]!;
    }
    return rank;
  });
  const columns = below.map((count, j) =>
    Int32Array.from(patterns, (pattern) => (j + 1 + sizeOf(pattern & ((1 << count) - 1))) * layout.places),
  );
  return { base, columns };
}

/** Ascending sequences of `length` numbers from 0 … most: which gaps between a turn's places the elements of B lie in. */
function* ascending(length: number, most: number, least = 0): Generator<number[], void> {
  if (length === 0) return yield [];
  for (let first = least; first <= most; first++) {
    for (const rest of ascending(length - 1, most, first)) yield [first, ...rest];
  }
}

/** The sets B of one level that interleave with the turn's places in one way. */
class Gaps {
  private readonly layout: Layout;
  private readonly others: Int32Array;
  private readonly kernel: Kernel;
  private readonly below: readonly number[];
  private readonly arrangement: Arrangement;
  /** Number of `others` below each gap's end: gap g is edges[g] ≤ i < edges[g + 1]. */
  private readonly edges: readonly number[];
  /** Offsets when the elements from the j-th on are chosen. */
  private readonly offsets: readonly Int32Array[];

  constructor(layout: Layout, turn: Turn, kernel: Kernel, below: readonly number[], edges: readonly number[]) {
    this.layout = layout;
    this.others = turn.others;
    this.kernel = kernel;
    this.below = below;
    this.edges = edges;
    this.arrangement = arrange(layout, turn, kernel.patterns(below.length), below);
    this.offsets = below.map(() => new Int32Array(this.arrangement.base.length));
  }

  /** All choices of the j-th element, counted from the greatest down, with an index in `others` under `bound`. */
  *choices(j: number, bound: number, offsets: Int32Array): Generator<number, void> {
    const gap = this.below[j]!;
    const [from, end] = [this.edges[gap]!, Math.min(bound, this.edges[gap + 1]!)];
    const columns = this.arrangement.columns[j]!;
    if (j === 0) {
      if (end <= from) return;
      this.kernel.rows(this.below.length, { offsets, columns, least: this.others, from, end });
      return yield (end - from) * offsets.length;
    }
    const next = this.offsets[j]!;
    for (let i = from; i < end; i++) {
      const place = this.others[i]!;
      for (let a = 0; a < next.length; a++) next[a] = offsets[a]! + this.layout.ranks[columns[a]! + place]!;
      yield* this.choices(j - 1, i, next);
    }
  }

  /** Passes all sets to the kernel; yields how many coefficients it was given. */
  all(): Generator<number, void> {
    return this.choices(this.below.length - 1, Infinity, this.arrangement.base);
  }
}

/** Where the gaps between a turn's places begin in `others`, and the last ends. */
function edgesOf({ places, others }: Turn): number[] {
  const lower = Array.from(places, (place) => others.reduce((count, other) => count + (other < place ? 1 : 0), 0));
  return [0, ...lower, others.length];
}

/**
 * Gives a kernel every set B of up to `most` of a turn's other places, with the patterns that it wants there: B by size, then
 * by how it lies between the turn's places, then colexicographically. A ∪ B must have at most `layout.degree` elements.
 */
export function* sweep(layout: Layout, turn: Turn, kernel: Kernel, most: number): Work<never, void> {
  const edges = edgesOf(turn);
  let touched = 0;
  for (let level = 0; level <= most; level++) {
    const patterns = kernel.patterns(level);
    if (patterns.length === 0) continue;
    if (level === 0) {
      const { base: offsets } = arrange(layout, turn, patterns, []);
      // B = ∅ has no least element: row 0 of the ranks adds 0 for any.
      const columns = new Int32Array(patterns.length);
      kernel.rows(0, { offsets, columns, least: new Int32Array(1), from: 0, end: 1 });
      continue;
    }
    for (const below of ascending(level, turn.places.length)) {
      for (const count of new Gaps(layout, turn, kernel, below, edges).all()) {
        touched += count;
        if (touched < PAUSE) continue;
        touched = 0;
        yield null;
      }
    }
  }
}
