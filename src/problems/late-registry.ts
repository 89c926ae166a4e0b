import type { LateSource } from './late.ts';
import { lateMlp } from './mlp/late.ts';

/** The families of the registry as workers have them: large estimators are fetched when first needed. */
const lateSources: readonly LateSource[] = [lateMlp];

/** The family that links call `id`. */
export function findLate(id: string): LateSource | undefined {
  return lateSources.find((family) => family.id === id);
}
