import fc from 'fast-check';
import type { LevelStep } from '../../experiments/spec.ts';

/** Squared norms: ordinary, none, and as far apart as doubles go. */
const energy = fc.oneof(
  { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 4 },
  fc.constantFrom(0, 5e-324, 1e-200, 1e200, 1.7e308),
);

/** Masses of either sign, and of logarithms that no double's exponent reaches. */
const mass = fc.record({
  mantissa: fc.double({ min: -2, max: 2, noNaN: true }).map((value) => Float64Array.of(value)),
  log: fc.oneof(fc.constant(0), fc.double({ min: -1e5, max: 1e5, noNaN: true })),
});

interface Shape {
  readonly steps: 'both' | 'deduction' | 'projection';
  readonly mass: LevelStep['mass'];
  readonly energy: readonly number[];
  readonly lost: number | undefined;
}

const factor = fc.record({
  steps: fc.constantFrom('both', 'both', 'deduction', 'projection'),
  mass,
  energy: fc.array(energy, { minLength: 1, maxLength: 9 }),
  lost: fc.oneof(energy, fc.constant(undefined)),
});

function stepsOf({ steps, mass: value, energy: kept, lost }: Shape, stage: number): readonly LevelStep[] {
  const base = { kind: 'levels', stage, mass: value } as const;
  const projection: LevelStep = { ...base, step: 'projection', energy: Float64Array.from(kept) };
  const told = lost === undefined ? projection : { ...projection, lost };
  const deduction: LevelStep = { ...base, step: 'deduction', energy: Float64Array.of(...kept, lost ?? 0) };
  return steps === 'both' ? [deduction, told] : [steps === 'deduction' ? deduction : told];
}

/** Walks of any estimator of a product, sound or not. */
export const walks = fc
  .array(factor, { maxLength: 40 })
  .map((all) => all.flatMap((shape, stage) => stepsOf(shape, stage)));
