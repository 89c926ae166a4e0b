import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { LevelBelief, Work } from '../../contract.ts';
import { beliefUnit, type Binary, normalised, ONE, times } from '../binary.ts';
import { satisfiedShare } from '../constraint.ts';
import type { KindName } from '../parameters.ts';
import type { Turn } from '../schedule.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { clearBlocks, ClearKernel } from './clear-kernel.ts';
import type { ConstraintKernel } from './constraint-kernel.ts';
import { layoutOf, type Layout } from './levels.ts';
import { blockPatterns } from './patterns.ts';
import { ParityKernel } from './parity-kernel.ts';
import { RankOneKernel } from './rank-one-kernel.ts';
import { sweep } from './sweep.ts';

/** Constraints after which the sizes of the coefficients are looked at (random-sat §5). */
const CHECK_EVERY = 64;
/** Coefficients are kept within 2^±this. */
const RANGE = 100;
/** Coefficients looked at between two pauses. */
const PAUSE = 2_097_152;

/** The product of the constraints so far on levels ≤ d: coefficients in the unit of a scale (random-sat §3–5). */
export class Head {
  private readonly kind: KindName;
  private readonly layout: Layout;
  private readonly g: Float64Array;
  private scale: Binary = ONE;
  /** Σ g² over the sets of d elements. */
  private top = 0;
  private sinceCheck = 0;
  private readonly blocks = new Map<number, Blocks>();
  private readonly cleared: Blocks;

  constructor(kind: KindName, places: number, degree: number) {
    this.kind = kind;
    this.layout = layoutOf(places, degree);
    this.g = new Float64Array(this.layout.starts[degree + 1]!);
    this.g[0] = 1;
    this.top = degree === 0 ? 1 : 0;
    this.cleared = clearBlocks(this.layout);
  }

  /** What is swept for constraints of r variables, worked out once. */
  private blocksFor(r: number): Blocks {
    const { layout, kind } = this;
    const blocks = this.blocks.get(r) ?? blocksOf(layout, r, blockPatterns(kind, r, layout.degree));
    this.blocks.set(r, blocks);
    return blocks;
  }

  private kernelFor(turn: Turn, blocks: Blocks): ConstraintKernel {
    const { kind, layout, g } = this;
    return kind === 'xor'
      ? new ParityKernel(turn, layout, blocks, g)
      : new RankOneKernel(kind, turn, layout, blocks, g);
  }

  /** The estimate so far: ĝ(∅). */
  value(): Binary {
    return times(this.scale, { value: this.g[0]!, exponent: 0 });
  }

  /** What coefficients are to be multiplied by. */
  unit(): Binary {
    return this.scale;
  }

  /**
   * Multiplies by one constraint and keeps the levels ≤ d. Returns the squared norm of what was lost on each of the levels
   * above, in the unit of the scale before.
   */
  *multiply(turn: Turn): Work<never, Float64Array> {
    const blocks = this.blocksFor(turn.places.length);
    const kernel = this.kernelFor(turn, blocks);
    yield* sweep(this.layout, turn, blocks, kernel);
    // Where too few places are left for d of them there is nothing untouched, whatever rounding says.
    const untouched = turn.others.length < this.layout.degree ? 0 : Math.max(0, this.top - kernel.topBefore);
    this.top = untouched + kernel.topAfter;
    const share = satisfiedShare(this.kind, turn.places.length);
    this.scale = times(this.scale, { value: share, exponent: 0 });
    return kernel.lost(untouched);
  }

  /** Forgets the sets that never return to ∅; the estimate is the same without them (random-sat §9). */
  *close({ closing, places, others, constraint }: Turn): Work<never, void> {
    for (const place of closing) {
      const kernel = new ClearKernel(this.layout, this.g);
      const rest = Int32Array.from([...others, ...places.filter((each) => each !== place)]).sort();
      const single = { constraint, places: Int32Array.of(place), signs: Int8Array.of(1), others: rest, closing };
      yield* sweep(this.layout, single, this.cleared, kernel);
      this.top = Math.max(0, this.top - kernel.top);
    }
  }

  /** Every so often: sums the highest level anew, and takes a large or small factor out of all coefficients. */
  *rest(): Work<never, void> {
    if (++this.sinceCheck < CHECK_EVERY) return;
    this.sinceCheck = 0;
    let most = 0;
    yield* this.pass(0, (i) => {
      most = Math.max(most, Math.abs(this.g[i]!));
    });
    const { exponent } = normalised({ value: most, exponent: 0 });
    if (Math.abs(exponent) > RANGE) {
      const factor = powerOfTwo(-exponent);
      yield* this.pass(0, (i) => {
        this.g[i] = this.g[i]! * factor;
      });
      this.scale = { value: this.scale.value, exponent: this.scale.exponent + exponent };
    }
    this.top = 0;
    yield* this.pass(this.layout.degree, (i) => {
      this.top += this.g[i]! * this.g[i]!;
    });
  }

  /** Every coefficient from a level on, with pauses. */
  private *pass(level: number, visit: (index: number) => void): Work<never, void> {
    for (let from = this.layout.starts[level]!; from < this.g.length; from += PAUSE) {
      const end = Math.min(from + PAUSE, this.g.length);
      for (let i = from; i < end; i++) visit(i);
      yield null;
    }
  }

  /** Σ g² of each level, from 0 to d. */
  private energies(): Float64Array {
    const { starts, degree } = this.layout;
    return Float64Array.from({ length: degree + 1 }, (_, level) => {
      let sum = 0;
      for (let i = starts[level]!; i < starts[level + 1]!; i++) sum += this.g[i]! * this.g[i]!;
      return sum;
    });
  }

  /** What is known before the projection: the levels above d are in `lost`, in the unit of the scale `before`. */
  beliefWith(lost: Float64Array, before: Binary): LevelBelief {
    const { mass, energy, above } = this.inUnit(lost, before);
    return { kind: 'levels', mass, energy: Float64Array.of(...energy, ...above) };
  }

  /** What is known after it. */
  beliefWithout(lost: Float64Array, before: Binary): LevelBelief {
    const { mass, energy, above } = this.inUnit(lost, before);
    return { kind: 'levels', mass, energy, lost: above.reduce((sum, each) => sum + each, 0) };
  }

  private inUnit(lost: Float64Array, before: Binary): Pick<LevelBelief, 'mass' | 'energy'> & { above: Float64Array } {
    const unit = beliefUnit(this.scale);
    const [now, then] = [unit.factor(this.scale), unit.factor(before)];
    return {
      mass: { mantissa: Float64Array.of(this.g[0]! * now), log: unit.log },
      energy: this.energies().map((energy) => energy * now * now),
      above: lost.map((energy) => energy * then * then),
    };
  }
}
