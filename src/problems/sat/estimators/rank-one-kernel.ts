import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { coefficientSize, satisfiedShare } from '../constraint.ts';
import type { KindName } from '../parameters.ts';
import type { Turn } from '../schedule.ts';
import type { ConstraintKernel } from './constraint-kernel.ts';
import type { Layout } from './levels.ts';
import { blockPatterns, blockSize } from './patterns.ts';
import { type Patterns, type Row, sizeOf } from './sweep.ts';

/** ∏_{j∈A} of the signs of the coefficients: F̂(A) = −q·this for A ≠ ∅ (random-sat §2). */
function patternSign(kind: KindName, signs: Int8Array, pattern: number): number {
  let product = 1;
  for (let x = 0; x < signs.length; x++) if (pattern & (1 << x)) product *= kind === 'sat' ? -signs[x]! : signs[x]!;
  return product;
}

/**
 * Multiplication by a `sat` or `nae` constraint (random-sat §4). With q = |F̂(T)|, coefficients in the unit of the scale so
 * far, and s_A the signs, every block of sets A ∪ B takes a rank-one update,
 *
 *     h = Σ_A s_A g(A∪B),   g(A∪B) ← g(A∪B)/F̂(∅) − s_A·(q/F̂(∅))·h.
 *
 * Operations of a block of a sets: a additions from 0, one product, and 2a; changes of sign are free.
 */
export class RankOneKernel implements ConstraintKernel {
  readonly most: number;
  topBefore = 0;
  topAfter = 0;
  /** Σ h² over the sets B of each level. */
  private readonly sums: Float64Array;
  private readonly kind: KindName;
  private readonly r: number;
  private readonly layout: Layout;
  private readonly g: Float64Array;
  private readonly index: Int32Array;
  private readonly blocks: readonly Patterns[];
  private readonly signs: readonly Float64Array[];
  /** Number of patterns of each level that do not lead to sets of d elements; those that do come last. */
  private readonly firstTop: readonly number[];
  private readonly grow: number;
  private readonly push: number;

  constructor(kind: KindName, turn: Turn, layout: Layout, g: Float64Array) {
    const { degree } = layout;
    const r = turn.places.length;
    [this.kind, this.r, this.layout, this.g] = [kind, r, layout, g];
    this.grow = 1 / satisfiedShare(kind, r);
    this.push = coefficientSize(kind, r) * this.grow;
    this.most = degree - 1;
    this.sums = new Float64Array(degree + 1);
    const levels = Array.from({ length: degree }, (_, level) => level);
    this.blocks = levels.map((level) => blockPatterns(kind, r, degree, level));
    this.signs = this.blocks.map((patterns) =>
      Float64Array.from(patterns, (pattern) => patternSign(kind, turn.signs, pattern)),
    );
    this.firstTop = this.blocks.map(
      (patterns, level) => patterns.filter((pattern) => sizeOf(pattern) < degree - level).length,
    );
    this.index = new Int32Array(Math.max(0, ...this.blocks.map((patterns) => patterns.length)));
  }

  patterns(level: number): Patterns {
    return this.blocks[level]!;
  }

  rows(level: number, { offsets, columns, least, from, end }: Row): void {
    const { g, index, grow, push } = this;
    const { ranks } = this.layout;
    const signs = this.signs[level]!;
    const count = offsets.length;
    const firstTop = this.firstTop[level]!;
    let [sum, before, after] = [this.sums[level]!, this.topBefore, this.topAfter];
    for (let i = from; i < end; i++) {
      const b = least[i]!;
      let h = 0;
      for (let a = 0; a < count; a++) {
        const at = offsets[a]! + ranks[columns[a]! + b]!;
        index[a] = at;
        h += signs[a]! * g[at]!;
      }
      sum += h * h;
      const u = push * h;
      for (let a = 0; a < firstTop; a++) g[index[a]!] = g[index[a]!]! * grow - signs[a]! * u;
      for (let a = firstTop; a < count; a++) {
        const old = g[index[a]!]!;
        const next = old * grow - signs[a]! * u;
        g[index[a]!] = next;
        before += old * old;
        after += next * next;
      }
    }
    [this.sums[level], this.topBefore, this.topAfter] = [sum, before, after];
  }

  lost(untouchedTop: number): Float64Array {
    const { r } = this;
    const { degree } = this.layout;
    const q = coefficientSize(this.kind, r);
    const sums = Float64Array.from(this.sums, (sum, level) => (level === degree ? untouchedTop : sum));
    return Float64Array.from({ length: r }, (_, i) => {
      const level = degree + 1 + i;
      if (this.kind === 'nae' && level % 2 === 1) return 0;
      let sum = 0;
      for (let b = Math.max(0, level - r); b <= degree; b++) sum += binomial(r, level - b) * sums[b]!;
      return q * q * sum;
    });
  }
}

/** Operations of one constraint of r variables beside `others` places: its blocks, and one for the scale. */
export function rankOneFlops(kind: KindName, r: number, others: number, degree: number): number {
  let flops = 1;
  for (let level = 0; level < degree; level++) {
    const size = blockSize(kind, r, degree, level);
    if (size > 0) flops += binomial(others, level) * (3 * size + 1);
  }
  return flops;
}
