import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { coefficientSize, satisfiedShare } from '../constraint.ts';
import type { KindName } from '../parameters.ts';
import type { Turn } from '../schedule.ts';
import type { Blocks } from './blocks.ts';
import type { ConstraintKernel } from './constraint-kernel.ts';
import type { Layout } from './levels.ts';
import { blockSize } from './patterns.ts';

/** ∏_{j∈A} of the signs of the coefficients: F̂(A) = −q·this for A ≠ ∅ (random-sat §2). */
export function patternSign(kind: KindName, signs: Int8Array, pattern: number): number {
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
  topBefore = 0;
  topAfter = 0;
  /** Σ h² over the sets B of each level. */
  private readonly sums: Float64Array;
  private readonly kind: KindName;
  private readonly blocks: Blocks;
  private readonly layout: Layout;
  private readonly g: Float64Array;
  private readonly index: Int32Array;
  private readonly signs: readonly Float64Array[];
  private readonly grow: number;
  private readonly push: number;

  constructor(kind: KindName, turn: Turn, layout: Layout, blocks: Blocks, g: Float64Array) {
    [this.kind, this.blocks, this.layout, this.g] = [kind, blocks, layout, g];
    this.grow = 1 / satisfiedShare(kind, blocks.r);
    this.push = coefficientSize(kind, blocks.r) * this.grow;
    this.sums = new Float64Array(layout.degree + 1);
    this.signs = blocks.levels.map(({ patterns }) =>
      Float64Array.from(patterns, (pattern) => patternSign(kind, turn.signs, pattern)),
    );
    this.index = new Int32Array(1 << blocks.r);
  }

  rows(level: number, offsets: Int32Array, columns: Int32Array, least: Int32Array, from: number, end: number): void {
    const { g, index, grow, push } = this;
    const { ranks } = this.layout;
    const signs = this.signs[level]!;
    const count = offsets.length;
    const firstTop = count - this.topCount(level);
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

  /** Number of patterns of a level that lead to sets of d elements: they come last. */
  private topCount(level: number): number {
    return binomial(this.blocks.r, this.layout.degree - level);
  }

  lost(untouchedTop: number): Float64Array {
    const { r } = this.blocks;
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
