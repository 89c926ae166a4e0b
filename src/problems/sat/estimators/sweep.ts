import type { Work } from '../../contract.ts';
import type { Turn } from '../schedule.ts';
import type { Blocks, Gap } from './blocks.ts';
import type { Layout } from './levels.ts';

/** Coefficients between two pauses: some 2 ms. */
const PAUSE = 131_072;

/**
 * What is done to the sets A ∪ B for one B after another (random-sat §4). For `from` ≤ i < `end`, b = least[i] joins the rest of
 * B as its least element, and A ∪ B is number offsets[a] + ranks[columns[a] + b] for the a-th pattern of the level |B|.
 */
export interface Kernel {
  rows(level: number, offsets: Int32Array, columns: Int32Array, least: Int32Array, from: number, end: number): void;
}

/** Where the gaps between a turn's places begin in `others`, and the last ends. */
function edgesOf({ places, others }: Turn): Int32Array {
  const edges = new Int32Array(places.length + 2);
  for (let g = 1, i = 0; g <= places.length; g++) {
    while (i < others.length && others[i]! < places[g - 1]!) i++;
    edges[g] = i;
  }
  edges[places.length + 1] = others.length;
  return edges;
}

/** One walk through the sets B of a turn. */
class Walk {
  private touched = 0;
  private readonly layout: Layout;
  private readonly turn: Turn;
  private readonly kernel: Kernel;
  private readonly edges: Int32Array;

  constructor(layout: Layout, turn: Turn, kernel: Kernel) {
    [this.layout, this.turn, this.kernel] = [layout, turn, kernel];
    this.edges = edgesOf(turn);
  }

  /** The part of the number of A ∪ B that A alone decides, for each pattern. */
  private base({ starts, members, rows }: Gap): Int32Array {
    const { ranks } = this.layout;
    const base = new Int32Array(members.length);
    for (let a = 0; a < base.length; a++) {
      let rank = starts[a]!;
      for (let i = 0; i < members[a]!.length; i++) rank += ranks[rows[a]![i]! + this.turn.places[members[a]![i]!]!]!;
      base[a] = rank;
    }
    return base;
  }

  /** All choices of the j-th least element and those below it, with an index in `others` under `bound`. */
  private choose(gap: Gap, j: number, bound: number, offsets: Int32Array): void {
    const columns = gap.columns[j]!;
    const from = this.edges[gap.below[j]!]!;
    const end = Math.min(bound, this.edges[gap.below[j]! + 1]!);
    if (end <= from) return;
    if (j === 0) {
      this.touched += (end - from) * offsets.length;
      return this.kernel.rows(gap.below.length, offsets, columns, this.turn.others, from, end);
    }
    const next = new Int32Array(offsets.length);
    for (let i = from; i < end; i++) {
      this.advance(offsets, columns, this.turn.others[i]!, next);
      this.choose(gap, j - 1, i, next);
    }
  }

  private advance(offsets: Int32Array, columns: Int32Array, place: number, out: Int32Array): void {
    const { ranks } = this.layout;
    for (let a = 0; a < out.length; a++) out[a] = offsets[a]! + ranks[columns[a]! + place]!;
  }

  /** Every set B that lies in the gaps as `gap` says; pauses between choices of its greatest element. */
  *all(gap: Gap): Work<never, void> {
    const base = this.base(gap);
    const top = gap.below.length - 1;
    if (top <= 0) return this.choose(gap, 0, Infinity, base);
    const next = new Int32Array(base.length);
    const g = gap.below[top]!;
    for (let i = this.edges[g]!; i < this.edges[g + 1]!; i++) {
      this.advance(base, gap.columns[top]!, this.turn.others[i]!, next);
      this.choose(gap, top - 1, i, next);
      if (this.touched < PAUSE) continue;
      this.touched = 0;
      yield null;
    }
  }

  /** B = ∅ has no least element: row 0 of the ranks adds 0 for any. */
  empty(gap: Gap): void {
    const offsets = this.base(gap);
    this.kernel.rows(0, offsets, new Int32Array(offsets.length), new Int32Array(1), 0, 1);
  }
}

/**
 * Gives a kernel every set B of a turn's other places that has patterns: B by size, then by how it lies between the turn's
 * places, then colexicographically.
 */
export function* sweep(layout: Layout, turn: Turn, blocks: Blocks, kernel: Kernel): Work<never, void> {
  const walk = new Walk(layout, turn, kernel);
  for (const { patterns, gaps } of blocks.levels) {
    if (patterns.length === 0) continue;
    for (const gap of gaps) {
      if (gap.below.length === 0) walk.empty(gap);
      else yield* walk.all(gap);
    }
  }
}
