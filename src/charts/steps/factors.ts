import type { LevelStep } from '../../experiments/spec.ts';
import type { Scaled } from '../../problems/scaled.ts';

/** Degrees up to this one have a hue of their own; all above it are one part. */
const HIGHEST = 4;

/** Shares of E[g²]: of every degree from 0 on, where the sixth is all from 5 on, and what a projection drops. They add up to 1. */
export interface Parts {
  readonly kept: readonly number[];
  readonly forgotten: number;
}

/** What is known after all steps of one factor. */
export interface Factor {
  /** Its steps are those from `first` to `last`. */
  readonly first: number;
  readonly last: number;
  readonly mass: Scaled;
  /** Undefined where the product has no energy, or none that is a finite number. */
  readonly parts: Parts | undefined;
  /** Share dropped by its projection; undefined where there is none, or where that is not known. */
  readonly forgotten: number | undefined;
}

/** A walk by its factors, and what there is to show of it. */
export interface Factors {
  readonly steps: readonly LevelStep[];
  readonly factors: readonly Factor[];
  /** Number of the factor of every step, counted from 0. */
  readonly factorOf: readonly number[];
  /** Parts by degree that appear anywhere: at least 1, at most 6. */
  readonly degrees: number;
  /** Whether it is known of any projection what it drops, and whether any of them drops something. */
  readonly known: boolean;
  readonly loses: boolean;
}

/** "2", "5 and above": a part as it is called after the word degree. */
export function degreeName(degree: number): string {
  return degree > HIGHEST ? `${degree} and above` : String(degree);
}

/** Energies by degree, with all above degree 4 as one. */
function folded(energy: Float64Array): readonly number[] {
  const own = [...energy.subarray(0, HIGHEST + 1)];
  if (energy.length <= HIGHEST + 1) return own;
  return [...own, energy.subarray(HIGHEST + 1).reduce((sum, each) => sum + each, 0)];
}

/** What the energies and what was dropped are of their sum; undefined where that is 0 or not finite. */
export function partsOf(energy: Float64Array, lost = 0): Parts | undefined {
  // Squared norms as differences may fall below 0 by rounding.
  const all = [...folded(energy), lost].map((each) => Math.max(0, each));
  const most = Math.max(...all);
  if (!(most > 0) || most === Infinity) return undefined;
  // In units of the largest one the sum cannot overflow.
  const sum = all.reduce((total, each) => total + each / most, 0);
  const shares = all.map((each) => each / most / sum);
  return { kept: shares.slice(0, -1), forgotten: shares.at(-1) ?? 0 };
}

function factorFrom(steps: readonly LevelStep[], first: number, last: number): Factor | undefined {
  const end = steps[last];
  if (end === undefined) return undefined;
  const parts = partsOf(end.energy, end.lost);
  const { mass } = end;
  return { first, last, mass, parts, forgotten: end.lost === undefined ? undefined : parts?.forgotten };
}

/** Where a factor's steps begin: at a deduction, and wherever the stage is another. */
function begins(steps: readonly LevelStep[], index: number): boolean {
  const [before, here] = [steps[index - 1], steps[index]];
  if (before?.stage !== here?.stage) return true;
  return before?.step === 'projection' && here?.step === 'deduction';
}

/** Gathers the steps of a walk by factors, numbered in the order of the walk. */
export function factorsOf(steps: readonly LevelStep[]): Factors {
  const starts = steps.map((_, index) => index).filter((index) => begins(steps, index));
  const factors = starts.flatMap((first, number) => {
    const factor = factorFrom(steps, first, (starts[number + 1] ?? steps.length) - 1);
    return factor === undefined ? [] : [factor];
  });
  const shares = factors.map(({ forgotten }) => forgotten).filter((share) => share !== undefined);
  return {
    steps,
    factors,
    factorOf: factors.flatMap(({ first, last }, number) => Array.from({ length: last - first + 1 }, () => number)),
    degrees: factors.reduce((most, { parts }) => Math.max(most, parts?.kept.length ?? 1), 1),
    known: shares.length > 0,
    loses: shares.some((share) => share > 0),
  };
}

/** The state before a step, and after it: the product of no factors is 1, all of it degree 0. */
export function around(
  steps: readonly LevelStep[],
  index: number,
): { readonly before: Parts | undefined; readonly after: Parts | undefined } {
  const [earlier, here] = [steps[index - 1], steps[index]];
  return {
    before: earlier === undefined ? { kept: [1], forgotten: 0 } : partsOf(earlier.energy),
    after: here && partsOf(here.energy, here.lost),
  };
}
