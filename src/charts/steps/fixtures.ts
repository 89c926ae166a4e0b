import type { LevelStep } from '../../experiments/spec.ts';

/** Examples for tests: walks as estimators of products take them. */

/** Between 0 and 1, the same for the same number. */
function wobble(number: number): number {
  const turned = Math.sin(12.9898 * number + 4.1) * 43_758.5453;
  return turned - Math.floor(turned);
}

/** Deduction and projection of every factor, of a product whose degrees up to `degree` are kept. */
export function walkOf(count: number, degree: number): readonly LevelStep[] {
  const steps: LevelStep[] = [];
  for (let stage = 0; stage < count; stage++) {
    const grown = 1 - Math.exp(-(stage + 1) / 12);
    const mass = { mantissa: Float64Array.of(1 + 0.02 * wobble(stage)), log: Math.log(7 / 8) * (stage + 1) };
    const kept = Array.from({ length: degree + 1 }, (_, level) =>
      level === 0 ? (mass.mantissa[0] ?? 1) ** 2 : grown ** level * (0.7 - 0.12 * level + 0.1 * wobble(stage + level)),
    );
    const lost = 0.02 + 0.25 * grown ** (degree + 1) * wobble(3 * stage) ** 3;
    const base = { kind: 'levels', stage, mass } as const;
    steps.push({ ...base, step: 'deduction', energy: Float64Array.of(...kept, lost) });
    steps.push({ ...base, step: 'projection', energy: Float64Array.from(kept), lost });
  }
  return steps;
}

/** Two clauses, by hand: the second projection forgets an eighth. */
export const TWO: readonly LevelStep[] = [
  level('deduction', 0, [0.5, 0.25, 0.25]),
  level('projection', 0, [0.5, 0.25, 0.25], 0),
  level('deduction', 1, [0.25, 0.125, 0.0625, 0.0625]),
  level('projection', 1, [0.25, 0.125, 0.0625], 0.0625),
];

/** What knows one number of the product, and not what it forgets. */
export const ONE_NUMBER: readonly LevelStep[] = Array.from({ length: 12 }, (_, stage) => ({
  kind: 'levels',
  step: 'projection',
  stage,
  mass: { mantissa: Float64Array.of(stage === 7 ? -1 : 1), log: -400 * stage },
  energy: Float64Array.of(1),
}));

/** One step by its energies; the mass is the root of the first one. */
export function level(step: LevelStep['step'], stage: number, energy: readonly number[], lost?: number): LevelStep {
  const mass = { mantissa: Float64Array.of(Math.sqrt(energy[0] ?? 0)), log: 0 };
  const base = { kind: 'levels', step, stage, mass, energy: Float64Array.from(energy) } as const;
  return lost === undefined ? base : { ...base, lost };
}
