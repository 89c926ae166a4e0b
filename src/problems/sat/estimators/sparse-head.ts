import { log } from '../../../numerics/special/log.ts';
import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { LevelBelief, Work } from '../../contract.ts';
import { beliefUnit, type Binary, logOf, normalised, ONE, times, ZERO } from '../binary.ts';
import { satisfiedShare } from '../constraint.ts';
import type { Formula } from '../instance.ts';
import { bestOf } from './selection.ts';
import { SetIndex, SetList } from './sets.ts';
import { sparseBlock } from './sparse-blocks.ts';

/** Coefficients of no more than this are forgotten: rounding errors of zeros (random-sat §9). */
const NOTHING = 1e-18;
/** Scores are compared to the nearest 2^−16 of a power of two, so that rounding does not decide (random-sat §9). */
const SCORE_STEPS = 65536;
/** A key above that of any score. */
const FIRST = 0x40000000;
/** Coefficients are kept below 2^this. */
const RANGE = 100;
/** Sets between two pauses. */
const PAUSE = 16_384;
/** Blocks between two pauses: they have up to 32 sets each, of five variables. */
const BLOCK_PAUSE = 1024;

/** What a constraint's turn needs to know besides its literals. */
export interface SparseTurn {
  /** Its variables and signs, ascending by variable. */
  readonly variables: readonly number[];
  readonly signs: Int8Array;
  /** Pattern of those that no later constraint has. */
  readonly finished: number;
  /** ln(r_v·w) of every variable, r_v·w summed over the later constraints that have it. */
  readonly weights: Float64Array;
}

/** Candidates for the next head: sets with their coefficients. */
interface Candidates {
  readonly sets: SetList;
  readonly values: Float64Array;
  readonly count: number;
}

/** At most B Fourier coefficients of the product of the constraints so far, in the unit of a scale (random-sat §9). */
export class SparseHead {
  private readonly formula: Formula;
  private readonly terms: number;
  private sets: SetList;
  private values: Float64Array = Float64Array.of(1);
  private count = 1;
  private scale: Binary = ONE;

  constructor(formula: Formula, terms: number) {
    [this.formula, this.terms] = [formula, terms];
    this.sets = new SetList(Math.max(1, Math.ceil(formula.variables / 32)), 1);
  }

  /** The estimate so far: ĝ(∅), 0 where it was among the coefficients that vanish. */
  value(): Binary {
    for (let i = 0; i < this.count; i++) {
      if (this.sets.size(i) === 0) return times(this.scale, { value: this.values[i]!, exponent: 0 });
    }
    return ZERO;
  }

  /** Multiplies by one constraint; sets with finished variables are left out. All others are candidates. */
  *multiply({ variables, signs, finished }: SparseTurn): Work<never, void> {
    const { kind } = this.formula;
    const block = sparseBlock(kind, signs, finished);
    const index = new SetIndex(this.sets.words, this.count);
    const width = 1 << variables.length;
    const values = new Float64Array(this.count * width);
    for (let i = 0; i < this.count; i++) {
      index.sets.copy(index.candidate, this.sets, i);
      let pattern = 0;
      for (const [j, variable] of variables.entries()) {
        if (!index.sets.has(index.candidate, variable)) continue;
        pattern |= 1 << j;
        index.sets.remove(index.candidate, variable);
      }
      values[index.numberOf() * width + pattern] = this.values[i]!;
      if (i % PAUSE === PAUSE - 1) yield null;
    }
    for (let b = 0; b < index.count; b++) {
      block.multiply(values, b * width, index.sets.size(b) % 2 === 1);
      if (b % BLOCK_PAUSE === BLOCK_PAUSE - 1) yield null;
    }
    yield* this.take(index, block.staying, variables, values);
    this.scale = times(this.scale, { value: satisfiedShare(kind, variables.length), exponent: 0 });
  }

  /** The staying sets with a coefficient take the place of those before. */
  private *take(
    { sets: bases, count }: SetIndex,
    staying: readonly number[],
    variables: readonly number[],
    all: Float64Array,
  ): Work<never, void> {
    const width = 1 << variables.length;
    const sets = new SetList(bases.words, count * staying.length);
    const values = new Float64Array(count * staying.length);
    let taken = 0;
    for (let b = 0; b < count; b++) {
      for (const pattern of staying) {
        const value = all[b * width + pattern]!;
        if (Math.abs(value) <= NOTHING) continue;
        sets.copy(taken, bases, b);
        for (const [j, variable] of variables.entries()) if (pattern & (1 << j)) sets.add(taken, variable);
        values[taken++] = value;
      }
      if (b % BLOCK_PAUSE === BLOCK_PAUSE - 1) yield null;
    }
    this.replace({ sets, values, count: taken });
  }

  private replace({ sets, values, count }: Candidates): void {
    [this.sets, this.values, this.count] = [sets, values, count];
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(values[i]!));
    const { exponent } = normalised({ value: most, exponent: 0 });
    if (exponent <= RANGE) return;
    const factor = powerOfTwo(-exponent);
    for (let i = 0; i < count; i++) values[i] = values[i]! * factor;
    this.scale = { value: this.scale.value, exponent: this.scale.exponent + exponent };
  }

  /** 2·ln|g̃(S)| + Σ_{v∈S} ln(r_v·w) of a set: the logarithm of its score in the unit of the scale. */
  private logScore(i: number, weights: Float64Array): number {
    let sum = 2 * log(Math.abs(this.values[i]!));
    for (const variable of this.sets.members(i)) sum += weights[variable]!;
    return sum;
  }

  /** Keeps ∅ and the B − 1 sets of highest score. Returns the squared norm of the others, in the unit of the squared scale. */
  *select(weights: Float64Array): Work<never, number> {
    if (this.count <= this.terms) return 0;
    const unit = 2 * logOf(this.scale);
    const keys = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const steps = ((this.logScore(i, weights) + unit) / Math.LN2) * SCORE_STEPS;
      keys[i] = this.sets.size(i) === 0 ? FIRST : Math.floor(steps + 0.5);
      if (i % PAUSE === PAUSE - 1) yield null;
    }
    const marks = yield* bestOf(keys, this.terms, (a, b) => this.sets.compare(a, b));
    return this.keep(marks);
  }

  /** Drops what is not marked. */
  private keep(marks: Uint8Array): number {
    let [kept, lost] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      const value = this.values[i]!;
      if (marks[i]) {
        this.sets.copy(kept, this.sets, i);
        this.values[kept++] = value;
      } else {
        lost += value * value;
      }
    }
    this.count = kept;
    return lost;
  }

  /** The estimate so far and the energy of every level that there is. */
  belief(): LevelBelief {
    const unit = beliefUnit(this.scale);
    const factor = unit.factor(this.scale);
    const energy: number[] = [0];
    let mass = 0;
    for (let i = 0; i < this.count; i++) {
      const level = this.sets.size(i);
      while (energy.length <= level) energy.push(0);
      const value = this.values[i]! * factor;
      energy[level]! += value * value;
      if (level === 0) mass = value;
    }
    return {
      kind: 'levels',
      mass: { mantissa: Float64Array.of(mass), log: unit.log },
      energy: Float64Array.from(energy),
    };
  }

  /** The same after a projection that dropped a squared norm of `lost`, in the unit of the squared scale. */
  beliefWithout(lost: number): LevelBelief {
    const factor = beliefUnit(this.scale).factor(this.scale);
    return { ...this.belief(), lost: lost * factor * factor };
  }
}
