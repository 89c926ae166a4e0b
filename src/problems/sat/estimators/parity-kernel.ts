import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import type { Turn } from '../schedule.ts';
import { sizeOf } from './bits.ts';
import type { Blocks } from './blocks.ts';
import type { ConstraintKernel } from './constraint-kernel.ts';
import type { Layout } from './levels.ts';
import { pairsWithin } from './patterns.ts';

/**
 * Multiplication by an `xor` constraint (random-sat §4): g'(S) = ½g(S) + ½σ_V g(S Δ V). With the factor ½ in the scale, the
 * sets A ∪ B and (V∖A) ∪ B become x = g(A∪B) + σ_V g((V∖A)∪B) and σ_V·x: one addition a pair. A set whose partner is out of
 * the ball keeps its coefficient, and its copy is lost.
 */
export class ParityKernel implements ConstraintKernel {
  topBefore = 0;
  topAfter = 0;
  /** Σ g² over sets whose partner is out of the ball, at level·(r + 1) + |A|. */
  private readonly alone: Float64Array;
  private readonly layout: Layout;
  private readonly g: Float64Array;
  private readonly r: number;
  /** ∏ of the signs. */
  private readonly sigma: number;
  private readonly sizes: readonly (readonly number[])[];
  /** For each pattern the index of its partner, or −1. */
  private readonly partners: readonly (readonly number[])[];

  constructor(turn: Turn, layout: Layout, { r, levels }: Blocks, g: Float64Array) {
    [this.r, this.layout, this.g] = [r, layout, g];
    this.sigma = turn.signs.reduce((product, sign) => product * sign, 1);
    this.alone = new Float64Array((layout.degree + 1) * (r + 1));
    this.sizes = levels.map(({ patterns }) => patterns.map(sizeOf));
    this.partners = levels.map(({ patterns }) => patterns.map((pattern) => patterns.indexOf(((1 << r) - 1) ^ pattern)));
  }

  rows(level: number, offsets: Int32Array, columns: Int32Array, least: Int32Array, from: number, end: number): void {
    const { ranks } = this.layout;
    const sizes = this.sizes[level]!;
    const partners = this.partners[level]!;
    const index = new Int32Array(offsets.length);
    for (let i = from; i < end; i++) {
      for (let a = 0; a < index.length; a++) index[a] = offsets[a]! + ranks[columns[a]! + least[i]!]!;
      for (let a = 0; a < index.length; a++) {
        const partner = partners[a]!;
        // Each pair once, at the first of its two.
        if (partner < 0) this.keep(level, sizes[a]!, index[a]!);
        else if (partner > a) this.exchange(index[a]!, index[partner]!, level + sizes[a]!, level + sizes[partner]!);
      }
    }
  }

  private keep(level: number, size: number, at: number): void {
    const square = this.g[at]! * this.g[at]!;
    this.alone[level * (this.r + 1) + size]! += square;
    if (size + level === this.layout.degree) this.count(this.g[at]!, this.g[at]!);
  }

  private exchange(first: number, second: number, firstLevel: number, secondLevel: number): void {
    const { g, sigma } = this;
    const { degree } = this.layout;
    const [x, y] = [g[first]!, g[second]!];
    const sum = x + sigma * y;
    g[first] = sum;
    g[second] = sigma * sum;
    if (firstLevel === degree) this.count(x, sum);
    if (secondLevel === degree) this.count(y, sum);
  }

  private count(before: number, after: number): void {
    this.topBefore += before * before;
    this.topAfter += after * after;
  }

  lost(untouchedTop: number): Float64Array {
    const { r } = this;
    const { degree } = this.layout;
    const lost = new Float64Array(r);
    this.alone[degree * (r + 1)] = untouchedTop;
    for (let level = 0; level <= degree; level++) {
      for (let size = 0; size <= Math.min(r, degree - level); size++) {
        const above = level + r - size - degree;
        if (above > 0) lost[above - 1]! += 0.25 * this.alone[level * (r + 1) + size]!;
      }
    }
    return lost;
  }
}

/** Operations of one constraint of r variables beside `others` places: one a pair, and one for the scale. */
export function parityFlops(r: number, others: number, degree: number): number {
  let flops = 1;
  for (let level = 0; level < degree; level++) flops += binomial(others, level) * pairsWithin(r, degree - level);
  return flops;
}
