import { binomial } from '../../numerics/combinatorics/binomial.ts';
import { powerOfTwo } from '../../numerics/special/bits.ts';
import { squaredCoefficient } from './constraint.ts';
import type { Work } from '../contract.ts';
import type { KindName } from './parameters.ts';

/** Rows are kept above 2^−this by powers of two. */
const SMALL = 256;
/** Rows between two pauses. */
const PAUSE = 128;

/**
 * Averages of squared coefficients over the random ensemble, by level: what one constraint on r uniform variables with fair
 * signs does to them (random-sat §3). With a of its variables in a set of ℓ, u of which leave it while w others enter,
 *
 *     λ'_ℓ = Σ_a C(ℓ,a) C(n−ℓ,r−a)/C(n,r) · Σ_{u≤a} Σ_{w≤r−a} C(a,u) C(r−a,w) F²_{u+w} λ_{ℓ−u+w}.
 */
export class LevelStep {
  private readonly r: number;
  /** Weight of λ_{ℓ+shift} in λ'_ℓ, at ℓ·(2r + 1) + shift + r. */
  private readonly weights: Float64Array;

  constructor(kind: KindName, variables: number, r: number) {
    this.r = r;
    const width = 2 * r + 1;
    this.weights = new Float64Array((variables + 1) * width);
    const choices = binomial(variables, r);
    for (let level = 0; level <= variables; level++) {
      for (let a = 0; a <= Math.min(r, level); a++) {
        const chance = (binomial(level, a) * binomial(variables - level, r - a)) / choices;
        for (let u = 0; u <= a; u++) {
          for (let w = 0; w <= r - a; w++) {
            const weight = binomial(a, u) * binomial(r - a, w) * squaredCoefficient(kind, r, u + w);
            this.weights[level * width + w - u + r]! += chance * weight;
          }
        }
      }
    }
  }

  /** The averages after one more constraint, for levels 0 … n. */
  apply(row: Float64Array): Float64Array {
    const { r, weights } = this;
    const width = 2 * r + 1;
    const next = new Float64Array(row.length);
    for (let level = 0; level < row.length; level++) {
      let sum = 0;
      for (let shift = Math.max(-r, -level); shift <= Math.min(r, row.length - 1 - level); shift++) {
        sum += weights[level * width + shift + r]! * row[level + shift]!;
      }
      next[level] = sum;
    }
    return next;
  }
}

/** Averages by level in the unit 2^exponent. */
export interface LevelRow {
  readonly values: Float64Array;
  readonly exponent: number;
}

/** The same averages in a unit in which the largest is not small. */
export function lifted({ values, exponent }: LevelRow): LevelRow {
  let most = 0;
  for (let level = 0; level < values.length; level++) most = Math.max(most, values[level]!);
  if (most === 0 || most >= powerOfTwo(-SMALL)) return { values, exponent };
  const factor = powerOfTwo(SMALL);
  return { values: values.map((value) => value * factor), exponent: exponent - SMALL };
}

/** Averages of the function 1: all on level 0. */
export function unitRow(variables: number): LevelRow {
  const values = new Float64Array(variables + 1);
  values[0] = 1;
  return { values, exponent: 0 };
}

/** Steps by their number of variables, each made once. */
export function levelSteps(kind: KindName, variables: number): (r: number) => LevelStep {
  const made = new Map<number, LevelStep>();
  return (r) => {
    const step = made.get(r) ?? new LevelStep(kind, variables, r);
    made.set(r, step);
    return step;
  };
}

/**
 * λ_ℓ = E[f̂(S)²], |S| = ℓ, of the last t constraints f for t = 0 … m: row t at index t. `widths` are numbers of variables
 * of the constraints in reading order, 0 for one that is always satisfied. Of each row only the first `levels` are kept.
 */
export function* tailRows(
  kind: KindName,
  variables: number,
  widths: readonly number[],
  levels = variables + 1,
): Work<never, readonly LevelRow[]> {
  const stepOf = levelSteps(kind, variables);
  let row = unitRow(variables);
  const kept = ({ values, exponent }: LevelRow): LevelRow => ({ values: values.slice(0, levels), exponent });
  const rows = [kept(row)];
  for (let index = widths.length - 1; index >= 0; index--) {
    const r = widths[index]!;
    if (r > 0) row = lifted({ values: stepOf(r).apply(row.values), exponent: row.exponent });
    rows.push(kept(row));
    if (index % PAUSE === 0) yield null;
  }
  return rows;
}
